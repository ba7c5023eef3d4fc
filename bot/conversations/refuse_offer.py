"""Refuse an offer, with a reason."""

from datetime import datetime

from bot.asking.reason import Facts, reason_form
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import SelectedCandidate
from core.placements.accept_offer import check_unanswered
from core.placements.access import placement_of_candidate
from core.placements.refuse_offer import refuse_offer


async def _find(actor: Actor, placement_id: int) -> Facts:
    selected = await placement_of_candidate(actor, placement_id)
    check_unanswered(selected)
    await selected.fetch_related("application__job__client")
    job = selected.application.job
    return {"title": job.title, "client": job.client.company_name}


async def _act(actor: Actor, placement_id: int, reason: str, now: datetime) -> SelectedCandidate:
    return await refuse_offer(actor, placement_id, reason, now=now)


def _close(selected: SelectedCandidate, facts: Facts, words: Words) -> Card:
    return Card(
        words(N_("You refused the offer: {title} at {client}."), **facts),
        (words(N_("They have been told, with your reason. Your recruiter keeps you in mind.")),),
    )


FORM = reason_form(
    "refuse_offer",
    title=N_("Refuse an offer"),
    description=N_("Say no to an offer"),
    roles={Role.CANDIDATE},
    noun="placement",
    about=N_("The offer: {title} at {client}."),
    ask=N_("Why do you refuse? The company and your recruiter will read it."),
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Refuse the offer"),
)
