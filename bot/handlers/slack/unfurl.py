"""Previews of links to the house's own pages: everybody in the channel sees them, so they name nobody."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.handlers.slack.wire import Block, context, escape, section
from core.kit.words import N_, Words

TITLES = {
    "join": N_("An invitation to HireSync"),
    "jobs": N_("A job in HireSync"),
    "profiles": N_("A profile in HireSync"),
    "interviews": N_("An interview in HireSync"),
    "invoices": N_("An invoice in HireSync"),
    "slack": N_("HireSync for Slack"),
    "upload": N_("A place to send a file to HireSync"),
}
"""By the first word of the path; nothing is looked up, so nothing can leak."""
ANY = N_("A page of HireSync")
PRIVATE = N_("It opens only for the person it was sent to.")


@dataclass(frozen=True, slots=True)
class Unfurls:
    """Draws the previews of one house, by the addresses at which its pages are reached."""

    addresses: tuple[str, ...]

    def drawn(self, links: Iterable[Mapping[str, str]]) -> dict[str, Block]:
        """By address; links to other houses have none."""
        return {url: _preview(title) for one in links if (title := self.title(url := str(one.get("url"))))}

    def title(self, url: str) -> str:
        """Empty for an address that is not ours."""
        for address in self.addresses:
            base = f"{address.rstrip('/')}/"
            if url.startswith(base):
                return TITLES.get(re.split("[/?#]", url.removeprefix(base))[0], ANY)
        return ""


def _preview(title: str) -> Block:
    words = Words()
    return {"blocks": [section(f"*{escape(words(title))}*"), context(escape(words(PRIVATE)))]}
