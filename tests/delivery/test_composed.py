"""The same card is composed once, and never taken for another."""

from dataclasses import replace
from datetime import UTC, date, datetime

from core.delivery.composed import card_hash, composed
from core.kit.words import Words
from core.notifications.compose import Done, Told, compose
from core.notifications.kind import NotificationKind

KIND = NotificationKind("composed", "accept_job", "“{title}” begins", lines=("On {day}.",), awaits="look")
TOLD = Told(KIND, {"title": "Engineer", "day": date(2026, 11, 20)}, id=7)


def test_the_same_news_is_the_same_card_for_everybody() -> None:
    card, hashed = composed(TOLD, Words())
    again, _ = composed(replace(TOLD, params=dict(TOLD.params), id=8), Words())
    assert again is card
    assert card == compose(TOLD, Words())
    assert hashed == card_hash(card)


def test_whatever_a_card_shows_makes_another_of_it() -> None:
    done = Done(datetime(2026, 11, 21, tzinfo=UTC))
    others = [
        (replace(TOLD, params={**TOLD.params, "title": "Tester"}), Words()),
        (replace(TOLD, params={**TOLD.params, "day": "2026-11-20"}), Words()),
        (replace(TOLD, done=done), Words()),
        (replace(TOLD, due_at=datetime(2026, 11, 22, tzinfo=UTC)), Words()),
        (TOLD, Words("hi")),
        (replace(TOLD, done=done), Words(zone="Europe/Berlin")),
        (replace(TOLD, nudges=1), Words()),
        (replace(TOLD, nudges=1, id=8), Words()),
    ]
    cards = [composed(told, words)[0] for told, words in others]
    assert cards == [compose(told, words) for told, words in others]
    assert composed(TOLD, Words())[0] not in cards[:4]
    assert cards[-1] != cards[-2], "a reminder's button names the reader's own notification"
