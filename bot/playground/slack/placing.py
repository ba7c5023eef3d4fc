"""Which elements stand in which blocks, and on which surfaces."""

from bot.playground.slack.elements import ELEMENTS

MENUS = tuple(name for name in ELEMENTS if name.endswith("_select"))
PICKERS = ("datepicker", "timepicker")
TICKS = ("checkboxes", "radio_buttons")
TYPED_IN = ("plain_text_input", "email_text_input", "url_text_input", "number_input")

IN_ACTIONS = ("button", "overflow", *TICKS, *PICKERS, "datetimepicker", *MENUS)
IN_SECTION = ("button", "overflow", "image", *TICKS, *PICKERS, *MENUS)
IN_INPUT = (*TYPED_IN, "file_input", *TICKS, *PICKERS, "datetimepicker", *MENUS)

ONLY_ON: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("email_text_input", "url_text_input", "number_input", "file_input"), ("modal",)),
    "datetimepicker": ("modal", "message"),
}
"""Elements which some surfaces do not take (docs.slack.dev/reference/block-kit/block-elements)."""
