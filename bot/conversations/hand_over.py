"""Hand a conversation to a colleague, who goes on with what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kept_files import files_of
from bot.forms.kinds import LongText, Option, Pick, Source
from core.drafts.access import own_unfinished
from core.drafts.colleagues import Search, find_colleagues
from core.drafts.hand_over_draft import hand_over_draft
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.errors import NotAllowed, Refusal, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Words
from core.models import ConversationDraft
from core.people.role_names import AS_ROLE


async def _search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
    roles = [Role(one) for one in answers.facts["roles"]]
    found = await find_colleagues(actor, Search(roles, typed, offset=offset, limit=limit))
    return [_option(one) for one in found]


async def _find(actor: Actor, value: str) -> Option | None:
    if not (value.isascii() and value.isdigit()) or len(value) > 18:
        return None
    found = await find_colleagues(actor, Search(only=int(value)))
    return _option(found[0]) if found else None


def _option(one: Actor) -> Option:
    assert one.role is not None
    return Option(str(one.user_id), one.name[:75], AS_ROLE[one.role])


def _lines(given: Answers, words: Words) -> list[str]:
    facts = given.facts
    title, about = words(str(facts["title"])), str(facts["about"])
    return [words(N_("{title}: {about}"), title=title, about=about) if about else title]


_PAGE = Page(
    "colleague",
    N_("Colleague"),
    (
        Field(
            "to",
            Pick(Source(_search, _find)),
            N_("Colleague"),
            N_("Who is to go on with it?"),
            N_("All colleagues who may do this. Type a part of the name."),
        ),
        Field(
            "note",
            LongText(most=500),
            N_("Note"),
            N_("A word to your colleague?"),
            N_("Example: the notice period is still to be asked"),
            optional=True,
        ),
    ),
    lines=_lines,
)


async def _handed(forms: Mapping[str, Form], actor: Actor, subject: str) -> tuple[ConversationDraft, Form]:
    """The conversation to be handed over, and its form."""
    async with transaction(actor):
        draft = await own_unfinished(actor, subject_id(subject, "draft"))
    form = forms.get(draft.form)
    if form is None:
        raise WrongState(N_("This conversation is no longer offered."))
    if not form.can_be_handed:
        raise NotAllowed(N_("This is yours alone; nobody else can finish it."))
    return draft, form


def _among(forms: Mapping[str, Form]) -> Form:
    async def begin(actor: Actor, subject: str, now: datetime) -> Begun:
        draft, form = await _handed(forms, actor, subject)
        if not await find_colleagues(actor, Search(form.roles)):
            raise WrongState(N_("No colleague of yours may do this, so it cannot be handed over."))
        roles = sorted(role.value for role in form.roles)
        return Begun({"roles": roles, "title": form.title, "about": draft.about})

    async def submit(given: Submission) -> Card:
        draft, form = await _handed(forms, given.actor, given.subject)
        to = given.answers.picked("to") or 0
        heir = await hand_over_draft(
            given.actor,
            draft.id,
            to=to,
            roles=form.roles,
            life=form.life,
            facts=await _facts_for(given.actor, to, form, draft, given.now),
            files=files_of(draft.answers),
            note=given.answers.text("note") or "",
            now=given.now,
        )
        words = Words(given.actor.locale, given.actor.zone)
        return Card(
            words(N_("{name} has it now."), name=heir.name),
            (words(N_("All answers went along. You hear how it ends.")),),
        )

    return replace(FORM, begin=begin, submit=submit, among=None)


async def _facts_for(
    actor: Actor, to: int, form: Form, draft: ConversationDraft, now: datetime
) -> Mapping[str, object]:
    """What the conversation has to know for the colleague, who must be able to begin it himself."""
    found = await find_colleagues(actor, Search(form.roles, only=to))
    if not found:
        return {}
    try:
        return (await form.begin(found[0], draft.subject, now)).facts
    except Refusal as refusal:
        raise NotAllowed(
            N_("{name} cannot do this: {reason}"), name=found[0].name, reason=refusal.text
        ) from refusal


async def _refuse(given: Submission) -> Card:
    raise WrongState(N_("This conversation is no longer offered."))


FORM = Form(
    name="hand_over",
    title=N_("Hand over"),
    description=N_("Let a colleague finish what you have begun"),
    roles=frozenset(Role),
    sections=lambda given: (_PAGE,),
    submit=_refuse,
    submit_label=N_("Hand over"),
    needs_subject=True,
    needs_review=False,
    can_be_handed=False,
    among=_among,
)
