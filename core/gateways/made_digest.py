"""The picture of a digest, in the language of its reader."""

import asyncio

from core.gateways.digest_picture import DrawnBar, DrawnPanel, digest_picture, shares
from core.kit.errors import Rejected
from core.kit.words import Words
from core.models import Digest
from core.notifications.digest_content import Content, Panel
from core.notifications.digests import label_of


async def made_digest(digest_id: int) -> bytes:
    """Draw it beside the loop; what was drawn before for another chat is at hand."""
    digest = await Digest.get_or_none(id=digest_id).select_related("user")
    if digest is None:
        raise Rejected("the digest is gone")
    words = Words(digest.user.locale, digest.user.zone)
    panels = tuple(drawn_panel(panel, words) for panel in Content.read(digest.content).panels)
    return await asyncio.to_thread(digest_picture, panels, words.locale)


def drawn_panel(panel: Panel, words: Words) -> DrawnPanel:
    """The panel in the reader's words."""
    long, goal = shares([bar.size for bar in panel.bars], panel.goal)
    return DrawnPanel(
        words(panel.title),
        tuple(
            DrawnBar(label_of(bar, words), str(words.show(bar.shown)), share)
            for bar, share in zip(panel.bars, long, strict=True)
        ),
        goal,
    )
