"""Text with entities, whose offsets count UTF-16 units as Telegram does."""

from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Formatted:
    """What is left of a marked-up text after parsing."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def part(self, entity: Entity) -> str:
        """The words an entity covers."""
        raw = self.text.encode("utf-16-le")
        begin = 2 * int(entity["offset"])
        return raw[begin : begin + 2 * int(entity["length"])].decode("utf-16-le", "replace")

    def trimmed(self) -> "Formatted":
        """Without surrounding white space, which Telegram never stores."""
        lead = utf16_length(self.text) - utf16_length(self.text.lstrip())
        text = self.text.strip()
        size = utf16_length(text)
        kept = []
        for entity in self.entities:
            begin = min(max(entity["offset"] - lead, 0), size)
            end = min(max(entity["offset"] + entity["length"] - lead, 0), size)
            if end > begin:
                kept.append(entity | {"offset": begin, "length": end - begin})
        return Formatted(text, tuple(sorted(kept, key=lambda one: (one["offset"], -one["length"]))))
