"""A ticket made of a message begins with its text, which can be changed."""

from bot.conversations.raise_ticket import from_message
from bot.forms.turns import Turns
from core.support.rules import TEXT
from tests.stages.conversing import Conversation
from tests.world import NOW, World

LINK = "https://acme.slack.com/archives/C1/p1"


async def test_the_text_of_the_message_stands_in_the_description(world: World) -> None:
    talk = Conversation(world.client, "raise_ticket")
    assert isinstance(talk.turns, Turns)
    talk.turned = await talk.turns.begin(
        world.client, "raise_ticket", "slack:C1:1", dialogue=False, given=from_message("  It fails. ", LINK)
    )
    kept = {ask.key: ask.value for ask in talk.screen.asks}
    assert kept["description"] == f"It fails.\n{LINK}"
    assert kept["title"] is None
    assert talk.clock.now() == NOW


def test_a_message_of_any_length_fits() -> None:
    given = from_message("word " * 5000, LINK)["description"]
    assert len(given) <= TEXT
    assert given.endswith(f"…\n{LINK}")
    assert from_message("") == {"description": ""}
