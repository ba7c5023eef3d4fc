"""What one act orders of the cards people looked at: the newest in each chat, each drawn once."""

from core.delivery.looked import MOST, Seen, look_again, remember
from core.kit.transaction import transaction
from core.models import LookedCard, OutboxMessage, User
from core.ports import Shown, Task
from tests.delivery.house import House


async def _looks(house: House, person: User, times: int) -> None:
    for number in range(times):
        seen = Seen(user_id=person.id, lane="telegram::11", look="view_job", args=("7",), subjects=["job:7"])
        await remember(seen, Shown("11", str(number)), now=house.now)


async def test_the_newest_cards_of_a_chat_are_drawn_again(house: House) -> None:
    await _looks(house, await house.person(telegram="11"), MOST + 5)
    await look_again(["job:7"], now=house.now)
    newest = await LookedCard.all().order_by("-id").limit(MOST)
    orders = await OutboxMessage.filter(kind="look_again")
    assert {order.payload["card"] for order in orders} == {card.id for card in newest}


async def test_however_often_one_act_tells_of_it_a_card_is_drawn_once(house: House) -> None:
    drawn: list[int] = []

    async def draw(task: Task) -> str | None:
        drawn.append(task.payload["card"])
        return None

    await _looks(house, await house.person(telegram="11"), 2)
    async with transaction():
        for _ in range(4):
            await look_again(["job:7"], now=house.now)
    house.performers["look_again"] = draw
    await house.worker().run_until_idle()
    assert sorted(drawn) == [card.id for card in await LookedCard.all().order_by("id")]
