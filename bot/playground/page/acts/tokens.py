"""What may stand in a recorded test: an invitation by its number, as its token would be another there."""

from bot.playground.page.diary import invitation
from bot.playground.page.stage import Stage
from core.kit.errors import Refusal
from core.people.join_token import read_join_token


def told(stage: Stage, text: str) -> list[object]:
    """The words for the diary, none where nothing was said."""
    words, _, token = text.rpartition(" ")
    if len(token) > 12:
        try:
            number = read_join_token(token, stage.house.links.keys)
        except Refusal:
            return [text]
        return [invitation(number, f"{words} " if words else "")]
    return [text] if text else []
