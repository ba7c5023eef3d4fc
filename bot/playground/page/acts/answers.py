"""How an answer in a modal is written into the recorded test, so that it fits on another day too."""

from datetime import UTC, date, datetime
from typing import Any

from bot.playground.page.diary import Source, file
from bot.playground.page.stage import Stage
from bot.playground.slack import View, wire
from bot.playground.slack.controls import Control


def answer_written(stage: Stage, view: View, control: Control, value: Any) -> object:
    """Choices by their words, days and moments by their distance, files by their names."""
    now = stage.town.clock.now()
    match control.kind:
        case "file_input":
            names = [stage.parcels.find(str(token)).name for token in value or []]
            return [(file(name), name) for name in names]
        case "datepicker" if value:
            days = (date.fromisoformat(value) - now.date()).days
            return Source(f"(scene.clock.now() + timedelta(days={days})).date()")
        case "datetimepicker" if value:
            minutes = round((datetime.fromtimestamp(int(value), UTC) - now).total_seconds() / 60)
            return Source(f"scene.clock.now() + timedelta(minutes={minutes})")
    state = wire.state_of(view.blocks, view.state)[control.block["block_id"]][control.element["action_id"]]
    if state.get("selected_option"):
        return state["selected_option"]["text"]["text"]
    if state.get("selected_options"):
        return [one["text"]["text"] for one in state["selected_options"]]
    return value
