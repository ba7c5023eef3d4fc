"""Links that hold only within one agency, and between things that belong together.

A plain foreign key would let a job of one agency have a location owned by another.
"""

from tortoise.fields.relational import ForeignKeyFieldInstance

from core import models

# child, its link, the parent's columns that must agree besides the id (same name in both tables)
LINKS: tuple[tuple[type[models.Table], str, tuple[str, ...]], ...] = (
    (models.ClientOrganizationTerms, "connection", ("organization_id",)),
    (models.NegotiationRequest, "connection", ("organization_id",)),
    (models.JobPosting, "connection", ("organization_id", "client_id")),
    (models.JobLocation, "job", ("organization_id",)),
    (models.AssignedJob, "location", ("organization_id",)),
    (models.SkillMetric, "job", ("organization_id",)),
    (models.InterviewerDetails, "job", ("organization_id",)),
    (models.JobPostTerms, "job", ("organization_id",)),
    (models.JobEditVersion, "job", ("organization_id",)),
    (models.JobEditField, "version", ("organization_id",)),
    (models.CandidateResume, "candidate", ("organization_id",)),
    (models.CandidateSkill, "resume", ("organization_id",)),
    (models.CandidateDocument, "candidate", ("organization_id",)),
    (models.CandidateCertificate, "candidate", ("organization_id",)),
    (models.CandidateExperience, "candidate", ("organization_id",)),
    (models.CandidateEducation, "candidate", ("organization_id",)),
    (models.JobApplication, "location", ("organization_id", "job_id")),
    (models.JobApplication, "resume", ("organization_id", "candidate_id")),
    (models.InterviewScheduled, "application", ("organization_id", "candidate_id")),
    (models.InterviewOffer, "application", ("organization_id",)),
    (models.CandidateEvaluation, "application", ("organization_id", "candidate_id")),
    (models.SelectedCandidate, "application", ("organization_id", "candidate_id")),
    (models.ReplacementCandidate, "leaver", ("organization_id",)),
    (models.InvoiceGenerated, "selected", ("organization_id",)),
    (models.CreditNote, "invoice", ("organization_id",)),
    (models.LinkedInPost, "job", ("organization_id",)),
)


def same_agency_statements() -> list[str]:
    """The links as SQL: what they point at must be unique first."""
    keys: dict[str, None] = {}
    links: list[str] = []
    for child, link, columns in LINKS:
        field = child._meta.fields_map[link]
        assert isinstance(field, ForeignKeyFieldInstance)
        table = child._meta.db_table
        parent = getattr(models, str(field.model_name).removeprefix("models."))._meta.db_table
        also = ", ".join(columns)
        name = "_".join(column.removesuffix("_id") for column in columns)
        keys[f'ALTER TABLE "{parent}" ADD CONSTRAINT "{parent}_of_{name}" UNIQUE (id, {also});'] = None
        links.append(
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{link}_same_{name}"'
            f' FOREIGN KEY ({link}_id, {also}) REFERENCES "{parent}" (id, {also})'
            f" ON DELETE {field.on_delete.value};"
        )
    return [*keys, *links]
