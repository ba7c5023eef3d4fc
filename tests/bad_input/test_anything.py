"""Anything at any question, over real HTTP: the person sees an answer, and no earlier answer is lost."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.playground.slack import payloads
from bot.playground.slack.delivering import deliver
from core.models import ConversationDraft
from core.models.enums import DraftStatus
from tests.bad_input.drawn import FILES, PRESSES, STATES, TEXTS, drawn
from tests.bad_input.test_buttons import taps
from tests.chat import InTelegram
from tests.forms.filled import KEPT
from tests.plugins.chats import Scene
from tests.world import World

KEYS = (
    *("title", "story", "email", "phone", "people", "weight", "price", "day", "until", "starts"),
    *("flies", "colour", "tools", "town", "visited", "paper", "stops.0.place", "stops.0.nights"),
)
"""A question of every kind."""
ROUNDS = [2, pytest.param(40, marks=pytest.mark.torture)]
"""How often each question is answered at random; the many take minutes."""


async def asked(key: str) -> ConversationDraft:
    """The conversation again at this question, with all other answers as they should be."""
    draft = await ConversationDraft.get(form="everything")
    draft.status, draft.cursor = DraftStatus.OPEN, {"at": key}
    paper = {"file": "F1", "name": "paper.pdf", "size": 1, "transport": "", "workspace": "", "stored": 1}
    draft.answers = {name: value for name, value in (KEPT | {"paper": paper}).items() if name != key}
    await draft.save()
    return draft


async def is_kept(before: Mapping[str, Any], *but: str) -> bool:
    """Every answer stands as it stood, but for those that were asked."""
    draft = await ConversationDraft.get(form="everything")
    return all(draft.answers.get(name) == value for name, value in before.items() if name not in but)


def each(rounds: int, strategy: Any) -> Iterator[tuple[str, Any]]:
    """Every question with examples of its own."""
    examples = iter(drawn(strategy, rounds * len(KEYS)))
    return ((key, one) for one, key in zip(examples, KEYS * rounds, strict=False))


async def begun(scene: Scene) -> InTelegram:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    return me


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_any_text_in_telegram(scene: Scene, hall: World, rounds: int) -> None:
    me = await begun(scene)
    for key, text in each(rounds, TEXTS):
        draft, before = await asked(key), len(me.screen())
        await tells(scene, me, {"text": text})
        assert me.screen()[before:], (key, text)
        assert "went wrong" not in me.screen()[before:], (key, text)
        assert await is_kept(draft.answers), (key, text)


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_any_file_in_telegram(scene: Scene, hall: World, rounds: int) -> None:
    me = await begun(scene)
    for number, (key, file) in enumerate(each(rounds, FILES)):
        draft, before = await asked(key), len(me.screen())
        kept = {"file_id": f"nothing{number}", "file_unique_id": f"u{number}"}
        await tells(scene, me, {"document": file | kept})
        assert "went wrong" not in me.screen()[before:], (key, file)
        assert me.screen()[before:], (key, file)
        assert await is_kept(draft.answers), (key, file)


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_any_press_in_telegram(scene: Scene, hall: World, rounds: int) -> None:
    """What the buttons may do is theirs: an item may go, and the draft may end, but no answer is changed."""
    me = await begun(scene)
    for key, data in each(rounds, PRESSES):
        draft = await asked(key)
        said = await taps(scene, me, f"f|{draft.id}.{draft.revision}|{data}")
        assert "went wrong" not in said, (key, data)
        if not data.startswith(("d|", "a|")):
            assert await is_kept(draft.answers, "stops.+"), (key, data)


@pytest.mark.parametrize("rounds", ROUNDS)
async def test_any_values_in_slack(scene: Scene, hall: World, rounds: int) -> None:
    me = scene.person("Ravi Menon").slack
    await me.commands("everything")
    view = me.account.open_view()
    assert view is not None
    for key, state in each(rounds, STATES):
        draft = await asked(key)
        payload = payloads.view_submission(scene.town.slack, view)
        payload["view"]["private_metadata"] = f"{draft.id}.{draft.revision}"
        payload["view"]["state"] = {"values": {key: {"answer": state}, f"{key}?": {"answer": state}}}
        ack = await deliver(scene.town.slack, "interactive", payload)
        assert ack.ok, (key, state)
        assert ack.body["response_action"] in ("errors", "update"), "a modal is never closed over an answer"
        page = await on_page(key)
        assert await is_kept(draft.answers, *page), (key, state)
    await scene.settle()


async def on_page(key: str) -> list[str]:
    """The questions asked together with this one: a page is answered as a whole."""
    pages = (KEYS[:4], KEYS[4:10], KEYS[10:16], KEYS[16:])
    return next([*page, "stops.+"] for page in pages if key in page)


async def tells(scene: Scene, me: InTelegram, content: Mapping[str, Any]) -> None:
    """A message with this content, as Telegram would deliver it."""
    account = me.account
    message = {
        "message_id": 900_000,
        "date": int(scene.clock.now().timestamp()),
        "chat": {"id": account.id, "type": "private", "first_name": "Ravi"},
        "from": account.user,
        **content,
    }
    scene.town.telegram.tell_bot("message", message, account.chat)
    await scene.settle()
