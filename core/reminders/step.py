"""What is to be done about one waiting act now; pure."""

from dataclasses import dataclass
from datetime import datetime

from core.reminders.due import Asked, Person


@dataclass(frozen=True, slots=True)
class Step:
    """Remind him or not, tell the manager or not, and look again then, if ever."""

    next_at: datetime | None
    remind: bool = False
    tell_manager: bool = False


def step(asked: Asked, person: Person, now: datetime) -> Step:
    """One step at a time, reckoned from now: however long nobody looked, it is taken once."""
    rule = asked.rule
    if rule is None or not person.is_here:
        return Step(None)
    if asked.snoozed_until is not None:
        # What he put off is brought back by itself; the reminders go on from there.
        after = rule.following(asked.snoozed_until, person.zone, person.id)
        if after > max(now, asked.nudge_at):
            return Step(after)
    following = rule.following(now, person.zone, person.id)
    if asked.is_on_its_way:
        return Step(following)
    has_manager = bool(rule.task) and asked.manager_id not in (None, person.id)
    if rule.is_over(asked.params, now, person.zone) or asked.nudges >= rule.times:
        return Step(None, tell_manager=has_manager)
    number = asked.nudges + 1
    tells = has_manager and number == rule.manager_with
    is_last = number == rule.times and not (has_manager and not rule.manager_with)
    return Step(None if is_last else following, remind=True, tell_manager=tells)
