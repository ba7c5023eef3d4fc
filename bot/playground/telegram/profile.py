"""What the bot says about itself, by language."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Profile:
    """Descriptions by language code ("" is everybody else) and the default menu button."""

    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_button: dict[str, Any] = field(default_factory=lambda: {"type": "commands"})
