"""A draft begun with an older version of its form goes on with today's: answers moved, facts learnt anew."""

from dataclasses import replace

from bot.forms import kinds
from bot.forms.draft import Draft
from bot.forms.path import steps
from bot.forms.versions import upgraded
from bot.forms.visit import Visit
from core.drafts.access import UNFINISHED


async def current(visit: Visit) -> Visit:
    """The visit at a draft as today's form knows it; the next turn that saves it keeps it so.

    Raises Refusal where the form's own beginning is no longer open to this person.
    """
    row, form = visit.row, visit.form
    if row.version == form.version or row.status not in UNFINISHED or row.user_id != visit.actor.user_id:
        return visit
    begun = await form.begin(visit.actor, row.draft.subject, visit.now)
    answers = {**begun.answers, **upgraded(form, row.version, row.draft.answers)}
    draft = replace(row.draft, answers=answers, facts={**row.draft.facts, **begun.facts})
    return replace(visit, row=replace(row, draft=await _learnt_again(visit, draft)))


async def _learnt_again(visit: Visit, draft: Draft) -> Draft:
    """With what the answers teach today; what a file taught is kept as it was."""
    for step in steps(visit.form, draft):
        learn = visit.form.learn.get(step.field.name) if step.field is not None else None
        if learn is None or step.field is None or isinstance(step.field.kind, kinds.File):
            continue
        if draft.answers.get(step.key) is not None:
            facts = await learn(visit.actor, draft.subject, draft.given, visit.now)
            draft = replace(draft, facts={**draft.facts, **facts})
    return draft
