"""Answers that cannot be taken: told at the field with what would be, and nothing is written."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.playground.slack.filling import Impossible
from core.models import ConversationDraft
from tests.bad_input.tables import unchanged
from tests.chat import InSlack, InTelegram
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.tables import Tables
from tests.world import World

LONG = "many words " * 455
"""5,005 characters; Telegram's client sends them as two messages."""


async def telegram_at(scene: Scene, key: str) -> InTelegram:
    """Ravi, asked this question."""
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    typed = ("title", "story", "email", "phone", "people", "weight", "price", "day", "until")
    for one in typed[: typed.index(key) if key in typed else len(typed)]:
        await me.says(ANSWERS[one])
    if key in typed:
        return me
    pressed = ("starts", "flies", "colour", "tools", "town", "visited", "paper")
    answers = ("5 March 2026 16:00", "No", "Red", "Ink", "Town 0001 – number 1", "Town 0002 – number 2")
    for one, answer in zip(pressed[: pressed.index(key)], answers, strict=False):
        await me.answers(answer)
        if one in ("tools", "visited"):
            await me.presses("Done (1 chosen)")
    return me


async def slack_at(scene: Scene, page: int) -> InSlack:
    """Ravi, with this page of the modal in front."""
    me = scene.person("Ravi Menon").slack
    await me.commands("everything")
    pages = (
        ("title", "email", "phone"),
        ("people", "weight", "price", "day", "until", "starts"),
        ("flies", "colour", "tools", "town", "visited"),
    )
    for fields in pages[:page]:
        await me.fills(**{name: ANSWERS[name] for name in fields})
    return me


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("title", "x", "Please write at least 3 characters."),
        ("title", "x" * 4096, "This is 4096 characters long; at most 60 fit here."),
        ("email", "asha at home", "Write it like name@example.com."),
        ("phone", "call me", "Write it like +91 98450 12345."),
        ("people", "a few", "is not a number. Write it like 3."),
        ("people", "13", "Please give a number from 1 to 12."),
        ("weight", "1.234", "At most 2 decimals."),
        ("price", "a lot", "Write it like 800000, 8 lakh or 8.5 LPA."),
        ("day", "2026-03-01", "is too early"),
        ("day", "when the mangoes are ripe", "Write it like 2026-03-31 or 31 March 2026."),
        ("day", "31.02.2026", "Write it like 2026-03-31 or 31 March 2026."),
        ("starts", "some evening", "Write it like 2026-03-31 15:30 or tomorrow 4pm."),
        ("starts", "yesterday 4pm", "has passed"),
        ("flies", "perhaps", "Please answer yes or no."),
        ("colour", "mauve", "is none of the choices: Red, Green and Blue."),
        ("paper", "here it is", "Please send a file: PDF, DOCX, at most 10 MB."),
    ],
)
async def test_telegram_tells_what_would_be_accepted(
    scene: Scene, hall: World, tables: Tables, key: str, typed: str, says: str
) -> None:
    me = await telegram_at(scene, key)
    asked = me.last().splitlines()[0]
    with unchanged(tables):
        await me.says(typed)
    assert says in me.last()
    assert me.last().splitlines()[0] == asked, "the same question, on a card of its own"


async def test_a_refused_answer_can_be_given_again(scene: Scene, hall: World) -> None:
    me = await telegram_at(scene, "day")
    await me.says("2026-03-01")
    await me.says("2026-03-05")
    assert "Last day" in me.last()


async def test_a_long_answer_that_telegram_cut_in_two_is_refused_whole(
    scene: Scene, hall: World, tables: Tables
) -> None:
    me = await telegram_at(scene, "story")
    with unchanged(tables):
        await me.account.says(LONG[:4096])
        await me.account.says(LONG[4096:])
        await scene.settle()
    assert "at most 2000 fit here" in me.last()
    await scene.passes(seconds=5)
    await me.says("A short story.")
    assert (await the_draft()).answers["story"] == "A short story."


async def the_draft() -> ConversationDraft:
    return await ConversationDraft.get(form="everything")


@pytest.mark.parametrize(
    ("page", "key", "value", "says"),
    [
        (0, "phone", "call me", "is not a phone number. Write it like +91 98450 12345."),
        (1, "price", "a lot", "Write it like 800000, 8 lakh or 8.5 LPA."),
        (1, "day", "2026-03-01", "is too early"),
        (1, "until", "2026-03-04", "This is before the first day."),
        (1, "starts", 1_772_000_000, "has passed"),
    ],
)
async def test_slack_tells_it_at_the_field_and_keeps_the_page(
    scene: Scene, hall: World, tables: Tables, page: int, key: str, value: Any, says: str
) -> None:
    me = await slack_at(scene, page)
    good = {name: ANSWERS[name] for name in me.asked() if name in ANSWERS and name != "paper"}
    with unchanged(tables):
        await me.account.submit(None, good | {key: value})
        await scene.settle()
    view = me.account.open_view()
    assert view is not None
    assert list(view.errors) == [key]
    assert says in view.errors[key]
    await me.account.submit(None, good)
    await scene.settle()
    assert not (me.account.open_view() or view).errors


async def test_slacks_own_client_stops_a_long_answer_and_we_would_too(
    scene: Scene, hall: World, tables: Tables
) -> None:
    me = await slack_at(scene, 0)
    with pytest.raises(Impossible, match="no more than 2000 characters"):
        await me.account.fill(None, {"story": LONG})
    view = me.account.open_view()
    assert view is not None
    view.state["story"] = {"answer": {"type": "plain_text_input", "value": LONG}}
    with unchanged(tables):
        await me.fills(title="Long", email="a@example.com", phone="98450 12345")
    assert "at most 2000 fit here" in view.errors["story"]


SENDS: dict[str, Callable[[InTelegram], Awaitable[Any]]] = {
    "a document": lambda me: me.account.sends_document(b"%PDF-1.4", "cv.pdf"),
    "a photo": lambda me: me.account.sends_photo(b"\xff\xd8\xff"),
}


@pytest.mark.parametrize("what", SENDS)
async def test_a_file_where_text_is_asked(scene: Scene, hall: World, tables: Tables, what: str) -> None:
    me = await telegram_at(scene, "title")
    with unchanged(tables):
        await SENDS[what](me)
        await scene.settle()
    assert "I asked for text, and this is a file. Please type the answer." in me.last()


@pytest.mark.parametrize("kind", ["voice", "sticker", "video_note", "location", "animation", "dice"])
async def test_what_is_neither_text_nor_file(scene: Scene, hall: World, tables: Tables, kind: str) -> None:
    me = await telegram_at(scene, "title")
    with unchanged(tables):
        city, account = scene.town.telegram, me.account
        message = await account.says("placeholder", scene.town.telegram.group("Elsewhere", account))
        city.tell_bot("message", sent(message.as_json(), account, kind), account.chat)
        await scene.settle()
    assert "I can read text, documents and photos, but not this." in me.last()


async def test_an_update_the_library_cannot_read_is_passed_over(
    scene: Scene, hall: World, tables: Tables
) -> None:
    """A poll without a field that the library has come to require; it must not be sent for ever."""
    me = await telegram_at(scene, "title")
    message = (
        await me.account.says("placeholder", scene.town.telegram.group("Elsewhere", me.account))
    ).as_json()
    with unchanged(tables):
        scene.town.telegram.tell_bot("message", sent(message, me.account, "poll"), me.account.chat)
        await scene.settle()
    await me.says("It goes on.")
    assert "Story" in me.last()


def sent(message: dict[str, Any], account: Any, kind: str) -> dict[str, Any]:
    """The message as Telegram would deliver it, with something else in place of its text."""
    file = {"file_id": "AwAC", "file_unique_id": "u1", "duration": 1, "length": 1, "width": 1, "height": 1}
    contents: dict[str, Any] = {
        "voice": file,
        "video_note": file,
        "animation": file,
        "sticker": file | {"type": "regular", "is_animated": False, "is_video": False},
        "location": {"latitude": 18.5, "longitude": 73.8},
        "dice": {"emoji": "🎲", "value": 3},
        "poll": {
            "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
            "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
        },
    }  # fmt: skip
    bare = {name: value for name, value in message.items() if name != "text"}
    private = {"id": account.id, "type": "private", "first_name": "Ravi"}
    return bare | {"chat": private, "from": account.user, kind: contents[kind]}


@pytest.mark.parametrize("typed", ["   ", "\n\n", "/", "\u200b"])
async def test_an_answer_without_words(scene: Scene, hall: World, tables: Tables, typed: str) -> None:
    me = await telegram_at(scene, "title")
    account = me.account
    group = scene.town.telegram.group("Elsewhere", account)
    with unchanged(tables):
        message = (await account.says("placeholder", group)).as_json() | {"text": typed}
        private = {"id": account.id, "type": "private", "first_name": "Ravi"}
        scene.town.telegram.tell_bot("message", message | {"chat": private}, account.chat)
        await scene.settle()
    assert "What is it called?" in me.last()
    assert "⚠️" in me.last()
