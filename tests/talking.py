"""Lead a whole conversation by its questions' keys, in either chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import registry
from bot.forms import kinds, store
from bot.forms.draft import Draft
from bot.forms.finding import latest_open
from bot.forms.path import here
from core.models import ChatIdentity
from tests.chat import InSlack, InTelegram

INDIA = ZoneInfo("Asia/Kolkata")
FORMS = registry.load().forms
Answers = Mapping[str, Any]
"""By key, as the form names its questions (`locations.1.city`): a label, text, a date, a file, a list."""


async def answers_all(chat: InSlack | InTelegram, answers: Answers, *, submit: bool = True) -> str:
    """Answer every question of the conversation in front, and submit it (or stop at the review).

    A repeat gets another item for as long as the answers have one. Returns all that was read on the way.
    """
    read: list[str] = []
    if isinstance(chat, InSlack):
        await _through_slack(chat, answers, submit, read)
    else:
        await _through_telegram(chat, answers, submit, read)
    return "\n".join(read)


async def _through_slack(chat: InSlack, answers: Answers, submit: bool, read: list[str]) -> None:
    for _ in range(60):
        view = chat.account.open_view()
        read.append(chat.modal())
        if view is None or view.content["callback_id"] != "turn":
            return
        asked = chat.asked()
        if asked:
            await chat.account.fill(view, {key: answers[key] for key in asked if key in answers})
        elif _add_label(view) and _wants_more(await _draft(chat), answers):
            await chat.presses(_add_label(view))
            continue
        elif not submit and await _is_at_review(chat):
            return
        before = view.content["private_metadata"]
        await chat.sends_page()
        after = chat.account.open_view()
        if after is not None and after.content.get("private_metadata") == before:
            raise AssertionError(f"refused: {chat.modal()}")
    raise AssertionError("the conversation does not end")


async def _is_at_review(chat: InSlack) -> bool:
    draft = await _draft(chat)
    return draft is not None and here(FORMS[draft.form], draft) is None


def _add_label(view: Any) -> str:
    """The button that adds an item; empty on any other page."""
    block = next((one for one in view.blocks if one["block_id"] == "add"), None)
    return str(block["elements"][0]["text"]["text"]) if block else ""


async def _through_telegram(chat: InTelegram, answers: Answers, submit: bool, read: list[str]) -> None:
    for _ in range(200):
        draft = await _draft(chat)
        read.append(chat.last())
        if draft is None:
            return
        form = FORMS[draft.form]
        step = here(form, draft)
        if step is None:
            if not submit:
                return
            await chat.presses(form.submit_label)
            if (again := await _draft(chat)) is not None and here(form, again) is None:
                raise AssertionError(f"refused: {chat.last()}")
            continue
        if step.field is None:
            more = _wants_more(draft, answers)
            await chat.presses(_telegram_add(chat) if more else "Continue")
            continue
        before = draft.revision
        await _answer(chat, step.field.kind, answers.get(step.key), step.field.optional)
        after = await _draft(chat)
        if after is not None and after.revision == before:
            raise AssertionError(f"{step.key} refused: {chat.last()}")
    raise AssertionError("the conversation does not end")


def _telegram_add(chat: InTelegram) -> str:
    return next(label for label in chat.buttons() if label.startswith("Add"))


async def _answer(chat: InTelegram, kind: kinds.Kind, answer: Any, optional: bool) -> None:
    if answer is None:
        offered = [one for one in chat.buttons() if one.startswith(("Use:", "Keep:"))]
        await chat.presses("Skip" if optional and not offered else offered[0])
    elif isinstance(kind, kinds.File):
        content, name = answer
        await chat.sends(content, name)
    elif isinstance(kind, kinds.Several | kinds.PickSeveral):
        for label in answer:
            await chat.presses(_starting(chat, label))
        await chat.presses(_starting(chat, "Done"))
    elif isinstance(kind, kinds.Pick):
        await chat.presses(_starting(chat, str(answer)))
    elif isinstance(answer, datetime):
        await chat.says(answer.astimezone(INDIA).strftime("%Y-%m-%d %H:%M"))
    else:
        await chat.answers(str(answer))


def _starting(chat: InTelegram, label: str) -> str:
    found = [one for one in chat.buttons() if one.lstrip("☐☑ ").startswith(label)]
    if not found:
        raise AssertionError(f"no button {label!r} among {chat.buttons()}")
    return found[0]


def _wants_more(draft: Draft | None, answers: Answers) -> bool:
    """Whether the answers have an item that the draft lacks, in the repeat in front."""
    if draft is None:
        return False
    step = here(FORMS[draft.form], draft)
    if step is None or step.field is not None:
        return False
    name = step.key.removesuffix(".+")
    begun = len(draft.given.items(name))
    return any(key.startswith(f"{name}.{begun}.") for key in answers)


async def _draft(chat: InSlack | InTelegram) -> Draft | None:
    """The conversation that is open in this chat."""
    channel = "slack" if isinstance(chat, InSlack) else "telegram"
    external = str(chat.account.id)
    identity = await ChatIdentity.get_or_none(channel=channel, external_id=external)
    found = await latest_open(identity.user_id, channel) if identity else None
    row = await store.load(found) if found else None
    return row.draft if row else None
