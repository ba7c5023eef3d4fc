"""What a person chose last comes first the next time, in either chat, as long as it can be chosen."""

from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.talking import answers_all
from tests.world import World

PAGES = (("title", "email", "phone"), ("people", "weight", "price", "day", "until", "starts"))


async def test_what_was_used_last_comes_first_in_both_chats(scene: Scene, hall: World) -> None:
    ravi = scene.person("Ravi Menon")
    await ravi.slack.commands("everything")
    await answers_all(ravi.slack, ANSWERS | {"town": "Town 0777", "flies": "No"})

    await ravi.slack.commands("everything")
    for page in PAGES:
        await ravi.slack.fills(**{key: ANSWERS[key] for key in page})
    offered = await ravi.slack.account.type_ahead("town", "")
    assert [one["text"]["text"] for one in offered[:2]] == ["Town 0777", "Town 0001"]
    assert len(offered) == 100
    assert len({one["value"] for one in offered}) == 100, "nothing stands twice"
    assert (await ravi.slack.account.type_ahead("town", "07"))[0]["value"] == "777"
    assert await ravi.slack.account.type_ahead("town", "nowhere") == []
    visited = await ravi.slack.account.type_ahead("visited", "")
    assert [one["text"]["text"] for one in visited[:3]] == ["Town 0001", "Town 0004", "Town 0002"]
    await ravi.slack.presses("Cancel")

    me = ravi.telegram
    await me.commands("everything")
    for key in ("title", "story", "email", "phone", "people", "weight", "price", "day", "until"):
        await me.says(ANSWERS[key])
    await me.says("5 March 2026 4pm")
    await me.answers("Yes", "Green", "Pen", "Done (1 chosen)")
    assert me.sees("What you used last comes first.")
    assert me.buttons()[0] == "Town 0777"
    await me.presses("More ›")
    assert me.buttons()[0].startswith("Town 0010"), "the list goes on where it stopped"
    await me.presses("‹ Previous")
    await me.presses("Town 0777")
    assert me.buttons()[:2] == ["☐ Town 0001", "☐ Town 0004"]
