"""What was begun can be put off, moved, handed on and left alone, in both chats; nothing of it is lost."""

from datetime import timedelta

import pytest

from core.models import ConversationDraft, Notification
from core.models.enums import DraftStatus
from tests.chat import InSlack, InTelegram, Person, spoken
from tests.forms import everything
from tests.forms.conftest import hall
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.talking import answers_all
from tests.world import NOW, World

__all__ = ["hall"]
BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])
ONE_AND_OTHER = pytest.mark.parametrize(("first", "second"), [("slack", "telegram"), ("telegram", "slack")])
Chat = InSlack | InTelegram


def ravi(scene: Scene, chat: str) -> Chat:
    found: Chat = getattr(scene.person("Ravi Menon"), chat)
    return found


async def begins(me: Chat, title: str = "A long way") -> None:
    """The first question, or the first page, is answered."""
    await me.commands("everything")
    if isinstance(me, InSlack):
        await me.fills(title=title, email="a@example.com", phone="9845012345")
    else:
        await me.answers(title, "Skip", "a@example.com", "9845012345")


async def the_draft() -> ConversationDraft:
    return await ConversationDraft.get(form="everything")


@ONE_AND_OTHER
async def test_begun_here_and_resumed_there_the_card_left_behind_says_so(
    scene: Scene, hall: World, first: str, second: str
) -> None:
    there, here = ravi(scene, first), ravi(scene, second)
    await begins(there)
    await here.commands("resume")
    assert here.sees("People"), "the same place"
    left = there.modal() if isinstance(there, InSlack) else there.last()
    assert f"Continued in {second.capitalize()}." in left
    assert there.buttons() == ["Bring it back here"]
    await there.presses("Bring it back here")
    assert "People" in (there.modal() if isinstance(there, InSlack) else there.last())
    left = here.modal() if isinstance(here, InSlack) else here.last()
    assert f"Continued in {first.capitalize()}." in left
    await answers_all(there, ANSWERS)
    assert [one.answers.text("title") for one in everything.SUBMITTED] == ["A long way"]
    ended = here.modal() if isinstance(here, InSlack) else here.last()
    assert "Done: A long way" in ended, "the card left behind tells the end"
    assert not here.buttons()


@BOTH
async def test_finish_later_keeps_what_was_typed_and_resume_goes_on(
    scene: Scene, hall: World, chat: str
) -> None:
    me = ravi(scene, chat)
    await me.commands("everything")
    if isinstance(me, InSlack):
        view = me.account.open_view()
        await me.account.fill(view, {"title": "Half typed"})
    else:
        await me.says("Half typed")
    await me.presses("Finish later")
    assert me.sees("Put aside. Take it up again with")
    assert me.sees("It is kept until Wed 1 Apr 2026")
    draft = await the_draft()
    assert (draft.status, draft.answers) == (DraftStatus.PARKED, {"title": "Half typed"})
    await me.commands("resume")
    assert (await the_draft()).status is DraftStatus.OPEN
    await answers_all(me, {**ANSWERS, "title": "Half typed"})
    assert [one.answers.text("title") for one in everything.SUBMITTED] == ["Half typed"]


@BOTH
async def test_several_are_listed_in_words_and_resume_does_not_guess(
    scene: Scene, hall: World, chat: str
) -> None:
    me = ravi(scene, chat)
    await begins(me)
    if isinstance(me, InSlack):
        await me.closes()
    await me.commands("reason")
    if isinstance(me, InSlack):
        await me.closes()
    await scene.passes(minutes=1)
    await me.commands("resume")
    assert me.sees("Begun and not finished")
    assert me.sees("Everything: A long way")
    assert me.sees("4 of 19 answered. Next: People")
    place = "Slack" if chat == "slack" else "Telegram"
    assert me.sees(f"You were in {place}. It is put aside on Mon 9 Mar 2026, unless")
    await me.presses("2 · Continue")
    assert me.sees("People")


@BOTH
async def test_a_list_offers_nothing_that_has_ended_elsewhere(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    other = ravi(scene, "telegram" if chat == "slack" else "slack")
    await begins(me)
    await me.presses("Finish later")
    if isinstance(me, InSlack):
        await me.closes()
    await me.commands("drafts")
    assert "Discard" in me.buttons()
    await other.commands("drafts")
    await other.presses("Discard")
    await other.presses("Yes, discard it")
    assert "Discard" not in me.buttons()
    assert me.sees("You have no unfinished conversation.")


@BOTH
async def test_a_list_of_many_is_paged(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    recruiter = hall.recruiter.user_id
    for number in range(6):
        await ConversationDraft.create(
            user_id=recruiter,
            form="everything",
            subject=f"place:{number}",
            about=f"Place {number}",
            status=DraftStatus.PARKED,
            expires_at=NOW + timedelta(days=number + 1),
            updated_at=NOW + timedelta(minutes=number),
        )
    await me.commands("drafts")
    assert me.sees("Everything: Place 5")
    assert not me.sees("Everything: Place 1")
    await me.presses("More ›")
    assert me.sees("Everything: Place 1")
    assert me.sees("Everything: Place 0")


@BOTH
async def test_discard_asks_first(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    await begins(me)
    if isinstance(me, InSlack):
        await me.closes()
    await me.commands("drafts")
    await me.presses("Discard")
    assert me.sees("Discard “Everything”?")
    assert me.sees("4 answers would be deleted.")
    await me.presses("Keep it")
    assert (await the_draft()).status is DraftStatus.OPEN
    await me.presses("Discard")
    await me.presses("Yes, discard it")
    assert me.sees("“Everything” is discarded. Nothing was changed.")
    assert (await the_draft()).status is DraftStatus.CANCELLED
    await me.commands("drafts")
    assert me.sees("You have no unfinished conversation.")
    await scene.passes(minutes=11)
    assert (await the_draft()).answers == {}


@BOTH
async def test_a_reminder_comes_once_and_can_be_put_off(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    await begins(me)
    await scene.passes(days=6, minutes=11)
    await scene.passes(minutes=11)
    [told] = await Notification.filter(kind="draft_waiting")
    assert me.sees("“Everything” is waiting for you to go on")
    assert me.sees("About: A long way")
    if isinstance(me, InSlack):
        await me.closes()
    await me.presses("Snooze")
    draft = await the_draft()
    # 09:11 UTC is the afternoon in India; nine o'clock tomorrow there is 03:30 UTC.
    assert draft.nudge_at == (NOW + timedelta(days=7)).replace(hour=3, minute=30)
    await told.refresh_from_db()
    assert told.outcome == "Put off until {moment}"
    await scene.turn_to(draft.nudge_at + timedelta(minutes=10))
    assert await Notification.filter(kind="draft_waiting").count() == 2
    await me.presses("Continue")
    assert await Notification.filter(kind="draft_waiting", done_at=None).count() == 0


@BOTH
async def test_what_nobody_touches_is_put_aside_and_at_last_removed_but_not_unsaid(
    scene: Scene, hall: World, chat: str
) -> None:
    me = ravi(scene, chat)
    await begins(me)
    # Nobody was there when the reminder and the end were due; the word still comes before anything happens.
    await scene.passes(days=9)
    assert (await the_draft()).status is DraftStatus.OPEN
    assert await Notification.filter(kind="draft_waiting").count() == 1
    await scene.passes(days=1, minutes=11)
    draft = await the_draft()
    assert draft.status is DraftStatus.PARKED
    assert draft.answers["title"] == "A long way"
    card = me.modal() if isinstance(me, InSlack) else me.screen()
    assert "Put aside. Take it up again with" in card
    await scene.passes(days=27, minutes=11)
    assert me.sees("“Everything” will soon be removed")
    assert (await the_draft()).status is DraftStatus.PARKED
    await scene.passes(days=3, minutes=11)
    removed = await the_draft()
    assert (removed.status, removed.answers) == (DraftStatus.EXPIRED, {})
    assert me.sees("Nobody went on with it, so it was removed")
    told = await Notification.filter(subject=f"draft:{draft.id}").order_by("id")
    assert [one.kind for one in told] == ["draft_waiting", "draft_leaving"]


@ONE_AND_OTHER
async def test_a_colleague_is_handed_it_and_finishes_it(
    scene: Scene, hall: World, first: str, second: str
) -> None:
    giver, heir = scene.person("Ravi Menon"), scene.person("Maya Rao")
    me, she = getattr(giver, first), getattr(heir, second)
    await heir.telegram.starts()
    await begins(me)
    await me.commands("drafts") if first == "telegram" else await drafts_beside_a_modal(me)
    await me.presses("Hand over")
    await answers_all(me, {"to": "Maya Rao", "note": "Only the sizes are left."})
    assert me.sees("Maya Rao has it now.")
    assert me.sees("Maya Rao has “Everything” now")
    assert she.sees("Ravi Menon hands you “Everything”")
    assert she.sees("Ravi Menon writes: Only the sizes are left.")
    await she.presses("Continue")
    assert she.sees("People")
    await answers_all(she, ANSWERS)
    [given] = everything.SUBMITTED
    assert given.actor.user_id == hall.manager.user_id
    assert given.answers.text("title") == "A long way"
    assert me.sees("Finished by Maya Rao")


async def drafts_beside_a_modal(me: InSlack) -> None:
    await me.closes()
    await me.commands("drafts")


@BOTH
async def test_one_who_has_begun_the_same_is_not_handed_a_second(
    scene: Scene, hall: World, chat: str
) -> None:
    me, maya = ravi(scene, chat), scene.person("Maya Rao").telegram
    await maya.commands("everything")
    await begins(me)
    if isinstance(me, InSlack):
        await me.closes()
    await me.commands("drafts")
    await me.presses("Hand over")
    with pytest.raises(AssertionError, match="Maya Rao has begun this already"):
        await answers_all(me, {"to": "Maya Rao"})
    assert (
        await ConversationDraft.get(form="everything", user_id=hall.recruiter.user_id)
    ).handed_by_id is None


async def test_a_command_in_the_middle_leaves_the_modal_open(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").slack
    await begins(me)
    for command in ("help", "assigned", "drafts"):
        await me.commands(command)
        assert "People" in me.modal()
    await answers_all(me, ANSWERS)
    assert len(everything.SUBMITTED) == 1


@BOTH
async def test_a_conversation_that_is_offered_no_more_says_so(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    await begins(me)
    del scene.house.registry.forms["everything"]
    if isinstance(me, InSlack):
        await me.presses("‹ Back")
        assert "This conversation is no longer offered in this form" in me.modal()
        await me.closes()
    else:
        await me.says("3")
        assert "This conversation is no longer offered in this form" in me.last()
    assert (await the_draft()).status is DraftStatus.EXPIRED
    await ConversationDraft.all().update(status=DraftStatus.PARKED)
    await me.commands("drafts")
    assert me.sees("This is no longer offered, so it was closed.")
    await me.commands("drafts")
    assert me.sees("You have no unfinished conversation.")


async def test_the_inbox_of_slack_shows_what_was_begun(scene: Scene, hall: World) -> None:
    me: Person = scene.person("Ravi Menon")
    await begins(me.slack)
    await me.slack.closes()
    await me.slack.opens_home()
    home = me.slack.account.home()
    assert home is not None
    assert "Everything: A long way" in spoken(home.blocks)
