"""A conversation of one question: why? It tells first what it is about, and does the act with the answer."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.wire import pack, unpack
from core.kit.words import N_, Words

Facts = Mapping[str, Any]
Find = Callable[[Actor, int], Awaitable[Facts]]
"""(actor, id) → what the question names; refuses where the act is not open to this actor."""
Act = Callable[[Actor, int, str, datetime], Awaitable[Any]]
"""(actor, id, the words, now) → what the closing card is made of."""
Close = Callable[[Any, Facts, Words], Card]


def reason_form(
    name: str,
    *,
    title: str,
    description: str,
    roles: Iterable[Role],
    noun: str,
    about: str,
    ask: str,
    find: Find,
    act: Act,
    close: Close,
    submit_label: str,
    hint: str = "",
    label: str = N_("Reason"),
    field: str = "reason",
    most: int = 1000,
) -> Form:
    """The form; `noun` is that of its subject, `about` a text over the facts that `find` gathers."""

    async def begin(actor: Actor, subject: str, now: datetime) -> Begun:
        return Begun(pack(await find(actor, subject_id(subject, noun))))

    def lines(given: Answers, words: Words) -> list[str]:
        return [words(about, **unpack(dict(given.facts)))]

    async def submit(given: Submission) -> Card:
        why = given.answers.text(field) or ""
        done = await act(given.actor, subject_id(given.subject, noun), why, given.now)
        words = Words(given.actor.locale, given.actor.zone)
        return close(done, unpack(dict(given.answers.facts)), words)

    question = Field(field, LongText(most=most), label, ask=ask, hint=hint)
    page = Page(field, label, (question,), lines=lines)
    return Form(
        name=name,
        title=title,
        description=description,
        roles=frozenset(roles),
        sections=lambda given: (page,),
        submit=submit,
        begin=begin,
        submit_label=submit_label,
        needs_subject=True,
        needs_review=False,
    )
