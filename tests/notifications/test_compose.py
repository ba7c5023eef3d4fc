"""The card of a notification while its act is awaited and when it is done."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.kit.card import Attachment, Button, Card, Fact, Style
from core.kit.money import Money
from core.kit.words import N_, Text, Words
from core.models.enums import NotificationCategory
from core.notifications.compose import Done, Told, compose
from core.notifications.kind import NotificationKind, Params, Rows
from core.notifications.load import load_kinds

WORDS = Words("en", "Asia/Kolkata")


def _rows(params: Params) -> Rows:
    reject = Button(N_("Reject"), "reject", (params["job"],), Style.DANGER, N_("Reject {title}?"))
    return ((Button(N_("Approve"), "approve", (params["job"],)), reject), (_view(params),))


def _view(params: Params) -> Button:
    return Button(N_("View"), "view", (params["job"],))


def _after(params: Params) -> Rows:
    return ((_view(params), Button(N_("Paper"), "paper", (params["job"],))),)


KIND = NotificationKind(
    "posted",
    NotificationCategory.CREATE_JOB,
    N_("{client} posted {title}"),
    lines=(N_("Look at it."), N_("Note: {note}"), N_("Skills: {skills}")),
    facts=((N_("CTC"), "ctc"), (N_("Deadline"), "deadline"), (N_("Code"), "code")),
    awaits="decide_job",
    rows=_rows,
    after_rows=_after,
)
TOLD = Told(
    KIND,
    {
        "client": "Acme",
        "title": "Engineer {x}",
        "job": "7",
        "note": None,
        "skills": ["Go", "SQL"],
        "ctc": Money(Decimal(800_000)),
        "deadline": date(2026, 3, 9),
    },
    attachments=(Attachment(1, "a.pdf", "application/pdf"),),
    due_at=datetime(2026, 3, 4, 4, 30, tzinfo=UTC),
)


def test_awaited() -> None:
    card = compose(TOLD, WORDS)
    assert card == Card(
        title="Acme posted Engineer {x}",
        lines=(
            "Look at it.",
            "Skills: Go and SQL",
        ),
        footer="Please answer by Wed 4 Mar 2026, 10:00 IST (04:30 UTC)",
        facts=(Fact("CTC", "₹8,00,000.00"), Fact("Deadline", "Mon 9 Mar 2026")),
        rows=(
            (
                Button("Approve", "approve", ("7",)),
                Button("Reject", "reject", ("7",), Style.DANGER, "Reject Engineer {x}?"),
            ),
            (Button("View", "view", ("7",)),),
            (Button("Paper", "paper", ("7",)),),
        ),
        attachments=TOLD.attachments,
    )


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(Text(N_("Approved by {name}"), {"name": "Asha"}), "Approved by Asha"), (Text(""), "Done")],
)
def test_done(outcome: Text, said: str) -> None:
    moment = datetime(2026, 3, 3, 4, 30, tzinfo=UTC)
    card = compose(replace(TOLD, done=Done(moment, 7, outcome)), WORDS)
    assert [button.act for button in card.buttons] == ["view", "paper"]
    assert card.footer == f"{said} · Tue 3 Mar 2026, 10:00 IST (04:30 UTC)"
    assert "answer by" not in card.plain()
    assert card.title == compose(TOLD, WORDS).title


def test_every_reader_in_his_own_zone() -> None:
    card = compose(TOLD, Words("en", "America/New_York"))
    assert card.footer == "Please answer by Tue 3 Mar 2026, 23:30 EST (04:30 UTC)"


def test_what_the_title_needs_must_be_given() -> None:
    with pytest.raises(KeyError, match="client"):
        compose(replace(TOLD, params={"job": "7"}), WORDS)


def test_the_catalogue_is_filled_from_the_folder() -> None:
    kinds = load_kinds()
    assert len(kinds) >= 10
    assert all(kind.name == name for name, kind in kinds.items())
