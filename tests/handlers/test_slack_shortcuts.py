"""Global shortcuts and the one on a message, from the lightning to the modal."""

from datetime import timedelta

import pytest

from bot.handlers.slack.shortcuts import SHORTCUTS, readable, ticket_answers
from bot.registry import load
from core.kit.actor import Role
from core.models import ConversationDraft
from core.support.rules import TEXT, TITLE
from tests.chat import Person
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.jobs import assigned_job


async def _chooses(scene: Scene, person: Person, callback_id: str) -> None:
    await person.slack.account.shortcut(callback_id)
    await scene.settle()


async def test_each_shortcut_opens_a_conversation_that_exists() -> None:
    forms = load().forms
    assert [one.callback_id for one in SHORTCUTS] == ["post_job", "submit_resume", "raise_ticket"]
    assert all(one.form in forms and not forms[one.form].needs_subject for one in SHORTCUTS)


async def test_post_job_and_submit_resume_open_their_modals(scene: Scene) -> None:
    world = await move_in(scene)
    await assigned_job(world)
    for role, callback_id, title in (
        (Role.CLIENT, "post_job", "Post a job"),
        (Role.RECRUITER, "submit_resume", "Submit a resume"),
    ):
        person = scene.person(world.actor(role).name)
        await _chooses(scene, person, callback_id)
        assert title in person.slack.modal()
        assert person.slack.account.toasts() == []


async def test_the_wrong_role_is_told_kindly_in_a_modal(scene: Scene) -> None:
    world = await move_in(scene)
    anita = scene.person(world.accountant.name)
    await _chooses(scene, anita, "post_job")
    assert "can do this, and you are here as an accountant" in anita.slack.modal()
    assert anita.slack.asked() == []
    assert await ConversationDraft.filter(user_id=world.accountant.user_id).count() == 0


async def test_a_stranger_sees_how_to_join(scene: Scene) -> None:
    await move_in(scene)
    leela = scene.person("Leela Krishnan")
    await _chooses(scene, leela, "submit_resume")
    assert "Open the invitation you were sent" in leela.slack.modal()


async def test_a_ticket_begins_with_the_message_and_its_address(scene: Scene) -> None:
    world = await move_in(scene)
    ravi, maya = scene.person(world.recruiter.name), scene.person(world.manager.name)
    talk = scene.town.slack.add_channel("delivery", [ravi.slack.account.id, maya.slack.account.id])
    said = await maya.slack.account.say("Exports fail &amp; nobody\nknows <https://x.example|why>", talk)
    await ravi.slack.account.message_shortcut("raise_ticket", said)
    await scene.settle()
    draft = await ConversationDraft.get(user_id=world.recruiter.user_id, form="raise_ticket")
    assert draft.answers["title"] == "Exports fail & nobody"
    assert "knows why (https://x.example)" in draft.answers["description"]
    link = f"https://playground.slack.com/archives/{talk.id}/p{said.ts.replace('.', '')}"
    assert draft.answers["description"].endswith(link)
    assert "Exports fail & nobody" in str(ravi.slack.account.open_view())
    # Another message makes another ticket, though the first one is not finished.
    other = await maya.slack.account.say("The clock is wrong", talk)
    await ravi.slack.closes()
    await ravi.slack.account.message_shortcut("raise_ticket", other)
    await scene.settle()
    drafts = ConversationDraft.filter(user_id=world.recruiter.user_id, form="raise_ticket", status="open")
    assert {one.answers["title"] for one in await drafts} == {"Exports fail & nobody", "The clock is wrong"}


async def test_a_shortcut_of_an_older_app_is_answered(scene: Scene) -> None:
    world = await move_in(scene)
    maya = scene.person(world.manager.name)
    scene.town.slack.app.shortcuts = ("approve_job",)
    await _chooses(scene, maya, "approve_job")
    assert "I do not offer this any more" in maya.slack.modal()


async def test_after_the_triggers_life_it_is_said_in_a_message(scene: Scene) -> None:
    world = await move_in(scene)
    anita = scene.person(world.accountant.name)
    scene.town.slack.triggers.life = timedelta(seconds=-1)
    await _chooses(scene, anita, "post_job")
    assert anita.slack.modal() == ""
    assert "you are here as an accountant" in anita.slack.last()


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("see <https://x.example/a?b=c>", "see https://x.example/a?b=c"),
        ("<https://x.example|here>", "here (https://x.example)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<@U123> in <#C1|jobs>, <!here>", "@U123 in #jobs, @here"),
        ("<@U123|ravi>", "@ravi"),
    ],
)
def test_marks_become_plain_text(marked: str, plain: str) -> None:
    assert readable(marked) == plain


def test_a_long_message_fits_the_ticket() -> None:
    body = {
        "team": {"domain": "banyan"}, "channel": {"id": "C1"}, "message": {"ts": "1.2", "text": "x" * 9000},
    }  # fmt: skip
    answers = ticket_answers(body)
    assert len(answers["title"]) == TITLE
    assert len(answers["description"]) <= TEXT
    assert answers["description"].endswith("/archives/C1/p12")
    assert "title" not in ticket_answers({"message": {"text": "?"}})
