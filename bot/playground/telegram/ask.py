"""The parameters of one call, however they travelled: JSON, form, query or multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.telegram.errors import bad_request


@dataclass(frozen=True)
class Upload:
    """A file that came in the body."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Ask:
    """Typed reading of untyped parameters."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def names(self) -> set[str]:
        """The parameters given, without files that a JSON value points to."""
        pointed = {str(name) for name in self.uploads if f"attach://{name}" in self.as_text()}
        return set(self.values) | (set(self.uploads) - pointed)

    def as_text(self) -> str:
        shown = dict(self.values) | {name: f"<{file.name}>" for name, file in self.uploads.items()}
        if "secret_token" in shown:
            shown |= {"secret_token": "•••"}  # This text is for the traffic list.
        return json.dumps({name: decoded(value) for name, value in shown.items()}, ensure_ascii=False)

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int | None = None) -> int | None:
        value = self.values.get(name)
        return default if value is None or value == "" else as_number(value, name)

    def whole(self, name: str) -> int:
        """A number that must be there."""
        value = self.number(name)
        if value is None:
            raise bad_request(
                f"{name} is not specified" if name != "message_id" else "message identifier is not specified"
            )
        return value

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def parsed(self, name: str) -> Any:
        """A JSON value, which in a form travels as text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def table(self, name: str) -> dict[str, Any] | None:
        value = self.parsed(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return value

    def array(self, name: str) -> list[Any] | None:
        value = self.parsed(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"array expected as {name.replace('_', ' ')}")
        return value


def as_number(value: Any, name: str) -> int:
    """A number, also inside a JSON value."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise bad_request(f'field "{name}" must be of type Number') from None


def decoded(value: Any) -> Any:
    """A value as a person wants to read it in the traffic list."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value
