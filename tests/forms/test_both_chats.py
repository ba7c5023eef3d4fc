"""Every kind of question in both chats, over real HTTP: answered, taken back, changed, skipped, resumed."""

from typing import Any

import pytest

from core.models import ConversationDraft, StoredFile
from core.models.enums import DraftStatus
from tests.chat import InSlack, InTelegram
from tests.forms import everything
from tests.forms.filled import ANSWERS, KEPT, PAPER
from tests.plugins.chats import Scene
from tests.talking import answers_all
from tests.world import World

Chat = InSlack | InTelegram
BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])


def ravi(scene: Scene, chat: str) -> Any:
    return getattr(scene.person("Ravi Menon"), chat)


async def the_draft() -> ConversationDraft:
    return await ConversationDraft.all().order_by("-id").first()  # type: ignore[return-value]  # there is one


@BOTH
async def test_every_kind_of_answer_is_kept_alike(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    await me.commands("everything")
    await answers_all(me, ANSWERS)
    assert me.sees("Done: A long way")
    [given] = everything.SUBMITTED
    values = dict(given.answers.values)
    paper = values.pop("paper")
    assert values == KEPT
    stored = await StoredFile.get(id=paper["stored"]).prefetch_related("content")
    assert (paper["name"], stored.size) == ("paper.pdf", len(PAPER))
    assert given.key == f"draft:{(await the_draft()).id}"


async def test_telegram_goes_back_skips_and_edits_any_answer(scene: Scene, hall: World) -> None:
    me = ravi(scene, "telegram")
    await me.commands("everything")
    assert me.sees("Read this first.")
    await me.says("A first title")
    await me.presses("‹ Back")
    assert "So far: A first title" in me.last()
    await me.presses("Keep: A first title")
    assert "Story" in me.last()
    await me.presses("Skip")
    await me.says("asha@example.com")
    await me.presses("‹ Back")
    await me.presses("‹ Back")
    assert "Story" in me.last()
    await me.says("Now I have one.")
    assert "Phone" in me.last(), "what was answered is not asked again"
    await answers_all(me, ANSWERS)
    [given] = everything.SUBMITTED
    assert given.answers.text("title") == "A first title"
    assert given.answers.text("story") == "Now I have one."


async def test_the_review_in_telegram_leads_to_any_answer_and_back(scene: Scene, hall: World) -> None:
    me = ravi(scene, "telegram")
    await to_review(me)
    await me.presses("Change an answer")
    labels = me.buttons()
    assert "Stop 2: Nights" in labels
    assert len(labels) == len(KEPT) + 1, "one for each answer, the list's own excepted, and back"
    await me.presses("‹ Back")
    assert "Keep it" in me.buttons()
    await me.presses("Change an answer")
    await me.presses("Stop 2: Nights")
    await me.says("7")
    assert "Keep it" in me.buttons()
    await me.presses("Change an answer")
    await me.presses("Do you fly?")
    await me.presses("No")
    assert "Airline" not in me.last(), "the branch went with its reason"
    await me.presses("Change an answer")
    await me.presses("Title")
    await me.says("At last")
    await me.presses("Keep it")
    [given] = everything.SUBMITTED
    assert given.answers.items("stops")[1].whole("nights") == 7
    assert not given.answers.has("airline")


async def to_review(me: Chat) -> None:
    """Everything answered; what is submitted under this title is refused."""
    await me.commands("everything")
    with pytest.raises(AssertionError, match="This is never possible"):
        await answers_all(me, {**ANSWERS, "title": "never"})


async def test_slack_goes_back_page_by_page_and_changes_from_the_review(scene: Scene, hall: World) -> None:
    me = ravi(scene, "slack")
    await me.commands("everything")
    await me.fills(title="never", email="asha@example.com", phone="9845012345")
    await me.account.fill(None, {"people": "4", "price": "12 lakh", "until": "2026-03-01"})
    await me.presses("‹ Back")
    assert me.asked()[0] == "title"
    draft = await the_draft()
    assert (draft.answers["people"], draft.answers["price"]) == (4, "1200000"), "kept on leaving"
    assert "until" not in draft.answers, "a past day is not"
    await me.sends_page()
    with pytest.raises(AssertionError, match="never possible"):
        await answers_all(me, ANSWERS | {"title": "never", "people": "4"})
    await me.account.press(None, "edit-title")
    await scene.settle()
    await me.fills(title="Slack's own")
    await me.sends_page()
    [given] = everything.SUBMITTED
    assert (given.answers.text("title"), given.answers.whole("people")) == ("Slack's own", 4)


async def test_a_file_chosen_on_a_page_left_by_back_is_fetched(scene: Scene, hall: World) -> None:
    me = ravi(scene, "slack")
    await me.commands("everything")
    await me.fills(title="File", email="asha@example.com", phone="9845012345")
    await me.fills(**{k: ANSWERS[k] for k in ("people", "weight", "price", "day", "until", "starts")})
    await me.account.fill(None, {"paper": (PAPER, "paper.pdf")})
    await me.presses("‹ Back")
    assert (await the_draft()).answers["paper"]["stored"] == (await StoredFile.first()).id  # type: ignore[union-attr]


@BOTH
async def test_a_changed_item_that_breaks_the_list_leads_to_the_list(
    scene: Scene, hall: World, chat: str
) -> None:
    me = ravi(scene, chat)
    await to_review(me)
    if isinstance(me, InTelegram):
        await me.presses("Change an answer")
        await me.presses("Stop 2: Place")
        await me.says("Pune")
    else:
        await me.account.press(None, "edit-stops.1.place")
        await scene.settle()
        await me.fills(stops__1__place="Pune")
    assert me.sees("Two stops have the same place.")
    assert "Add a stop" in me.buttons()
    if isinstance(me, InTelegram):
        await me.presses("Remove Stop 1")
        await me.presses("Continue")
        await me.presses("Change an answer")
        await me.presses("Title")
        await me.says("One stop")
        await me.presses("Keep it")
    else:
        await me.account.press(None, "remove-stops.0")
        await scene.settle()
        await me.sends_page()
        await me.account.press(None, "edit-title")
        await scene.settle()
        await me.fills(title="One stop")
        await me.sends_page()
    [given] = everything.SUBMITTED
    assert [stop.whole("nights") for stop in given.answers.items("stops")] == [5]


@BOTH
async def test_an_item_of_a_list_is_changed_without_leaving_the_list(
    scene: Scene, hall: World, chat: str
) -> None:
    me = ravi(scene, chat)
    await to_review(me)
    # Two stops at the same place lead back to the list.
    if isinstance(me, InTelegram):
        await me.presses("Change an answer")
        await me.presses("Stop 2: Place")
        await me.says("Pune")
        await me.presses("Change Stop 2")
        await me.presses("‹ Back")
        await me.presses("Change Stop 2")
        await me.presses("Place")
        await me.says("Goa")
    else:
        await me.account.press(None, "edit-stops.1.place")
        await scene.settle()
        await me.fills(stops__1__place="Pune")
        await me.account.press(None, "edit-stops.1")
        await scene.settle()
        await me.fills(stops__1__place="Goa")
    assert me.sees("Goa for 5 nights")
    assert "Add a stop" in me.buttons()


async def test_what_was_added_and_left_empty_goes_away_on_the_way_back(scene: Scene, hall: World) -> None:
    me = ravi(scene, "telegram")
    await to_review(me)
    await me.presses("Change an answer")
    await me.presses("Stop 2: Place")
    await me.says("Pune")
    await me.presses("Add a stop")
    assert "Stop 3" in me.last()
    await me.presses("‹ Back")
    draft = await the_draft()
    assert draft.answers["stops.#"] == 2
    assert "Stop 2" in me.last()


@BOTH
async def test_a_refused_submission_leads_to_the_field_it_names(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    await to_review(me)
    for title in ("taken", "free"):
        if isinstance(me, InTelegram):
            if title == "taken":
                await me.presses("Change an answer")
                await me.presses("Title")
            await me.says(title)
            await me.presses("Keep it")
        else:
            if title == "taken":
                await me.account.press(None, "edit-title")
                await scene.settle()
            await me.fills(title=title)
            await me.sends_page()
        if title == "taken":
            assert me.sees("“taken” is taken. Choose another title.")
            assert not everything.SUBMITTED
            assert (await the_draft()).status is DraftStatus.OPEN
    assert [one.answers.text("title") for one in everything.SUBMITTED] == ["free"]


@BOTH
async def test_cancel_ends_it_and_nothing_is_submitted(scene: Scene, hall: World, chat: str) -> None:
    me = ravi(scene, chat)
    await me.commands("everything")
    await me.presses("Cancel")
    assert me.sees("Cancelled. Nothing was changed.")
    assert (await the_draft()).status is DraftStatus.CANCELLED
    await me.commands("cancel")
    assert me.sees("There is nothing to cancel.")
    await me.commands("drafts")
    assert me.sees("You have no unfinished conversation.")


async def test_a_command_in_the_middle_is_answered_and_the_question_comes_back(
    scene: Scene, hall: World
) -> None:
    me = ravi(scene, "telegram")
    await me.commands("everything")
    await me.says("A title")
    for command in ("help", "start", "assigned", "drafts"):
        before = len(me.account.heard())
        await me.commands(command)
        told, again = me.account.heard()[before:]
        assert "Skip" not in told.button_texts
        assert "Story" in again.text
        assert sum("Skip" in one.button_texts for one in me.account.heard()) == 1, "one live card"
    await me.says("It goes on.")
    assert (await the_draft()).answers["story"] == "It goes on."


async def test_a_closed_modal_keeps_the_draft(scene: Scene, hall: World) -> None:
    me = ravi(scene, "slack")
    await me.commands("everything")
    await me.fills(title="Kept", email="asha@example.com", phone="9845012345")
    await me.closes()
    assert me.account.open_view() is None
    await me.commands("everything")
    assert me.sees("You had begun this before; your answers are kept.")
    assert me.asked()[0] == "people"
    await me.closes()
    await me.commands("drafts")
    await me.presses("Continue")
    assert me.asked()[0] == "people"


@pytest.mark.parametrize(("first", "second"), [("slack", "telegram"), ("telegram", "slack")])
async def test_begun_in_one_chat_and_ended_in_the_other(
    scene: Scene, hall: World, first: str, second: str
) -> None:
    there, here = ravi(scene, first), ravi(scene, second)
    await there.commands("everything")
    if isinstance(there, InSlack):
        await there.fills(title="Two chats", story="One story.", email="a@example.com", phone="9845012345")
        await there.closes()
    else:
        for answer in ("Two chats", "One story.", "a@example.com", "9845012345"):
            await there.says(answer)
    await here.commands("drafts")
    await here.presses("Continue")
    await answers_all(here, ANSWERS)
    [given] = everything.SUBMITTED
    assert (given.answers.text("title"), given.answers.text("story")) == ("Two chats", "One story.")
    assert given.answers.text("airline") == "Air One"


async def test_of_two_conversations_the_one_taken_up_gets_what_is_typed(scene: Scene, hall: World) -> None:
    me = ravi(scene, "telegram")
    await me.commands("everything")
    await me.commands("reason")
    await scene.passes(minutes=1)
    await me.commands("drafts")
    await me.presses("2 · Continue")
    await me.says("For the first one")
    answered = await ConversationDraft.get(form="everything")
    assert answered.answers["title"] == "For the first one"
    await scene.passes(minutes=1)
    await me.commands("drafts")
    await me.presses("2 · Continue")
    await me.says("Because.")
    assert (await ConversationDraft.get(form="reason")).status is DraftStatus.SUBMITTED
    assert [one.answers.text("why") for one in everything.SUBMITTED] == ["Because."]


async def test_a_list_of_a_thousand_is_paged_and_searched_in_telegram(scene: Scene, hall: World) -> None:
    me = ravi(scene, "telegram")
    await to_town(me)
    assert len([one for one in me.buttons() if one.startswith("Town")]) == 10
    await me.presses("More ›")
    assert me.buttons()[0].startswith("Town 0011")
    await me.presses("‹ Previous")
    assert me.buttons()[0].startswith("Town 0001")
    await me.says("99")
    assert "Found for “99”" in me.last()
    assert me.buttons()[0].startswith("Town 0099")
    await me.says("nowhere")
    assert "Nothing found." in me.last()
    await me.presses("Show all")
    await me.says("0777")
    await me.presses("Town 0777 – number 777")
    assert (await the_draft()).answers["town"] == {"value": "777", "label": "Town 0777"}


async def test_several_of_a_thousand_are_ticked_across_pages_and_searches(scene: Scene, hall: World) -> None:
    me = ravi(scene, "telegram")
    await to_town(me)
    await me.presses("Town 0001 – number 1")
    await me.presses("☐ Town 0002 – number 2")
    await me.presses("More ›")
    await me.presses("☐ Town 0012 – number 12")
    await me.says("0500")
    await me.presses("☐ Town 0500 – number 500")
    assert {"☑ Town 0002", "☑ Town 0012"} <= set(me.buttons()), "picked elsewhere, and still to be taken away"
    await me.presses("☑ Town 0002")
    await me.presses("Show all")
    await me.presses("Done (2 chosen)")
    assert [one["value"] for one in (await the_draft()).answers["visited"]] == ["12", "500"]


async def to_town(me: InTelegram) -> None:
    """Answer up to the question of the town."""
    await me.commands("everything")
    for key in ("title", "story", "email", "phone", "people", "weight", "price", "day", "until"):
        await me.says(ANSWERS[key])
    await me.says("5 March 2026 4pm")
    await me.answers("Yes", "Green", "Pen", "Done (1 chosen)")


async def test_slack_searches_a_thousand_as_the_person_types(scene: Scene, hall: World) -> None:
    me = ravi(scene, "slack")
    await me.commands("everything")
    await me.fills(title="Search", email="a@example.com", phone="9845012345")
    await me.fills(**{k: ANSWERS[k] for k in ("people", "weight", "price", "day", "until", "starts")})
    assert len(await me.account.type_ahead("town", "")) == 100
    offered = await me.account.type_ahead("town", "0777")
    assert [one["text"]["text"] for one in offered] == ["Town 0777"]
    assert await me.account.type_ahead("town", "nowhere") == []


async def test_a_form_of_one_answer_needs_no_review(scene: Scene, hall: World) -> None:
    me = ravi(scene, "slack")
    await me.commands("reason")
    await me.fills(why="It is enough.")
    assert me.sees("Done")
    assert len(everything.SUBMITTED) == 1


async def test_words_while_a_file_is_read_are_told_to_wait(scene: Scene, hall: World) -> None:
    """Nothing is lost when somebody types on: the file stays, and the words are refused as no file."""
    me = ravi(scene, "telegram")
    await to_town(me)
    await me.answers("Town 0001 – number 1", "Town 0002 – number 2", "Done (1 chosen)")
    await me.account.sends_document(PAPER, "paper.pdf")
    await me.account.says("Is it there yet?")
    await scene.town.telegram.wait_until(lambda: "I am reading your file" in me.last() and "⚠️" in me.last())
    assert "Please send a file" in me.last()
    await scene.settle()
    assert (await the_draft()).answers["paper"]["stored"]
    assert "Airline" in me.last()
