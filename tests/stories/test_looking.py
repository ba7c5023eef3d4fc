"""A card that somebody opened to look closer keeps no button whose act is done."""

from collections.abc import Iterator

import pytest

from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from tests.chat import InSlack
from tests.plugins.chats import Scene
from tests.stages.invoices import drafted_invoice
from tests.stages.jobs import locations_of, posted_job
from tests.stages.placements import JOINED_AT
from tests.stories.crawling import buttons_of
from tests.stories.office import BOTH, office
from tests.stories.watching import Chat


def labels(chat: Chat) -> Iterator[str]:
    return (label for _, label in buttons_of(chat))


@pytest.mark.parametrize("channel", BOTH)
async def test_a_job_approved_where_it_is_read(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await posted_job(the.world)
    await scene.settle()
    maya = the.at("manager")
    await maya.presses("View job")
    assert "Waiting for approval" in maya.last()
    await maya.presses("Approve")
    assert "Approve" not in labels(maya)
    the.misses("manager", "Waiting for approval")
    the.sees("manager", "Approved by Maya Rao")


@pytest.mark.parametrize("channel", BOTH)
async def test_an_invoice_approved_where_it_is_read(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await drafted_invoice(the.world)
    await the.at_moment(JOINED_AT)
    anita = the.at("accountant")
    await anita.commands("invoices")
    await anita.presses("Draft: Priya Sharma")
    assert "Waits for approval" in anita.last()
    await anita.presses("Approve")
    assert "Approve" not in labels(anita)
    the.sees("accountant", "Approved, not sent yet", "Approved by Anita Shah as INV/26-27/00001")


async def test_what_has_not_changed_is_not_drawn_again(scene: Scene) -> None:
    the = await office(scene, "telegram")
    job = await posted_job(the.world)
    await scene.settle()
    maya = the.at("manager")
    await maya.commands("inbox")
    await maya.presses("1 · More")
    await approve_job(the.world.manager, job.id, now=scene.clock.now())
    await scene.settle()
    the.sees("manager", "Approved by Maya Rao")
    pune = (await locations_of(job))[0]
    await assign_recruiters(the.world.manager, pune.id, [the.world.recruiter.user_id], now=scene.clock.now())
    await scene.settle()
    edits = [one for one in scene.town.traffic.last(500) if one.method == "editMessageText"]
    assert len(edits) >= 3
    assert [one.response for one in edits if one.status != 200] == []


async def test_a_list_only_one_person_sees_turns_its_page_in_place(scene: Scene) -> None:
    the = await office(scene, "slack")
    await drafted_invoice(the.world)
    await the.at_moment(JOINED_AT)
    maya = the.at("manager")
    assert isinstance(maya, InSlack)
    await maya.commands("inbox")
    before, first = len(maya.account.messages()), maya.last()
    await maya.presses("Older")
    assert len(maya.account.messages()) == before
    assert maya.last() != first
