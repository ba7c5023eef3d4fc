"""Eight confirms at once, round after round: one effect, and seven who are told kindly what it brought."""

import asyncio
from dataclasses import dataclass, field

import pytest

from core.models import ConversationDraft
from core.models.enums import Channel, DraftStatus
from tests.chat import InSlack, InTelegram
from tests.forms import everything
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.races.at_once import press, submits, to_webhook
from tests.talking import answers_all
from tests.world import World

EIGHT = 8
ROUNDS = pytest.mark.parametrize(
    "rounds", [10, pytest.param(200, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])]
)


@dataclass
class Tally:
    """What all the rounds together brought."""

    effects: int = 0
    answers: int = 0
    titles: list[str] = field(default_factory=list)


async def at_the_review(me: InSlack | InTelegram) -> ConversationDraft:
    """Everything answered, nothing submitted yet."""
    await me.commands("everything")
    await answers_all(me, ANSWERS | {"title": "Round 0"}, submit=False)
    return await ConversationDraft.get(form="everything")


async def once_more(first: ConversationDraft, number: int, channel: Channel) -> None:
    """The same answers under another title, open again."""
    await ConversationDraft.create(
        user_id=first.user_id,
        form="everything",
        title="Everything",
        answers=first.answers | {"title": f"Round {number}"},
        channel=channel,
        expires_at=first.expires_at,
    )


@ROUNDS
async def test_eight_confirms_at_once_in_telegram(scene: Scene, hall: World, rounds: int) -> None:
    me, tally = scene.person("Ravi Menon").telegram, Tally()
    first = await at_the_review(me)
    for number in range(rounds):
        if number:
            await once_more(first, number, Channel.TELEGRAM)
            await me.commands("resume")
        queries = scene.town.telegram.queries.presses
        before = len(queries)
        presses = [press(scene, me, "Keep it", 9_000 + number * EIGHT + one) for one in range(EIGHT)]
        assert await to_webhook(scene, presses) == [200] * EIGHT
        await scene.settle()
        answered = [one for one in list(queries.values())[before:] if one.answered and not one.show_alert]
        tally.answers += len(answered)
        tally.effects = len(everything.SUBMITTED)
        assert tally.effects == number + 1
        assert f"Done: Round {number}" in me.last(), "each press leaves the card at what the one brought"
        assert not me.buttons(), "the card has no more buttons"
    assert (tally.effects, tally.answers) == (rounds, rounds * EIGHT)
    assert "went wrong" not in me.screen()
    assert await ConversationDraft.filter(status=DraftStatus.SUBMITTED).count() == rounds


@ROUNDS
async def test_eight_confirms_at_once_in_slack(scene: Scene, hall: World, rounds: int) -> None:
    me, tally = scene.person("Ravi Menon").slack, Tally()
    first = await at_the_review(me)
    for number in range(rounds):
        if number:
            await once_more(first, number, Channel.SLACK)
            await me.commands("resume")
        acks = await submits(scene, me, EIGHT)
        await scene.settle()
        tally.effects = len(everything.SUBMITTED)
        assert tally.effects == number + 1
        assert all(ack.ok for ack in acks)
        told = [ack.body["view"]["blocks"][0]["text"]["text"] for ack in acks]
        tally.answers += told.count(f"*Done: Round {number}*")
        me.account.space.stacks.clear()
    assert (tally.effects, tally.answers) == (rounds, rounds * EIGHT), "each is told what the one brought"
    assert "went wrong" not in me.screen()


async def test_both_chats_confirm_at_once(scene: Scene, hall: World) -> None:
    """What was gone on with in Slack is confirmed there; the taps on the card left behind say where it is."""
    ravi = scene.person("Ravi Menon")
    await at_the_review(ravi.telegram)
    taps = [press(scene, ravi.telegram, "Keep it", 9_000 + one) for one in range(4)]
    await ravi.slack.commands("resume")
    statuses, acks = await asyncio.gather(to_webhook(scene, taps), submits(scene, ravi.slack, 4))
    assert statuses == [200] * 4
    assert all(ack.ok for ack in acks)
    assert len(everything.SUBMITTED) == 1
    await scene.settle()
    assert "Done: Round 0" in ravi.telegram.last()
