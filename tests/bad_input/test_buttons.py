"""Buttons that are old, somebody else's or forged: a kind answer, and nothing is written."""

from copy import deepcopy
from typing import Any

import pytest

from bot.playground.slack import payloads
from bot.playground.slack.delivering import deliver
from bot.playground.slack.records import View
from core.models import ConversationDraft
from tests.bad_input.tables import unchanged
from tests.chat import InSlack, InTelegram
from tests.forms import everything
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.stages.jobs import posted_job
from tests.tables import Tables
from tests.talking import answers_all
from tests.world import World

NOT_YOURS = "This conversation belongs to somebody else."


async def taps(scene: Scene, me: InTelegram, data: str, message: Any = None) -> str:
    """Press a button that carries this, on any message; what the bot says to it."""
    account, before = me.account, len(me.screen())
    shown = message or me.account.heard()[-1]
    press = scene.town.telegram.queries.open(account.id, scene.clock.now())
    query = {
        "id": press.id,
        "from": account.user,
        "message": shown.as_json(),
        "chat_instance": "1",
        "data": data,
    }
    scene.town.telegram.tell_bot("callback_query", query, account.chat)
    await scene.settle()
    return me.screen()[before:]


async def pushes(scene: Scene, me: InSlack, value: str, token: str = "") -> None:
    """Press a button that carries this, in a modal with this token, or on the newest message."""
    place: Any = me.account.open_view() if token else me.account.last_message()
    element = {
        "type": "button",
        "action_id": "x",
        "text": {"type": "plain_text", "text": "x"},
        "value": value,
    }
    action = payloads.action(scene.town.slack, {"block_id": "b", "type": "actions"}, element, None)
    payload = payloads.block_actions(scene.town.slack, me.account.id, place, [action])
    if token:
        payload["view"]["private_metadata"] = token
    ack = await deliver(scene.town.slack, "interactive", payload)
    assert ack.ok
    await scene.settle()


async def test_a_button_of_a_closed_conversation_in_telegram(
    scene: Scene, hall: World, tables: Tables
) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("reason")
    card = me.account.heard()[-1]
    await me.says("Because.")
    await me.commands("everything")
    first = me.account.heard()[-1]
    await me.presses("Cancel")
    with unchanged(tables):
        await me.account.presses(card, "Cancel", stale=True)
        await scene.settle()
        assert card.text.startswith("Done")
        await me.account.presses(first, "Cancel", stale=True)
        await scene.settle()
    assert first.text.endswith("Cancelled. Nothing was changed.")
    assert len(everything.SUBMITTED) == 1


async def test_a_stale_button_of_an_open_conversation_shows_where_it_is(
    scene: Scene, hall: World, tables: Tables
) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    await me.says("One")
    await me.presses("Skip")
    old = me.account.heard()[-1]
    draft = await ConversationDraft.get(form="everything")
    with unchanged(tables):
        said = await taps(scene, me, f"f|{draft.id}.0|s", old)
    assert "That card was out of date. This is where you are now." in said + old.text


async def test_a_button_of_a_closed_conversation_in_slack(scene: Scene, hall: World, tables: Tables) -> None:
    me = scene.person("Ravi Menon").slack
    await me.commands("everything")
    view = me.account.open_view()
    assert isinstance(view, View)
    late = deepcopy(payloads.view_submission(scene.town.slack, view))
    await scene.person("Ravi Menon").telegram.commands("resume")
    await scene.person("Ravi Menon").telegram.presses("Cancel")
    assert "Cancelled. Nothing was changed." in me.modal(), "the card left behind says so by itself"
    with unchanged(tables):
        ack = await deliver(scene.town.slack, "interactive", late)
    assert "Cancelled. Nothing was changed." in str(ack.body)


async def test_somebody_elses_conversation_in_telegram(scene: Scene, hall: World, tables: Tables) -> None:
    ravi, maya = scene.person("Ravi Menon").telegram, scene.person("Maya Rao").telegram
    await ravi.commands("everything")
    await maya.starts()
    draft = await ConversationDraft.get(form="everything")
    with unchanged(tables):
        for data in (
            f"f|{draft.id}.0|s",
            f"f|{draft.id}.0|x",
            f"f|{draft.id}.0|v|yes",
            f"a|resume|{draft.id}",
        ):
            said = await taps(scene, maya, data)
            assert NOT_YOURS in said
            assert "What is it called?" not in said


async def test_somebody_elses_conversation_in_slack(scene: Scene, hall: World, tables: Tables) -> None:
    ravi, maya = scene.person("Ravi Menon").slack, scene.person("Maya Rao").slack
    await ravi.commands("everything")
    draft = await ConversationDraft.get(form="everything")
    await maya.commands("everything")
    view = maya.account.open_view()
    assert view is not None
    with unchanged(tables):
        await pushes(scene, maya, "f|x|", token=f"{draft.id}.0")
    assert maya.sees(NOT_YOURS)
    await maya.says("help")
    with unchanged(tables):
        await pushes(scene, maya, f"a|resume|{draft.id}")
    assert maya.sees(NOT_YOURS)


@pytest.mark.parametrize("chat", ["slack", "telegram"])
@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("Ravi Menon", "Only managers can do this"),
        ("Lena Fischer", "Only managers can do this"),
        ("Neha Kapoor", "I cannot find that"),
        ("Some Stranger", "I do not know you yet."),
    ],
)
async def test_the_button_of_somebody_elses_card(
    scene: Scene, hall: World, tables: Tables, chat: str, who: str, says: str
) -> None:
    """The manager's card about a job: a recruiter, a foreign client and manager, and a stranger press it."""
    job = await posted_job(hall)
    await scene.settle()
    me = getattr(scene.person(who), chat)
    if isinstance(me, InTelegram):
        await me.starts()
    else:
        await me.says("help")
    for value in (f"a|approve_job|{job.id}", f"a|reject_job|job:{job.id}"):
        with unchanged(tables):
            if isinstance(me, InTelegram):
                said = await taps(scene, me, value)
            else:
                before = len(me.screen())
                await pushes(scene, me, value)
                said = me.screen()[before:]
        assert says in said
        assert job.title not in said, "nothing of the job is told"


GARBAGE = [
    "",
    "|",
    "a",
    "a|",
    "a|no_such_thing",
    "a|resume|",
    "a|resume|²",
    "a|resume|99999999999999999999",
    "a|approve_job|",
    "a|approve_job|²",
    "a|approve_job|999999999999999999",
    "a|reject_job|job:²",
    "a|reject_job|job",
    "a|reject_job|\x00",
    "a|everything\x00",
    "f",
    "f|",
    "f|x|s",
    "f|1.0|zz",
    "f|².0|s",
    "f|1.²|s",
    "f|999999999999999999.0|s",
    "f|99999999999999999999.0|s",
    "z|1",
    "💥" * 16,
    "../../etc/passwd",
    "'; DROP TABLE users; --",
]


@pytest.mark.parametrize("data", GARBAGE)
async def test_a_forged_button_in_telegram(scene: Scene, hall: World, tables: Tables, data: str) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.starts()
    with unchanged(tables):
        said = await taps(scene, me, data)
    assert said, "every press is answered"
    assert "went wrong" not in said


@pytest.mark.parametrize("data", [one for one in GARBAGE if not one.startswith("f|")])
async def test_a_forged_button_in_slack(scene: Scene, hall: World, tables: Tables, data: str) -> None:
    me = scene.person("Ravi Menon").slack
    await me.says("help")
    before = len(me.screen())
    with unchanged(tables):
        await pushes(scene, me, data)
    said = me.screen()[before:]
    assert said
    assert "went wrong" not in said


ACTS = [
    *("v|²", "v|nonsense", "v|" + "9" * 30, "k|\x00", "k|9999999"),
    *("e|stops.99.place", "e|", "t|²", "t|-1", "t|9999999", "a|stops", "a|nothing"),
    *("d|stops.²", "d|stops.5", "d|stops.-1", "n", "u", "y", "s", "c", "r", "p|x|y"),
]


@pytest.mark.parametrize("act", ACTS)
async def test_a_forged_press_inside_a_conversation(scene: Scene, hall: World, act: str) -> None:
    """With a right token: whatever the act, the conversation stays one that can be ended."""
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    for key in ("title", "story", "email", "phone", "people", "weight", "price", "day", "until"):
        await me.says(ANSWERS[key])
    await me.answers("5 March 2026 16:00", "No", "Red", "Ink", "Done (1 chosen)")
    draft = await ConversationDraft.get(form="everything")
    said = await taps(scene, me, f"f|{draft.id}.{draft.revision}|{act}")
    assert "went wrong" not in said
    if act.startswith("p"):
        await me.commands("drafts")
        await me.presses("Continue")
    await answers_all(me, ANSWERS | {"flies": "No"})
    assert len(everything.SUBMITTED) == 1


@pytest.mark.parametrize("chat", ["slack", "telegram"])
async def test_a_button_whose_draft_is_gone(scene: Scene, hall: World, tables: Tables, chat: str) -> None:
    me = getattr(scene.person("Ravi Menon"), chat)
    await me.commands("everything")
    await ConversationDraft.all().delete()
    with unchanged(tables):
        if isinstance(me, InTelegram):
            await me.presses("Cancel")
        else:
            await me.fills(title="Gone", email="a@example.com", phone="98450 12345")
    assert me.sees("That conversation is gone. Begin it again with its command.")
