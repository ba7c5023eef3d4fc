"""What Telegram shows of the bot: menus by scope and language, and who it says it is."""

from bot.handlers.telegram.setup import DESCRIPTION, set_up
from bot.playground.telegram import TelegramGroup
from core.kit.actor import Role
from core.kit.words import Words
from core.people.invitations import NewInvitation, send_invitation
from core.people.join_token import join_token
from tests.chat import InTelegram
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.world import NOW


def menu(chat: InTelegram, group: TelegramGroup | None = None) -> dict[str, str]:
    """What the button beside the text field offers."""
    return {one["command"]: one["description"] for one in chat.account.menu(group)}


async def test_set_up_twice_changes_nothing(scene: Scene) -> None:
    door, profile = scene.house.telegram, scene.town.telegram.profile
    assert door is not None
    assert "runs a recruiting agency" in profile.descriptions[""]
    assert (await door.bot.get_my_description("hi")).description == Words("hi")(DESCRIPTION)
    assert await set_up(door.bot) == []
    await door.bot.set_my_description("Something else")
    await door.bot.delete_my_commands(language_code="hi")
    assert await set_up(door.bot) == ["description (en)", "commands (hi)"]
    assert await set_up(door.bot) == []


async def test_a_stranger_reads_his_own_language_and_a_group_its_own_menu(scene: Scene) -> None:
    asha, ravi = scene.person("Asha Nair").telegram, scene.person("Ravi Menon").telegram
    ravi.account.language = "hi"
    group = scene.town.telegram.group("Hiring", asha.account)
    assert menu(asha)["help"] == "What you can do here"
    assert menu(ravi).keys() == menu(asha).keys()
    assert menu(ravi)["help"] != menu(asha)["help"]
    assert menu(asha, group) == {"help": "What this bot does in a group"}


async def test_the_menu_follows_role_and_language(scene: Scene) -> None:
    await move_in(scene)
    maya = scene.person("Maya Rao").telegram
    await maya.starts()
    assert "job_requests" in menu(maya)
    assert "submit_resume" not in menu(maya)
    english = menu(maya)["job_requests"]
    await maya.says("/language")
    await maya.presses("हिन्दी")
    assert menu(maya)["job_requests"] != english
    await maya.says("/logout")
    await maya.presses(next(label for label in maya.buttons() if "Telegram" in label))
    assert "job_requests" not in menu(maya)


async def test_the_server_checks_the_right_whatever_the_menu_shows(scene: Scene) -> None:
    await move_in(scene)
    ravi = scene.person("Ravi Menon").telegram
    await ravi.starts()
    await ravi.says("/job_requests")
    assert ravi.sees("Only managers can do this, and you are here as a recruiter")


async def test_a_deep_link_works_once_for_one_person(scene: Scene) -> None:
    world = await move_in(scene)
    new = NewInvitation(
        email="nisha@banyan.example",
        name="Nisha Verma",
        role=Role.RECRUITER,
        inviter_id=world.manager.user_id,
        inviter=world.manager.name,
        house=world.agency.name,
        organization_id=world.agency.id,
    )
    nisha, other = scene.person("Nisha Verma").telegram, scene.person("Arjun Kapoor").telegram
    keys = scene.house.links.keys
    late = await send_invitation(new, now=NOW)
    await scene.passes(days=8)
    await nisha.starts(join_token(late.id, keys))
    assert not nisha.sees("Welcome")
    invitation = await send_invitation(new, now=scene.clock.now())
    token = join_token(invitation.id, keys)
    assert len(token) <= 64
    await nisha.starts(token)
    assert nisha.sees("Welcome, Nisha Verma")
    await other.starts(token)
    assert other.sees("Somebody has already joined with this link; each works once.")
    assert "job_requests" not in menu(other)
