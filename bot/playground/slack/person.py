"""A person using Slack: what their client lets them do, sent to the app as Slack would."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.slack import payloads, stacks, wire
from bot.playground.slack.answering import failed, offered_options, submission_answered
from bot.playground.slack.controls import Control, controls, find_control
from bot.playground.slack.delivering import Ack, deliver
from bot.playground.slack.filling import Impossible, filled, is_empty, pick
from bot.playground.slack.payloads import Place
from bot.playground.slack.records import Json, View
from bot.playground.slack.seeing import Seeing
from bot.playground.slack.talking import Talking


class SlackPerson(Talking, Seeing):
    """Acts as one user; every act returns when the app has acknowledged it, or failed to."""

    # Buttons and menus

    async def press(
        self, place: Place | None, button: str, block_id: str | None = None, *, confirming: bool = True
    ) -> Ack | None:
        """Press a button by its action id or the words on it; None when they shrink from the question."""
        where = place or self.front()
        control = find_control(where, button, block_id, button=True)
        if control.kind == "overflow":
            raise Impossible("an overflow menu is opened with choose()")
        if control.element.get("confirm") and not confirming:
            return None
        return await self._act(where, control, None)

    async def choose(
        self,
        place: Place | None,
        menu: str,
        wanted: Any,
        block_id: str | None = None,
        *,
        confirming: bool = True,
    ) -> Ack | None:
        """Pick or type something; it is sent at once unless its input block waits for submit."""
        where = place or self.front()
        control = self._menu(where, menu, block_id)
        if control.kind == "overflow":
            chosen = pick(control.element, wanted)
            return await self._act(where, control, None, selected_option=chosen)
        if control.element.get("confirm") and not confirming:
            return None
        state = await self._fill(where, control, wanted)
        return None if control.waits_for_submit else await self._act(where, control, state)

    async def type_ahead(
        self, menu: str, text: str, place: Place | None = None, block_id: str | None = None
    ) -> list[Json]:
        """Type into a menu whose choices the app supplies; nothing is asked below the least length."""
        where = place or self.front()
        control = find_control(where, menu, block_id)
        if not control.kind.endswith("external_select"):
            raise Impossible(f"{menu!r} is a {control.kind}, whose choices are all there")
        if len(text) < control.element.get("min_query_length", 3):
            return []
        ack = await deliver(
            self.space,
            "interactive",
            payloads.block_suggestion(self.space, self.id, where, control.block, control.element, text),
        )
        options = offered_options(self.space, self.id, ack)
        self.space.offered[self._key(where, control)] = options
        return options

    # Modals

    async def fill(self, view: View | None, values: Mapping[str, Any]) -> View:
        """Fill in by block id, action id or label, without sending."""
        where = view or self._modal()
        for name, wanted in values.items():
            await self._fill(where, find_control(where, name), wanted)
        return where

    async def submit(self, view: View | None = None, values: Mapping[str, Any] | None = None) -> Ack:
        """Fill in and send; Impossible when Slack's client would not send it yet."""
        where = await self.fill(view, values or {})
        if self.open_view() is not where:
            raise Impossible("this view is not in front")
        if not where.content.get("submit"):
            raise Impossible("this view has no submit button")
        for control in controls(where):
            if (
                control.block["type"] == "input"
                and not control.block.get("optional")
                and is_empty(self._state(where, control))
            ):
                raise Impossible(f"{control.label!r} must be filled in")
        where.errors = {}
        ack = await deliver(self.space, "interactive", payloads.view_submission(self.space, where))
        submission_answered(self.space, where, ack)
        return ack

    async def close(self, view: View | None = None, *, everything: bool = False) -> None:
        """Close a modal with its close button, or all of them with the cross."""
        where = view or self._modal()
        stack = list(self.space.stacks[self.id])
        everything = everything or bool(where.content.get("clear_on_close"))
        gone = stack if everything else stack[stack.index(where) :]
        told = [
            payloads.view_closed(self.space, one, cleared=everything)
            for one in reversed(gone)
            if one.content.get("notify_on_close")
        ]
        stacks.pop(self.space, gone[0])
        for payload in told:
            await deliver(self.space, "interactive", payload)

    # How it is done

    async def _act(self, where: Place, control: Control, state: Json | None, **more: Any) -> Ack:
        action = payloads.action(self.space, control.block, control.element, state, **more)
        ack = await deliver(
            self.space, "interactive", payloads.block_actions(self.space, self.id, where, [action])
        )
        failed(self.space, self.id, ack)
        return ack

    async def _fill(self, where: Place, control: Control, wanted: Any) -> Json:
        files = (
            [wire.file(self.space, one) for one in self._uploads(wanted)]
            if control.kind == "file_input"
            else []
        )
        offered = await self._offered(where, control, wanted)
        state = filled(control.element, wanted, offered, files)
        where.state.setdefault(control.block["block_id"], {})[control.element["action_id"]] = state
        self.space.changes.announce()
        return state

    async def _offered(self, where: Place, control: Control, wanted: Any) -> Sequence[Json]:
        """The choices on offer; what is not yet there is typed into the menu first."""
        if not control.kind.endswith("external_select") or not wanted:
            return ()
        found = list(self.space.offered.get(self._key(where, control), []))
        for one in wanted if isinstance(wanted, (list, tuple)) else [wanted]:
            # Typing a part of the words finds most things; the rest stands in the list one opens first.
            for typed in (str(one), ""):
                try:
                    pick(control.element, one, found)
                except Impossible:
                    found += await self.type_ahead(
                        control.element["action_id"], typed, where, control.block["block_id"]
                    )
        return found

    def _state(self, where: View, control: Control) -> Json:
        return wire.state_of(where.blocks, where.state)[control.block["block_id"]][
            control.element["action_id"]
        ]

    def _menu(self, where: Place, menu: str, block_id: str | None) -> Control:
        try:
            return find_control(where, menu, block_id)
        except Impossible:
            for one in controls(where):
                if one.kind == "overflow" and menu in one.names and block_id in (None, one.block["block_id"]):
                    return one
            raise

    def _key(self, where: Place, control: Control) -> tuple[str, str, str]:
        place = where.id if isinstance(where, View) else where.ts
        return place, control.block["block_id"], control.element["action_id"]

    def _modal(self) -> View:
        view = self.open_view()
        if view is None:
            raise Impossible("no modal is open")
        return view
