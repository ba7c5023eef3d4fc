"""(a) A whole turn over HTTP: who it is, load the draft, advance, save, answer."""

from contextlib import ExitStack
from statistics import median

from tests.bench import requests
from tests.bench.callers import Callers, calling
from tests.bench.child import Child, child
from tests.bench.house import LEVEL, PAY, House
from tests.bench.inbound import CPU
from tests.bench.rounds import Rounds, Take, interleaved
from tests.bench.table import Line, at_most

TYPED = {key: {"type": "plain_text_input", "value": value} for key, value in PAY.items()} | {
    "notice_period": {"type": "static_select", "selected_option": {"value": PAY["notice_period"]}}
}


async def turn(rounds: Rounds, house: House, platforms: int) -> list[Line]:
    """Acknowledgement and cost of turns in both chats, against frameworks that do nothing."""
    base, count = f"http://127.0.0.1:{platforms}", rounds.turns
    with ExitStack() as stack:
        ours = stack.enter_context(child("turns:house", url=house.url, platforms=platforms))
        bolt = stack.enter_context(child("frameworks:bolt", api=f"{base}/api/"))
        empty, answering = (
            stack.enter_context(child("frameworks:telegram", api=f"{base}/bot", answers=answers))
            for answers in (False, True)
        )

        def at(server: Child, connections: int) -> Callers:
            return stack.enter_context(calling(server.port, connections))

        pages, presses = _Pages(house, count), Presses(house, count)
        found = await interleaved(
            rounds,
            {
                "ack": _wait(at(ours, 1), pages, is_ours=True),
                "bolt's ack": _wait(at(bolt, 1), pages),
                "page": _cost(ours, at(ours, 8), pages, is_ours=True),
                "bolt": _cost(bolt, at(bolt, 8), pages),
                "press": _cost(ours, at(ours, 8), presses, is_ours=True),
                "empty": _cost(empty, at(empty, 8), presses),
                "answering": _cost(answering, at(answering, 8), presses),
            },
        )
    ack, page = (
        "acknowledgement of a page that is kept / default Bolt",
        "turn in Slack / Bolt, empty listener",
    )
    press, answer = "turn in Telegram / PTB, empty handler", "turn in Telegram / PTB, handler that answers"
    return [
        at_most(ack, found["ack"], found["bolt's ack"], 1 / 3, "ms p50"),
        at_most(page, found["page"], found["bolt"], None, CPU),
        at_most(press, found["press"], found["empty"], None, CPU),
        at_most(answer, found["press"], found["answering"], None, CPU),
    ]


class _Turns:
    """Requests of one turn each, every one about a draft of its own."""

    without = ""

    def __init__(self, house: House, count: int) -> None:
        self.house, self.count = house, count

    async def written(self) -> tuple[int, list[bytes]]:
        """The first of the drafts, and the requests about them."""
        first = await self.house.drafts(self.count, without=self.without)
        return first, [self.request(number) for number in range(first, first + self.count)]

    async def check(self, first: int) -> None:
        """Every turn must have been taken, or the figure is worth nothing."""
        moved = await self.house.moved(first, self.count)
        if moved != self.count:
            raise RuntimeError(f"only {moved} of {self.count} turns were taken")

    def request(self, draft: int) -> bytes:
        raise NotImplementedError


class _Pages(_Turns):
    """The page of pay, sent in Slack."""

    def request(self, draft: int) -> bytes:
        who = self.house.in_slack
        return requests.slack_page(who.workspace, who.external_id, f"{draft}.0", TYPED)


class Presses(_Turns):
    """The button of a level, pressed in Telegram."""

    without = "job_level"

    def request(self, draft: int) -> bytes:
        person = int(self.house.in_telegram.external_id)
        levels = ("entry", "mid", LEVEL, "lead", "executive")
        keyboard = [
            [{"text": level.title(), "callback_data": f"f|{draft}.0|v|{level}"} for level in levels[:3]],
            [{"text": level.title(), "callback_data": f"f|{draft}.0|v|{level}"} for level in levels[3:]],
            [{"text": act.title(), "callback_data": f"f|{draft}.0|{act}"} for act in ("back", "cancel")],
        ]
        return requests.telegram_press(draft, person, f"f|{draft}.0|v|{LEVEL}", keyboard)


def _wait(callers: Callers, turns: _Turns, *, is_ours: bool = False) -> Take:
    """Milliseconds until the answer, the middle one."""

    async def take() -> float:
        first, sent = await turns.written()
        taken = callers.time(sent)
        if is_ours:
            await turns.check(first)
        return median(taken) * 1000

    return take


def _cost(server: Child, callers: Callers, turns: _Turns, *, is_ours: bool = False) -> Take:
    """Microseconds of the server's processor for each turn."""

    async def take() -> float:
        first, sent = await turns.written()
        before = server.cpu()
        callers.call(sent)
        used = server.cpu() - before
        if is_ours:
            await turns.check(first)
        return used / len(sent) * 1e6

    return take
