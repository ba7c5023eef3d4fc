"""Questions that are answered with a time of day."""

from typing import Any

from bot.forms.answers import Answers
from bot.forms.form import Field
from bot.forms.kinds import Line
from bot.forms.setting import Setting
from core.kit.words import N_, Text
from core.preferences.clock_times import clock_time


def _check(value: Any, given: Answers, setting: Setting) -> Text | None:
    if clock_time(str(value)) is None:
        return Text(N_("I cannot read this as a time of day. Write 22, 22:30 or 10 pm."))
    return None


def clock_field(name: str, label: str, ask: str) -> Field:
    """One time of day, written as people write it."""
    return Field(
        name,
        Line(most=20),
        label,
        ask=ask,
        hint=N_("Such as 9, 21:30 or 10 pm, on your own clock."),
        check=_check,
        suggest=lambda given: given.facts.get(name),
    )
