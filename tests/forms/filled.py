"""Answers to the form with everything, as a person gives them in each chat."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.stories.hire import RESUMES

PAPER = (RESUMES / "priya_sharma.pdf").read_bytes()
STARTS = datetime(2026, 3, 5, 16, 0, tzinfo=ZoneInfo("Asia/Kolkata"))
ANSWERS: dict[str, Any] = {
    "title": "A long way",
    "story": "First line.\nSecond line.",
    "email": "Asha@Example.com",
    "phone": "98450 12345",
    "people": "3",
    "weight": "70.50",
    "price": "8.5 LPA",
    "day": "2026-03-05",
    "until": "2026-03-09",
    "starts": STARTS,
    "flies": "Yes",
    "colour": "Green",
    "tools": ["Pen", "Quill"],
    "town": "Town 0003",
    "visited": ["Town 0001", "Town 0004"],
    "paper": (PAPER, "paper.pdf"),
    "airline": "Air One",
    "stops.0.place": "Pune",
    "stops.0.nights": "2",
    "stops.1.place": "Goa",
    "stops.1.nights": "5",
}
KEPT: dict[str, Any] = {
    "title": "A long way",
    "story": "First line.\nSecond line.",
    "email": "asha@example.com",
    "phone": "+919845012345",
    "people": 3,
    "weight": "70.5",
    "price": "850000",
    "day": "2026-03-05",
    "until": "2026-03-09",
    "starts": "2026-03-05T10:30:00+00:00",
    "flies": True,
    "colour": "green",
    "tools": ["pen", "quill"],
    "town": {"value": "3", "label": "Town 0003"},
    "visited": [{"value": "1", "label": "Town 0001"}, {"value": "4", "label": "Town 0004"}],
    "airline": "Air One",
    "stops.0.place": "Pune",
    "stops.0.nights": 2,
    "stops.1.place": "Goa",
    "stops.1.nights": 5,
    "stops.+": True,
}
"""The same as they are kept, but for the paper."""
