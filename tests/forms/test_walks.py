"""Random walks over every real form: never an exception, always a way to the end, drawn in both chats."""

import random
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import registry
from bot.forms import events
from bot.forms.advance import Effect
from bot.forms.draft import Draft
from bot.forms.path import Step, steps
from tests.forms.beginnings import STAGES, begin
from tests.forms.everything import FORM as EVERYTHING
from tests.forms.walking import Walk, sensible
from tests.plugins.database import Database
from tests.plugins.world import SmallWorld

FORMS = registry.load().forms | {"everything": EVERYTHING}
WALKS = 8
"""For each beginning; each has up to forty steps before it turns to the end."""


@dataclass
class Tally:
    """What the walks have seen."""

    forms: set[str] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)
    walks: int = 0
    screens: int = 0
    ends: int = 0


async def test_every_real_form_can_be_walked_at_random_and_ended(
    db: Database, small_world: SmallWorld
) -> None:
    tally = Tally()
    walk_many(Draft(7, "everything", "", 0), tally)
    for stage, beginnings in STAGES.items():
        world = await small_world.stands_alone()
        await stage(world)
        for one in beginnings:
            walk_many(await begin(FORMS, one, world), tally)
    assert tally.forms == FORMS.keys(), "a new form needs a beginning"
    assert len(tally.asked) >= 120, "questions"
    assert tally.walks == WALKS * (1 + sum(len(one) for one in STAGES.values()))
    assert tally.screens > 3_500
    assert tally.ends == tally.walks


def walk_many(draft: Draft, tally: Tally) -> None:
    for seed in range(WALKS):
        walk = Walk(FORMS[draft.form], draft)
        effect = wander(walk, random.Random(f"{draft.form} {draft.subject} {seed}"))
        tally.forms.add(draft.form)
        tally.asked |= {(draft.form, step.field.name) for step in steps(walk.form, walk.draft) if step.field}
        if effect is Effect.NONE:
            effect = walk.goes_to_the_end()
        assert effect is Effect.SUBMIT
        tally.walks, tally.screens, tally.ends = tally.walks + 1, tally.screens + walk.looked, tally.ends + 1


def wander(walk: Walk, chance: random.Random) -> Effect:
    """Forty random acts, through the buttons and inputs of either chat."""

    def value(step: Step) -> object:
        assert step.field is not None
        return chance.choice([*sensible(step.field.kind), None, "", "nonsense", "१२", "x" * 4000])

    for _ in range(chance.randint(0, 40)):
        kind = chance.random()
        if kind < 0.5:
            event: events.Event = chance.choice(walk.presses() or [events.Resumed()])
        elif kind < 0.75:
            event = walk.filled(value)
        else:
            asked = walk.screen.asked
            step = next((one for one in steps(walk.form, walk.draft) if asked and one.key == asked.key), None)
            event = events.Gave(value(step) if step is not None and step.field is not None else "words")
        effect = walk.take(event)
        if effect is not Effect.NONE:
            return effect
    return Effect.NONE


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_form_with_everything_takes_any_text_anywhere(data: st.DataObject) -> None:
    walk = Walk(EVERYTHING, Draft(7, "everything", "", 0))
    for _ in range(data.draw(st.integers(1, 25))):
        event = data.draw(
            st.one_of(
                st.sampled_from(walk.presses() or [events.Resumed()]),
                st.builds(events.Gave, st.text(max_size=80)),
                st.builds(events.Searched, st.text(max_size=20)),
                st.builds(events.Pressed, st.sampled_from(events.Act), st.text(max_size=12)),
            )
        )
        if event == events.Pressed(events.Act.CANCEL) or walk.take(event) is not Effect.NONE:
            return
    assert walk.goes_to_the_end() is Effect.SUBMIT
