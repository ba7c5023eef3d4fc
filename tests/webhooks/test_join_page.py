"""The page behind an invitation's link: it shows the ways in and uses nothing up."""

from datetime import timedelta

import aiohttp
import pytest

from core.agency.invite_person import Invitee, invite_person
from core.kit.actor import Role
from core.models import Invitation
from core.people.join_token import join_token
from tests.plugins.chats import Scene
from tests.world import World


@pytest.fixture
async def invitation(scene: Scene, world: World) -> Invitation:
    """Dev was invited to be a recruiter."""
    who = Invitee(email="dev@example.org", name="Dev <b>Patel</b>", role=Role.RECRUITER)
    return await invite_person(world.home.manager, who, now=scene.clock.now())


def _path(scene: Scene, invitation: Invitation) -> str:
    return f"/join/{join_token(invitation.id, scene.house.links.keys)}"


async def test_it_leads_into_both_chats_and_may_be_opened_again(
    scene: Scene, http: aiohttp.ClientSession, invitation: Invitation
) -> None:
    path = _path(scene, invitation)
    token = path.removeprefix("/join/")
    for _ in range(2):
        async with http.get(path) as answer:
            page = await answer.text()
            assert answer.status == 200
    assert f"?start={token}" in page
    assert f"/hiresync join {token}" in page
    assert "Maya Rao invites you to HireSync as a recruiter." in page
    assert (await Invitation.get(id=invitation.id)).used_at is None


async def test_its_address_reaches_no_cache_and_no_other_site(
    scene: Scene, http: aiohttp.ClientSession, invitation: Invitation
) -> None:
    async with http.get(_path(scene, invitation)) as answer:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_a_forged_token_is_unknown(
    scene: Scene, http: aiohttp.ClientSession, invitation: Invitation
) -> None:
    path = _path(scene, invitation)
    forged = f"/join/{invitation.id + 1}-{path.partition('-')[2]}"
    for wrong in (forged, path[:-1] + "!", "/join/1", "/join/%F0%9F%99%82-x", f"/join/{'9' * 40}-x"):
        async with http.get(wrong) as answer:
            assert answer.status == 404, wrong
            assert "This invitation does not exist." in await answer.text()
    async with http.get(path) as answer:
        assert answer.status == 200


async def test_an_expired_one_says_so(
    scene: Scene, http: aiohttp.ClientSession, invitation: Invitation
) -> None:
    scene.clock.advance(timedelta(days=7))
    async with http.get(_path(scene, invitation)) as answer:
        assert answer.status == 410
        assert "Ask for a new one." in await answer.text()


async def test_a_name_is_text_and_never_markup(
    scene: Scene, http: aiohttp.ClientSession, invitation: Invitation
) -> None:
    inviter = await invitation.inviter
    inviter.name = "<script>alert(1)</script>"
    await inviter.save()
    async with http.get(_path(scene, invitation)) as answer:
        page = await answer.text()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    ("liked", "language", "says"),
    [
        ("hi-IN,hi;q=0.9,en;q=0.8", "hi", "लिंक एक ही बार चलता है"),
        ("ta-IN,en;q=0.4,hi;q=0.7", "hi", "लिंक एक ही बार चलता है"),
        ("fr,de;q=0.5", "en", "The link works once"),
        (";;q=,hi;q=high,*", "en", "The link works once"),
    ],
)
async def test_it_speaks_the_language_the_browser_likes_best(
    scene: Scene, http: aiohttp.ClientSession, invitation: Invitation, liked: str, language: str, says: str
) -> None:
    async with http.get(_path(scene, invitation), headers={"Accept-Language": liked}) as answer:
        page = await answer.text()
    assert f'<html lang="{language}">' in page
    assert says in page
