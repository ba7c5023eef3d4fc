"""A conversation that holds a file is handed to a colleague, who sends it in as his own."""

import pytest

from core.jobs.assign_recruiters import assign_recruiters
from core.kit.actor import Role
from core.models import StoredFile
from tests.chat import InSlack
from tests.moved_in import take_seat
from tests.plugins.chats import Scene
from tests.stages.jobs import assigned_job, locations_of
from tests.stories.office import BOTH, office, resume
from tests.stories.test_resumes import TYPED, WORK
from tests.talking import answers_all
from tests.world import NOW, invited, slack


@pytest.mark.parametrize("channel", BOTH)
async def test_a_resume_goes_along_with_its_conversation(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    job = await assigned_job(the.world)
    nila = await invited(the.world.manager, "Nila Das", Role.RECRUITER, slack("Nila Das"))
    for place in await locations_of(job):
        both = [the.world.recruiter.user_id, nila.user_id]
        await assign_recruiters(the.world.manager, place.id, both, now=NOW)
    colleague = await take_seat(scene, nila)
    await colleague.telegram.starts()
    await scene.settle()
    giver = the.at("recruiter")
    answers = {**WORK, **TYPED, "resume": resume("scanned.pdf")}
    await giver.commands("submit_resume")
    await answers_all(giver, answers, submit=False)
    if isinstance(giver, InSlack):
        await giver.closes()
    await giver.commands("drafts")
    await giver.presses("Hand over")
    await answers_all(giver, {"to": "Nila Das", "note": "Please send it in."})
    assert giver.sees("Nila Das has it now.")
    assert (await StoredFile.get()).owner_id == nila.user_id
    the.people["recruiter"] = colleague
    await the.at("recruiter").presses("Continue")
    await answers_all(the.at("recruiter"), answers)
    the.sees("client", "Devika Nair", "Coastal Drives")
    assert [name for name, _ in the.at("client").files()] == ["scanned.pdf"]
