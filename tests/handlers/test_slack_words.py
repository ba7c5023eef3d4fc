"""Commands are named in Slack as they are typed there; what people write stays as it is."""

import pytest

from bot.handlers.slack.wire import escape


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Begin with /post_job.", "Begin with /hiresync post_job."),
        ("See /inbox or “/drafts”", "See /hiresync inbox or “/hiresync drafts”"),
        ("Type /hiresync help", "Type /hiresync help"),
        ("I ran /admin and /etc/passwd", "I ran /admin and /etc/passwd"),
        ("https://example.com/inbox and 8/10", "https://example.com/inbox and 8/10"),
        ("R&D <now>", "R&amp;D &lt;now&gt;"),
    ],
)
def test_only_our_own_commands_are_named_anew(said: str, shown: str) -> None:
    assert escape(said) == shown
