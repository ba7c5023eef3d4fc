"""Unsubscribe from mails of one sort: looking changes nothing, one press does, and another takes it back."""

import aiohttp
import pytest

from core.kit.tokens import InvalidToken
from core.models import NotificationPreference
from core.models.enums import DeliveryMode, NotificationCategory
from core.notifications.groups import CATEGORY_NAMES
from core.notifications.mailing import may_unsubscribe
from core.people.leave_token import leave_token, read_leave_token
from tests.plugins.chats import Scene
from tests.world import World

NEWS = NotificationCategory.SHORTLIST_APPLICATION


def _path(scene: Scene, world: World, category: str = NEWS) -> str:
    return f"/unsubscribe/{leave_token(world.candidate.user_id, category, scene.house.links.keys)}"


async def _modes() -> list[tuple[str | None, str, str]]:
    rows = await NotificationPreference.all()
    return [(row.category, row.channel.value, row.mode.value) for row in rows]


async def test_looking_at_it_changes_nothing(scene: Scene, world: World, http: aiohttp.ClientSession) -> None:
    for _ in range(2):
        async with http.get(_path(scene, world)) as answer:
            page = await answer.text()
            assert answer.status == 200
            assert answer.headers["Cache-Control"] == "no-store"
    assert "Stop mails about “A profile is shortlisted”?" in page
    assert '<form method="post">' in page
    assert await _modes() == []


async def test_a_mail_program_does_it_with_one_press_and_the_person_takes_it_back(
    scene: Scene, world: World, http: aiohttp.ClientSession
) -> None:
    path = _path(scene, world)
    for _ in range(2):
        # What RFC 8058 says a mail program posts.
        async with http.post(path, data={"List-Unsubscribe": "One-Click"}, allow_redirects=False) as done:
            assert done.status == 200
            page = await done.text()
    assert "You get no more mails about “A profile is shortlisted”." in page
    assert await _modes() == [(NEWS, "mail", DeliveryMode.MUTED)]
    async with http.post(path, data={"again": "1"}) as back:
        assert "come again" in await back.text()
    assert await _modes() == []


async def test_a_link_that_is_not_ours_does_nothing(
    scene: Scene, world: World, http: aiohttp.ClientSession
) -> None:
    path = _path(scene, world)
    other = path.replace(f"/{world.candidate.user_id}.", f"/{world.manager.user_id}.")
    for wrong in (path[:-1] + "!", other, "/unsubscribe/1", "/unsubscribe/x.y.z", "/unsubscribe/..%2F"):
        for method in ("GET", "POST"):
            async with http.request(method, wrong) as answer:
                assert answer.status == 404, wrong
    assert await _modes() == []


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=nope",
        "text/plain",
    ],
)
async def test_who_posts_it_in_an_odd_way_is_understood_as_well(
    scene: Scene, world: World, http: aiohttp.ClientSession, kind: str
) -> None:
    async with http.post(_path(scene, world), data=b"\xff", headers={"Content-Type": kind}) as answer:
        assert answer.status == 200
    assert await _modes() == [(NEWS, "mail", DeliveryMode.MUTED)]


async def test_what_may_not_be_left_is_not_left_even_with_a_signature(
    scene: Scene, world: World, http: aiohttp.ClientSession
) -> None:
    for category in (NotificationCategory.INVITATION, NotificationCategory.INVOICE_GENERATED, "nonsense"):
        async with http.post(_path(scene, world, category)) as answer:
            assert answer.status == 404
    assert await _modes() == []


async def test_who_was_erased_has_nothing_to_leave(
    scene: Scene, world: World, http: aiohttp.ClientSession
) -> None:
    path = f"/unsubscribe/{leave_token(987654, NEWS, scene.house.links.keys)}"
    async with http.post(path) as answer:
        assert answer.status == 404


def test_a_token_names_one_person_and_one_category() -> None:
    keys = [b"n" * 32, b"o" * 32]
    assert read_leave_token(leave_token(7, NEWS, keys[1:]), keys) == (7, NEWS)
    with pytest.raises(InvalidToken):
        read_leave_token(leave_token(7, NEWS, [b"x" * 32]), keys)


def test_the_rule_is_said_of_every_category() -> None:
    kept = {category for category in CATEGORY_NAMES if not may_unsubscribe(category)}
    assert {"invitation", "select_candidate", "schedule_interview", "invoice_generated"} <= kept
    assert {"shortlist_application", "digest", "ticket_reply"} & kept == set()
    assert 10 <= len(kept) < len(CATEGORY_NAMES) / 2
