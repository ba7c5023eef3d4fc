"""Examples from a strategy as a list: a conversation over HTTP needs a loop of its own around them."""

from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.forms.events import Act

T = TypeVar("T")
_DATED = st.from_regex(
    r"(next |in |कल |अगले )?[0-9०-९]{0,5} ?(mon|tue|march|सोमवार|week|बजे|am|pm|:|/)s? ?[0-9]{0,4}",
    fullmatch=True,
)
_SUMS = st.from_regex(r"[₹+-]? ?[0-9०-९,]{1,20}(\.[0-9]{0,4})? ?(lakh|cr|LPA|k|%|लाख|L)?", fullmatch=True)
TEXTS = st.one_of(st.text(min_size=1, max_size=60), _DATED, _SUMS).filter(lambda text: bool(text.strip()))
"""What a person may type, and much that nobody would."""
_ARGS = st.one_of(
    st.text(max_size=16),
    st.sampled_from(
        ("1", "0", "-1", "2026-03", "2026-13", "2026-03-05", "2026-03-05T16:00", "stops.0", "stops", "850000")
    ),
)
PRESSES = st.tuples(st.sampled_from([*(one.value for one in Act), "v", "k", "zz", ""]), _ARGS).map("|".join)
"""What a button of a conversation may carry after its token."""
FILES = st.fixed_dictionaries(
    {
        "file_name": st.text(max_size=40),
        "file_size": st.integers(0, 1 << 40),
        "mime_type": st.text(max_size=20),
    }
)
_OPTION = st.fixed_dictionaries({"value": _ARGS, "text": st.just({"type": "plain_text", "text": "x"})})
STATES = st.one_of(
    st.fixed_dictionaries({"type": st.just("plain_text_input"), "value": st.one_of(st.none(), TEXTS)}),
    st.fixed_dictionaries({"type": st.just("number_input"), "value": TEXTS}),
    st.fixed_dictionaries({"type": st.just("datepicker"), "selected_date": st.one_of(st.none(), TEXTS)}),
    st.fixed_dictionaries(
        {"type": st.just("datetimepicker"), "selected_date_time": st.integers(-(1 << 70), 1 << 70)}
    ),
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["static_select", "external_select", "radio_buttons"]),
            "selected_option": st.one_of(st.none(), _OPTION),
        }
    ),
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["checkboxes", "multi_static_select", "multi_external_select"]),
            "selected_options": st.lists(_OPTION, max_size=3),
        }
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("file_input"),
            "files": st.lists(
                st.fixed_dictionaries({"id": st.just("F0"), "name": st.text(max_size=30)}), max_size=2
            ),
        }
    ),
)
"""What an input of a modal may hold, of whichever kind."""


def drawn(strategy: st.SearchStrategy[T], count: int) -> list[T]:
    """So many examples, the same in every run."""
    found: list[T] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def keep(one: T) -> None:
        found.append(one)

    keep()
    return found
