"""After every act of a hire, no card in anybody's sight offers what can no longer be done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar

from core.applications.reject_application import reject_application
from core.applications.shortlist_application import shortlist_application
from core.clients.accept_connection import accept_connection
from core.clients.change_terms import change_terms
from core.clients.connect_agency import connect_agency
from core.clients.reject_connection import reject_connection
from core.interviews.cancel_interview import cancel_interview
from core.interviews.log_marks import log_marks
from core.interviews.move_interview import move_interview
from core.interviews.schedule_interview import schedule_interview
from core.invoices.accept_invoice import accept_invoice
from core.invoices.approve_invoice import approve_invoice
from core.invoices.cancel_invoice import cancel_invoice
from core.invoices.draft_invoice import draft_invoice
from core.invoices.reject_payment import reject_payment
from core.invoices.report_payment import report_payment
from core.invoices.verify_payment import verify_payment
from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.reject_job import reject_job
from core.models import InvoiceGenerated
from core.models.enums import Verdict
from core.placements.accept_offer import accept_offer
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from core.placements.refuse_offer import refuse_offer
from tests.plugins.chats import Scene
from tests.stages.applications import ANANYA, submitted_application
from tests.stages.interviews import DAY, PRIYA, TOMORROW, appointment, marks_for
from tests.stages.invoices import PAID_AT, PAYMENT, SENT_AT
from tests.stages.jobs import locations_of, posted_job
from tests.stages.placements import CTC, JOINED_AT, JOINING, OFFERED_AT, made_offer
from tests.stories.looking_round import LISTS, Onlookers
from tests.stories.office import office
from tests.world import BANDS, NOW, World, agreed

T = TypeVar("T")


class Walk:
    """Does acts one after the other; before each everybody looks, after each nothing dead is in sight."""

    def __init__(self, scene: Scene, onlookers: Onlookers) -> None:
        self.scene, self.onlookers = scene, onlookers
        self.wrong: list[str] = []
        self.acts = 0

    async def then(self, act: Callable[..., Awaitable[T]], *given: Any, now: datetime) -> T:
        """One act."""
        await self.scene.settle()
        await self.onlookers.look()
        before = set(await self.onlookers.dead())
        done = await act(*given, now=now)
        await self.scene.settle()
        self.acts += 1
        after = await self.onlookers.dead()
        self.wrong += [f"after {act.__name__}: {one}" for one in after if one not in before]
        return done

    def judge(self, acts: int) -> None:
        """Nothing was wrong, and enough was seen to say so."""
        assert not self.wrong, "\n".join(self.wrong)
        assert self.acts == acts


async def _begun(scene: Scene) -> tuple[World, Walk]:
    the = await office(scene, "slack")
    people = {the.world.actor(role): the.people[role.value] for role in LISTS}
    lena = the.world.foreign.client
    people[lena] = scene.person(lena.name)
    await people[lena].telegram.starts()
    return the.world, Walk(scene, Onlookers(scene, people))


async def test_from_the_job_to_the_payment(scene: Scene) -> None:
    world, walk = await _begun(scene)
    then, home = walk.then, world.home
    unwanted = await posted_job(world, key="draft:unwanted", title="Painter")
    await then(reject_job, home.manager, unwanted.id, "Not ours.", now=NOW)
    job = await posted_job(world)
    await then(approve_job, home.manager, job.id, now=NOW)
    places = await locations_of(job)
    await assign_recruiters(home.manager, places[0].id, [home.recruiter.user_id], now=NOW)
    await then(assign_recruiters, home.manager, places[1].id, [home.recruiter.user_id], now=NOW)
    await then(assign_recruiters, home.manager, places[1].id, [], now=NOW)
    ananya = await submitted_application(world, ANANYA, job=job)
    await then(reject_application, home.client, ananya.id, "Too junior.", now=NOW)
    priya = await submitted_application(world, PRIYA, job=job)
    await then(shortlist_application, home.client, priya.id, "Strong.", now=NOW)
    first = await schedule_interview(home.recruiter, priya.id, appointment(), now=NOW)
    await then(move_interview, home.recruiter, first.id, appointment(TOMORROW + DAY), "Ill.", now=NOW)
    await then(cancel_interview, home.recruiter, first.id, "Away.", now=NOW)
    held = await schedule_interview(home.recruiter, priya.id, appointment(), now=NOW)
    await scene.turn_to(held.ends_at)
    marks = await marks_for(priya, Verdict.PROMOTED)
    await then(log_marks, home.interviewer, held.id, marks, now=held.ends_at)
    last = await schedule_interview(home.recruiter, priya.id, appointment(TOMORROW + DAY), now=held.ends_at)
    await scene.turn_to(last.ends_at)
    await log_marks(home.interviewer, last.id, await marks_for(priya, Verdict.PASSED), now=last.ends_at)
    offer = Offer(CTC, JOINING, "Health insurance")
    hire = await then(make_offer, home.client, priya.id, offer, now=OFFERED_AT)
    await then(accept_offer, home.candidate, hire.id, now=OFFERED_AT)
    await scene.turn_to(JOINED_AT)
    await then(mark_joined, home.client, hire.id, now=JOINED_AT)
    draft = await InvoiceGenerated.get(selected_id=hire.id)
    await then(cancel_invoice, home.accountant, draft.id, "A wrong sum.", now=JOINED_AT)
    invoice = await then(draft_invoice, home.accountant, hire.id, now=JOINED_AT)
    await then(approve_invoice, home.manager, invoice.id, now=JOINED_AT)
    await scene.turn_to(SENT_AT)
    await then(accept_invoice, home.client, invoice.id, now=SENT_AT)
    await then(report_payment, home.client, invoice.id, PAYMENT, now=PAID_AT)
    await then(reject_payment, home.accountant, invoice.id, "Nothing came.", now=PAID_AT)
    await then(report_payment, home.client, invoice.id, PAYMENT, now=PAID_AT)
    await then(verify_payment, home.accountant, invoice.id, now=PAID_AT)
    walk.judge(20)


async def test_a_refused_offer_and_a_connection(scene: Scene) -> None:
    world, walk = await _begun(scene)
    then, home = walk.then, world.home
    hire = await made_offer(world)
    await scene.turn_to(OFFERED_AT)
    await then(refuse_offer, home.candidate, hire.id, "I stay.", now=OFFERED_AT)
    asked = await connect_agency(world.foreign.client, home.agency.org_code, now=OFFERED_AT)
    await then(reject_connection, home.manager, asked.id, "Not now.", now=OFFERED_AT)
    asked = await connect_agency(world.foreign.client, home.agency.org_code, now=OFFERED_AT)
    await then(accept_connection, home.manager, asked.id, BANDS, now=OFFERED_AT)
    await then(agreed, world.foreign.client, asked.id, now=OFFERED_AT)
    await then(change_terms, home.manager, home.connection.id, BANDS[:1], now=OFFERED_AT)
    await then(agreed, home.client, home.connection.id, now=OFFERED_AT)
    walk.judge(6)
