"""Choose the band for a hire whose pay lies outside all of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Section, Submission
from bot.forms.kinds import Choice, Option
from core.clients.terms import Band, fee, rate_of
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.money import Pay
from core.kit.words import N_, Words
from core.placements.access import placement_of_manager
from core.placements.choose_band import check_needs_band, choose_band
from core.placements.queries import bands_of_hire


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    selected = await placement_of_manager(actor, subject_id(subject, "placement"))
    check_needs_band(selected)
    bands, words = await bands_of_hire(selected), Words(actor.locale, actor.zone)
    return Begun(
        facts={
            "candidate": selected.candidate.name,
            "client": selected.application.job.client.company_name,
            "ctc": words.pay(selected.ctc, selected.currency),
            "bands": [
                [
                    band.id,
                    words(
                        N_("{low} to {high}: {rate}"),
                        low=Pay(band.ctc_min, band.currency),
                        high=Pay(band.ctc_max, band.currency),
                        rate=rate_of(band),
                    ),
                    words.money(fee(Band.of(band), selected.ctc), band.currency),
                ]
                for band in bands
            ],
        }
    )


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    yield words(
        N_("{client} offered {candidate} {ctc}, which no band of the job covers."),
        client=facts["client"],
        candidate=facts["candidate"],
        ctc=facts["ctc"],
    )
    for _, label, amount in facts["bands"]:
        yield words(N_("{band} gives a fee of {amount}."), band=label, amount=amount)


def _sections(answers: Answers) -> Sequence[Section]:
    options = tuple(
        Option(str(key), str(label)[:75], str(amount))
        for key, label, amount in answers.facts.get("bands", ())
    )
    field = Field("band", Choice(options), N_("Band"), N_("Which band is the fee counted by?"))
    return (Page("band", N_("Band"), (field,), lines=_lines),)


async def _submit(submission: Submission) -> Card:
    actor, facts = submission.actor, submission.answers.facts
    chosen = submission.answers.whole("band") or 0
    await choose_band(actor, subject_id(submission.subject, "placement"), chosen, now=submission.now)
    words = Words(actor.locale, actor.zone)
    amount = next((amount for key, _, amount in facts["bands"] if key == chosen), "")
    return Card(
        words(N_("The band for {name} is chosen."), name=facts["candidate"]),
        (words(N_("The fee is {amount} before tax; the invoice follows that."), amount=amount),),
    )


FORM = Form(
    name="choose_band",
    title=N_("Choose a band"),
    description=N_("Choose the fee band of a hire"),
    roles=frozenset({Role.MANAGER}),
    sections=_sections,
    submit=_submit,
    begin=_begin,
    submit_label=N_("Choose it"),
    needs_subject=True,
)
