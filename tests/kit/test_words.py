"""What people read: in their language, with their numbers and dates, and never without a message."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from core.kit import words as kit
from core.kit.money import Money, Pay
from core.kit.wire import pack, unpack
from core.kit.words import N_, Text, Words, spoken

HINDI, ENGLISH = Words("hi"), Words("en")
DAYS = N_("{count} day", "{count} days")


def test_one_and_many() -> None:
    assert [ENGLISH(DAYS, count=many) for many in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert ENGLISH(N_("{count} year", "{count} years"), count=Decimal("1.5")) == "1.5 years"
    assert ENGLISH(N_("{count} year", "{count} years"), count=Decimal("1.0")) == "1 year"
    assert HINDI(DAYS, count=1) == "1 दिन"


def test_a_text_that_was_stored_is_said_in_the_language_of_whoever_reads_it() -> None:
    stored = pack(Text(N_("Approved by {name}"), {"name": "Asha"}))
    assert HINDI(unpack(stored)) == "Asha ने मंज़ूर किया"
    assert ENGLISH(unpack(stored)) == "Approved by Asha"
    inside = Text(N_("{name} joined as {role}"), {"name": "Asha", "role": Text(N_("a recruiter"))})
    assert HINDI(inside) == "Asha रिक्रूटर के रूप में जुड़े"


def test_days_and_moments() -> None:
    moment = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
    assert ENGLISH.date(date(2026, 11, 23)) == "Mon, 23 Nov 2026".replace(",", "")
    assert HINDI.date(date(2026, 11, 23)) == "सोम 23 नव॰ 2026"
    assert HINDI.moment(moment) == "सोम 23 नव॰ 2026, 16:00 IST (10:30 UTC)"
    assert Words("hi", "UTC").moment(moment) == "सोम 23 नव॰ 2026, 10:30 UTC"


def test_sums_are_grouped_alike() -> None:
    for words in (ENGLISH, HINDI):
        assert words.show(Pay(Decimal(800000))) == "₹8,00,000"
        assert words.show(Money(Decimal("41666.5"))) == "₹41,666.50"
        assert words.number(1234567) == "12,34,567"


def test_lists() -> None:
    assert HINDI.list(["A", "B", "C"]) == "A, B, और C"


@pytest.mark.parametrize(
    ("profile", "language"),
    [("hi", "hi"), ("hi-IN", "hi"), ("hi_IN", "hi"), ("HI", "hi"), ("en-US", "en"), ("ta", "en"), ("", "en")],
)
def test_the_nearest_language_is_spoken(profile: str, language: str) -> None:
    assert spoken(profile) == language


def test_a_language_nobody_translated_reads_english() -> None:
    for unknown in ("ta", "../../etc", "xx-YY", ""):
        stranger = Words(unknown)
        assert stranger(N_("Approve")) == "Approve"
        assert stranger(DAYS, count=1) == "1 day"
        assert stranger.date(date(2026, 11, 23)) == ENGLISH.date(date(2026, 11, 23))


@pytest.fixture
def slipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Words]:
    """A catalogue in which somebody mistyped a param, and forgot a brace."""
    catalog = Catalog("hi", domain=kit.DOMAIN)
    catalog.add("Approved by {name}", "{nam} ने मंज़ूर किया")
    catalog.add("Rejected by {name}", "{name ने अस्वीकार किया")
    folder = tmp_path / "hi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{kit.DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr(kit, "LOCALES", tmp_path)
    _forget()
    yield Words("hi")
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for remembered in (kit.shipped, kit.spoken, kit._catalogue, kit._translated, kit._regional):
        remembered.cache_clear()


def test_a_slip_in_a_catalogue_costs_nobody_a_message(slipped: Words) -> None:
    assert slipped(N_("Approved by {name}"), name="Asha") == "Approved by Asha"
    assert slipped(N_("Rejected by {name}"), name="Asha") == "Rejected by Asha"
    with pytest.raises(KeyError):
        slipped(N_("Approved by {name}"), who="Asha")
