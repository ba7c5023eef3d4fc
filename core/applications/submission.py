"""The command a profile is sent with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.candidates.person import Person


@dataclass(frozen=True, slots=True)
class ResumeSubmission:
    """A person, his resume and his ratings, for one location."""

    location_id: int
    file_id: int
    person: Person
    ratings: Mapping[int, int]
    """From the job's skill (row id) to 1–10."""
    consent_text: str
    """The exact text the recruiter ticked; empty when he did not."""
    message: str = ""
    extracted_text: str = ""
    is_scanned: bool = False
    suggestions: Mapping[str, Any] = field(default_factory=dict)
