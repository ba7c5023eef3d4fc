"""The lines of a resume, each with the section it stands in."""

import re
from dataclasses import dataclass
from typing import Literal

Section = Literal["top", "experience", "education", "skills", "references", "other"]

_HEADINGS: dict[Section, str] = {
    "experience": """experience, work experience, professional experience, employment, employment
        history, work history, career history, career summary, professional background,
        internship, internships, employment details, organizational experience, organisational
        experience, experience details, relevant experience, industry experience, अनुभव, कार्य
        अनुभव""",
    "education": """education, educational qualification, educational qualifications, academic
        qualification, academic qualifications, academics, academic details, academic profile,
        academic background, qualification, qualifications, education details, educational
        details, educational background, scholastics, education and training, शिक्षा, शैक्षणिक
        योग्यता""",
    "skills": """skills, technical skills, key skills, core skills, skill set, skillset, skill
        sets, it skills, core competencies, competencies, areas of expertise, expertise,
        technologies, technical expertise, technical proficiency, tools, tools and
        technologies, software skills, technical summary, professional skills, computer
        skills, soft skills, कौशल""",
    "references": "reference, references, referees, referee",
    "other": """summary, professional summary, profile, objective, career objective, about, about
        me, projects, academic projects, personal projects, project details, publications,
        certifications, certificates, certification, awards, achievements, honors, honours,
        selected honors, personal details, personal profile, personal information,
        declaration, languages, languages known, hobbies, interests, contact, contacts,
        contact details, address, patents, invited talks, volunteering, training, trainings,
        courses, extra curricular activities, extracurricular activities, strengths, परिचय,
        curriculum vitae, resume, cv, bio data, biodata, career highlights""",
}
_SECTION_OF: dict[str, Section] = {
    " ".join(heading.split()): section
    for section, headings in _HEADINGS.items()
    for heading in headings.split(",")
}
_MOST_LINES, _LONGEST_LINE = 3_000, 1_000
"""Far beyond any resume; without an end a hostile file could keep the patterns busy."""
_BULLET = re.compile(r"^[\s•●▪■◦‣⁃*·–—»✓➢➤o-]*[•●▪■◦‣⁃*»✓➢➤·]\s*|^\s*[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something."""

    number: int
    text: str
    section: Section
    is_heading: bool = False
    is_bullet: bool = False


def lines_of(text: str) -> list[Line]:
    """Lines with words, in order, under the headings met so far."""
    section: Section = "top"
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines()[:_MOST_LINES], start=1):
        words = " ".join(raw[:_LONGEST_LINE].split())
        if not words:
            continue
        found, rest = _heading(words)
        section = found or section
        plain = _BULLET.sub("", words)
        lines.append(Line(number, plain or words, section, bool(found) and not rest, plain != words))
    return lines


def _heading(words: str) -> tuple[Section | None, str]:
    """The section a line opens, and what else the line says after a colon."""
    head, colon, rest = words.partition(":")
    if not colon and len(words) > 45:
        return None, words
    # A heading may be said in two languages: परिचय / Profile.
    for part in [head, *head.split("/")]:
        key = " ".join(re.sub(r"[^\w\u0900-\u097f ]", " ", part.replace("&", " and ")).casefold().split())
        if key in _SECTION_OF:
            return _SECTION_OF[key], rest.strip()
    return None, words
