"""What the catalogue says of how loudly a kind is told."""

from core.models.enums import Priority
from core.notifications.load import load_kinds


def test_what_comes_without_a_sound_waits_for_nobody() -> None:
    low = [kind for kind in load_kinds().values() if kind.low]
    assert len(low) >= 5
    assert [kind.name for kind in low if kind.awaits or kind.urgent] == []


def test_only_what_cannot_wait_for_the_morning_is_urgent() -> None:
    urgent = {kind.name for kind in load_kinds().values() if kind.urgent}
    assert urgent == {"interview_soon_for_candidate", "interview_soon_for_interviewer"}
    assert all(load_kinds()[name].priority < Priority.DIGEST for name in urgent)
