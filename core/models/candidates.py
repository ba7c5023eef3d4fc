"""Candidates as an agency knows them, and each resume submitted for them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, currency, mentions, money, part_of
from core.models.enums import ContractType, EmploymentStatus

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.files import StoredFile
    from core.models.people import User


class CandidateProfile(Table):
    """A person within one agency, perhaps with a login; gender, age and disability are not stored."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "candidates", index=False
    )
    organization_id: int
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="candidacies", null=True, db_index=True
    )
    user_id: int | None
    name = fields.CharField(200)
    email = fields.CharField(254)
    email_key = fields.CharField(254, null=True)
    phone_e164 = fields.CharField(16, null=True)
    alternate_phone_e164 = fields.CharField(16, null=True)
    owner: fields.ForeignKeyNullableRelation[User] = mentions("User")
    owner_id: int | None
    owned_since = fields.DatetimeField(null=True)
    photo: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    photo_id: int | None
    about = fields.TextField(default="")
    designation = fields.CharField(150, default="")
    current_company = fields.CharField(200, default="")
    current_location = fields.CharField(100, default="")
    communication_address = fields.TextField(default="")
    permanent_address = fields.TextField(default="")
    experience_years = fields.DecimalField(4, 1, null=True)
    current_ctc = money(null=True)
    expected_ctc = money(null=True)
    currency = currency()
    notice_period = fields.IntField(null=True)
    highest_qualification = fields.CharField(255, default="")
    skills = fields.JSONField[list[str]](default=list)
    linkedin_url = fields.CharField(255, default="")
    erased_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    resumes: fields.ReverseRelation[CandidateResume]
    documents: fields.ReverseRelation[CandidateDocument]
    certificates: fields.ReverseRelation[CandidateCertificate]
    experiences: fields.ReverseRelation[CandidateExperience]
    education: fields.ReverseRelation[CandidateEducation]

    class Meta:
        table = "candidate_profiles"
        unique_together = (("organization", "email"),)
        indexes = (
            ("organization", "phone_e164"),
            ("organization", "email_key"),
            ("organization", "updated_at", "id"),
        )


class CandidateResume(Table):
    """One submitted resume: the file, its text, what was suggested from it and what a human confirmed."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization", "resumes")
    organization_id: int
    candidate: fields.ForeignKeyRelation[CandidateProfile] = part_of("CandidateProfile", "resumes")
    candidate_id: int
    file: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile", db_index=True)
    file_id: int | None
    uploaded_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    uploaded_by_id: int | None
    extracted_text = fields.TextField(default="")
    is_scanned = fields.BooleanField(default=False)
    suggestions = fields.JSONField[dict[str, Any]](default=dict)
    name = fields.CharField(200)
    email = fields.CharField(254)
    phone_e164 = fields.CharField(16, null=True)
    other_details = fields.TextField(default="")
    current_company = fields.CharField(200, default="")
    current_location = fields.CharField(100, default="")
    contract_type = choice(ContractType, null=True)
    experience_years = fields.DecimalField(4, 1, default=Decimal("0"))
    current_ctc = money(null=True)
    expected_ctc = money(null=True)
    currency = currency()
    notice_period = fields.IntField(default=0)
    joining_days_required = fields.IntField(default=7)
    job_status = choice(EmploymentStatus, default=EmploymentStatus.WORKING)
    highest_qualification = fields.CharField(255, default="")
    created_at = fields.DatetimeField(auto_now_add=True)

    skills: fields.ReverseRelation[CandidateSkill]

    class Meta:
        table = "candidate_resumes"


class CandidateSkill(Table):
    """A skill of a candidate as rated with one resume, from 1 to 10."""

    resume: fields.ForeignKeyRelation[CandidateResume] = part_of("CandidateResume", "skills")
    resume_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    skill = fields.CharField(100)
    is_primary = fields.BooleanField(default=False)
    rating = fields.SmallIntField()

    class Meta:
        table = "candidate_skills"


class CandidateDocument(Table):
    """A named paper of a candidate."""

    candidate: fields.ForeignKeyRelation[CandidateProfile] = part_of("CandidateProfile", "documents")
    candidate_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    document_name = fields.CharField(100)
    file: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    file_id: int | None
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "candidate_documents"


class CandidateCertificate(Table):
    """A certificate of a candidate."""

    candidate: fields.ForeignKeyRelation[CandidateProfile] = part_of("CandidateProfile", "certificates")
    candidate_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    certificate_name = fields.CharField(100)
    file: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    file_id: int | None
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "candidate_certificates"


class CandidateExperience(Table):
    """A former or present employment of a candidate."""

    candidate: fields.ForeignKeyRelation[CandidateProfile] = part_of("CandidateProfile", "experiences")
    candidate_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    role = fields.CharField(100)
    job_type = fields.CharField(50, default="")
    company_name = fields.CharField(200)
    from_date: fields.Field[datetime.date] = fields.DateField()
    to_date: fields.Field[datetime.date | None] = fields.DateField(null=True)
    is_working = fields.BooleanField(default=False)
    reason_for_resignation = fields.TextField(default="")
    relieving_letter: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    relieving_letter_id: int | None
    pay_slip_1: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    pay_slip_1_id: int | None
    pay_slip_2: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    pay_slip_2_id: int | None
    pay_slip_3: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    pay_slip_3_id: int | None

    class Meta:
        table = "candidate_experiences"


class CandidateEducation(Table):
    """A degree of a candidate, or the way to it."""

    candidate: fields.ForeignKeyRelation[CandidateProfile] = part_of("CandidateProfile", "education")
    candidate_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    institution_name = fields.CharField(150)
    degree = fields.CharField(100)
    field_of_study = fields.CharField(100, default="")
    grade = fields.CharField(30, default="")
    start_date: fields.Field[datetime.date | None] = fields.DateField(null=True)
    end_date: fields.Field[datetime.date | None] = fields.DateField(null=True)
    proof: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    proof_id: int | None

    class Meta:
        table = "candidate_education"
