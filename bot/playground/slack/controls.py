"""Finding what a person means to press or fill in, by its id or by the words on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.slack.blocks import each_element
from bot.playground.slack.filling import KEYS, Impossible
from bot.playground.slack.payloads import Place
from bot.playground.slack.records import Json


@dataclass(frozen=True)
class Control:
    """An element and the block it stands in."""

    block: Json
    element: Json

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def label(self) -> str:
        """The words by which a person knows it."""
        text = self.element.get("text") or self.block.get("label") or self.element.get("placeholder") or {}
        return str(text.get("text", ""))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.element["action_id"], self.label, self.block["block_id"])

    @property
    def waits_for_submit(self) -> bool:
        """In an input block nothing is sent before the modal is, unless it dispatches."""
        return self.block["type"] == "input" and not self.block.get("dispatch_action")


def controls(place: Place) -> Iterator[Control]:
    for block, element in each_element(place.blocks):
        yield Control(block, element)


def find_control(place: Place, wanted: str, block_id: str | None = None, *, button: bool = False) -> Control:
    """The control of that action id, label or block id, the better match first."""
    fitting = [
        one
        for one in controls(place)
        if (one.kind in KEYS) is not button and block_id in (None, one.block["block_id"])
    ]
    for rank in range(3):
        for one in fitting:
            if one.names[rank] == wanted:
                return one
    there = ", ".join(f"{one.label!r} ({one.element['action_id']})" for one in fitting)
    raise Impossible(f"there is no {wanted!r} here; there are: {there or 'none'}")
