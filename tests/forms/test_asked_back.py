"""Dates in both chats: picked, typed in words, asked back where unclear, and said again as understood."""

from core.models import ConversationDraft
from tests.chat import InSlack, InTelegram
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.world import World


async def in_telegram(scene: Scene, *keys: str) -> InTelegram:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    for key in ("title", "story", "email", "phone", "people", "weight", "price", *keys):
        await me.says(ANSWERS[key])
    return me


async def in_slack(scene: Scene) -> InSlack:
    me = scene.person("Ravi Menon").slack
    await me.commands("everything")
    await me.fills(title="Words", email="a@example.com", phone="98450-12345")
    return me


async def kept(key: str) -> object:
    return (await ConversationDraft.get(form="everything")).answers.get(key)


async def test_telegram_asks_back_with_buttons_and_says_what_it_understood(scene: Scene, hall: World) -> None:
    me = await in_telegram(scene)
    assert me.sees("Price: ₹8,50,000")
    await me.says("4/5")
    assert me.sees("First day: “4/5” may mean more than one thing.")
    assert {"Mon 4 May 2026", "Sun 5 Apr 2026"} <= set(me.buttons())
    await me.presses("Sun 5 Apr 2026")
    assert me.sees("First day: Sun 5 Apr 2026")
    assert await kept("day") == "2026-04-05"
    await me.says("अगले मंगलवार")
    assert me.sees("This is before the first day.")
    await me.says("६ अप्रैल")
    assert await kept("until") == "2026-04-06"


async def test_a_day_is_picked_from_the_calendar_and_its_time_from_buttons(scene: Scene, hall: World) -> None:
    me = await in_telegram(scene)
    shown = me.buttons()
    assert "March 2026" in shown
    assert "Later ›" in shown
    assert "‹ Earlier" not in shown, "no day before today is taken"
    assert "1" not in shown
    await me.presses("Later ›")
    assert "April 2026" in me.buttons()
    await me.presses("7")
    assert await kept("day") == "2026-04-07"
    await me.says("9 april")
    await me.presses("9")
    assert me.sees("Mon 9 Mar 2026: choose the time, or type it.")
    await me.presses("Another day")
    await me.presses("Later ›")
    await me.presses("9")
    await me.presses("16:00")
    assert await kept("starts") == "2026-04-09T10:30:00+00:00"
    assert me.sees("Starts: Thu 9 Apr 2026, 16:00 IST")


async def test_a_day_typed_without_its_time_is_asked_for_the_time(scene: Scene, hall: World) -> None:
    me = await in_telegram(scene, "day", "until")
    await me.says("day after tomorrow")
    assert me.sees("Wed 4 Mar 2026: choose the time, or type it.")
    await me.says("5")
    assert {"Wed 4 Mar 2026, 05:00 IST (23:30 UTC)", "Wed 4 Mar 2026, 17:00 IST (11:30 UTC)"} <= set(
        me.buttons()
    )
    await me.presses("Wed 4 Mar 2026, 17:00 IST (11:30 UTC)")
    assert await kept("starts") == "2026-03-04T11:30:00+00:00"


async def test_slack_takes_words_for_dates_and_asks_back_in_the_modal(scene: Scene, hall: World) -> None:
    me = await in_slack(scene)
    await me.presses("Type dates in words")
    told = {"people": "3", "weight": "70", "price": "5 लाख", "until": "in 90 days", "starts": "tomorrow 4pm"}
    await me.account.submit(None, told | {"day": "4/5"})
    await scene.settle()
    view = me.account.open_view()
    assert view is not None
    assert me.sees("“4/5” may mean more than one thing.")
    assert me.asked()[me.asked().index("day") + 1] == "day?"
    await me.account.submit(None, {"day?": "Mon 4 May 2026"})
    await scene.settle()
    assert await kept("day") == "2026-05-04"
    assert await kept("starts") == "2026-03-03T10:30:00+00:00"
    assert me.sees("First day:* Mon 4 May 2026")
    assert me.sees("Price:* ₹5,00,000")
    await me.presses("‹ Back")
    assert me.sees("Type dates in words"), "pickers again, filled with what was kept"


async def test_slack_says_at_the_field_what_it_cannot_read(scene: Scene, hall: World) -> None:
    me = await in_slack(scene)
    await me.presses("Type dates in words")
    told = {"people": "3", "weight": "70", "price": "5 lakh", "day": "someday", "until": "25 dec"}
    await me.account.submit(None, told | {"starts": "tomorrow"})
    await scene.settle()
    view = me.account.open_view()
    assert view is not None
    assert "I cannot read “someday” as a date. Write it like" in view.errors["day"]
    assert "Tue 3 Mar 2026, but at what time?" in view.errors["starts"]
    assert view.errors.keys() == {"day", "starts"}
