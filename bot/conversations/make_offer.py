"""Make an offer: pay, with the band and the fee shown, first day, benefits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.asking.pay import YEARLY_ABOVE_0, is_yearly
from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Section, Submission
from bot.forms.kinds import Day, LongText, Option, Pick, Source
from core.clients.terms import Band, band_for, fee, rate_of
from core.kit.actor import Actor, Role
from core.kit.card import Card, Fact
from core.kit.errors import WrongState
from core.kit.money import Money, Pay
from core.kit.wire import pack, unpack
from core.kit.words import N_, Words
from core.models.enums import FeeType
from core.placements.make_offer import check_offerable, make_offer
from core.placements.offer import Offer
from core.placements.queries import OfferLine, terms_for_offer, to_offer


async def _facts(actor: Actor, application_id: int) -> Mapping[str, Any]:
    application, bands = await terms_for_offer(actor, application_id)
    check_offerable(application)
    return {
        "application": application.id,
        "candidate": application.candidate.name,
        "title": application.job.title,
        "location": application.location.location,
        "low": str(application.job.ctc_min),
        "high": str(application.job.ctc_max),
        "currency": application.job.currency,
        "bands": [pack(asdict(Band.of(band))) for band in bands],
    }


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    if not subject:
        if not await to_offer(actor, limit=1):
            raise WrongState(N_("Nobody waits for an offer now. Who passes all rounds comes to you at once."))
        return Begun()
    return Begun(facts=await _facts(actor, subject_id(subject, "application")))


async def _learn(actor: Actor, subject: str, answers: Answers, now: datetime) -> Mapping[str, Any]:
    return await _facts(actor, answers.picked("application") or 0)


async def _search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
    return [_option(one) for one in await to_offer(actor, typed=typed, offset=offset, limit=limit)]


async def _find(actor: Actor, value: str) -> Option | None:
    if not (value.isascii() and value.isdigit()) or len(value) > 18:
        return None
    found = await to_offer(actor, only=int(value), limit=1)
    return _option(found[0]) if found else None


def _option(one: OfferLine) -> Option:
    return Option(str(one.application_id), one.candidate[:75], f"{one.title}, {one.location}"[:75])


WHO = Page(
    "who",
    N_("Who gets the offer?"),
    (
        Field(
            "application",
            Pick(Source(_search, _find)),
            N_("Candidate"),
            N_("Who gets the offer? All of them passed every round."),
        ),
    ),
    # Begun from a card, the candidate is known and the question is not asked.
    when=lambda answers: answers.has("application") or "application" not in answers.facts,
)


def _bands(facts: Mapping[str, Any]) -> list[Band]:
    read = [unpack(band) for band in facts.get("bands", ())]
    return [Band(**{**band, "service_fee_type": FeeType(band["service_fee_type"])}) for band in read]


def _pay_lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    if "candidate" not in facts:
        return
    money = facts["currency"]
    yield words(
        N_("{candidate} for {title} in {location}."),
        **{name: facts[name] for name in ("candidate", "title", "location")},
    )
    yield words(
        N_("The job was posted with {low} to {high} a year."),
        low=Pay(Decimal(facts["low"]), money),
        high=Pay(Decimal(facts["high"]), money),
    )


def _fee_lines(answers: Answers, words: Words) -> Iterable[str]:
    """What the offer costs, and what is unusual about it; nothing here stops the offer."""
    ctc, facts = answers.number("ctc"), answers.facts
    if ctc is None or "bands" not in facts:
        return
    pay, band = Pay(ctc, facts["currency"]), band_for(_bands(facts), ctc)
    if band is None:
        yield words(
            N_("Please note: no agreed band covers {pay}. The offer goes out; the agency settles the fee."),
            pay=pay,
        )
    else:
        amount = Money(fee(band, ctc), facts["currency"])
        yield words(
            N_("Fee at {pay}: {amount} before tax ({rate})."), pay=pay, amount=amount, rate=rate_of(band)
        )
    if not Decimal(facts["low"]) <= ctc <= Decimal(facts["high"]):
        yield words(N_("Please note: {pay} lies outside the range of the job."), pay=pay)


def _sections() -> Sequence[Section]:
    pay = Field(
        "ctc",
        YEARLY_ABOVE_0,
        N_("Yearly pay (CTC)"),
        N_("What do you offer a year, all included?"),
        N_("Example: 8,00,000 or 8 lakh"),
        check=is_yearly,
    )
    day = Field(
        "joining_date",
        Day(from_today=0, to_today=365),
        N_("Joining date"),
        N_("When is the first day of work?"),
        N_("Example: 1 April"),
    )
    benefits = Field(
        "benefits",
        LongText(most=1000),
        N_("Benefits"),
        N_("What comes with it?"),
        N_("Example: health insurance, relocation"),
        optional=True,
    )
    return (
        WHO,
        Page("pay", N_("Pay"), (pay,), lines=_pay_lines),
        Page("start", N_("Start"), (day, benefits), lines=_fee_lines),
    )


async def _submit(submission: Submission) -> Card:
    actor, answers = submission.actor, submission.answers
    ctc, joining_date = answers.number("ctc"), answers.day("joining_date")
    assert ctc is not None
    assert joining_date is not None
    offer = Offer(ctc, joining_date, answers.text("benefits") or "")
    await make_offer(actor, int(answers.facts["application"]), offer, now=submission.now)
    words = Words(actor.locale, actor.zone)
    return Card(
        words(N_("Your offer to {name} is out."), name=answers.facts["candidate"]),
        (
            *_fee_lines(answers, words),
            words(N_("I will tell you as soon as {name} answers."), name=answers.facts["candidate"]),
        ),
        facts=(
            Fact(words(N_("Yearly pay (CTC)")), words.pay(ctc, answers.facts["currency"])),
            Fact(words(N_("Joining date")), words.date(joining_date)),
        ),
    )


FORM = Form(
    name="make_offer",
    title=N_("Make an offer"),
    description=N_("Offer the job to somebody who passed all rounds"),
    roles=frozenset({Role.CLIENT}),
    sections=lambda answers: _sections(),
    submit=_submit,
    begin=_begin,
    learn={"application": _learn},
    submit_label=N_("Make the offer"),
)
