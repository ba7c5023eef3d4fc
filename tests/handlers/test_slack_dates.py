"""How a day is asked for in Slack: by a picker, or in words."""

import pytest

from bot.forms import kinds
from bot.forms.screen import Ask
from bot.handlers.slack.inputs import ask_blocks
from core.kit.words import Words


@pytest.mark.parametrize("kind", [kinds.Day(), kinds.Moment()])
def test_how_to_write_a_day_is_said_where_it_is_written(kind: kinds.Kind) -> None:
    ask = Ask("begins", "Begins", "When does it begin?", "Example: 5 March", kind, optional=False)
    (picked,) = ask_blocks(ask, Words())
    assert "hint" not in picked
    (typed,) = ask_blocks(ask, Words(), in_words=True)
    assert typed["hint"]["text"] == "Example: 5 March"
