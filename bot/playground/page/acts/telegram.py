"""Acts in Telegram."""

from bot.playground.changes import NeverHappenedError
from bot.playground.page.acts.act import Act, Refused
from bot.playground.page.acts.tokens import told
from bot.playground.page.cast import Resident
from bot.playground.page.diary import file
from bot.playground.page.panes import Json
from bot.playground.page.stage import Stage
from bot.playground.telegram.message import Message

PATIENCE = 12.0
"""How long the wheel on a button turns, in real seconds."""


async def start(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Press START, or follow a deep link."""
    payload = str(given.get("payload") or "")
    stage.diary.wrote(me.name, "telegram.starts", *told(stage, payload))
    await me.telegram.starts(payload)
    return None


async def say(stage: Stage, me: Resident, given: Json) -> Json | None:
    stage.diary.wrote(me.name, "telegram.says", str(given["text"]))
    await me.telegram.says(str(given["text"]))
    return None


async def press(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Press a button under a message and wait for the bot's answer."""
    message = _message(me, given)
    stage.diary.wrote(me.name, "telegram.presses", str(given["text"]))
    press = await me.telegram.presses(message, str(given["data"]))
    try:
        await stage.town.telegram.wait_until(lambda: press.answered, PATIENCE)
    except NeverHappenedError:
        return {"toast": "The bot has not answered yet."}
    return {"toast": press.text, "alert": press.show_alert, "url": press.url}


async def upload(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Send a document, or a picture as a photo."""
    parcel = stage.parcels.find(str(given["token"]))
    stage.diary.wrote(me.name, "telegram.sends", file(parcel.name), parcel.name)
    if given.get("photo"):
        await me.telegram.sends_photo(parcel.content, str(given.get("text") or ""))
    else:
        await me.telegram.sends_document(parcel.content, parcel.name, caption=str(given.get("text") or ""))
    return None


async def tap(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Tap a key of the keyboard below the text field."""
    stage.diary.wrote(me.name, "telegram.account.taps", str(given["text"]))
    await me.telegram.taps(str(given["text"]))
    return None


async def block(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Block the bot, or let it speak again."""
    blocking = bool(given["blocked"])
    stage.diary.wrote(me.name, f"telegram.account.{'blocks' if blocking else 'unblocks'}_bot")
    await (me.telegram.blocks_bot() if blocking else me.telegram.unblocks_bot())
    return None


def _message(me: Resident, given: Json) -> Message:
    found = me.telegram.chat.message(int(given["message"]))
    if found is None:
        raise Refused("This message is gone.")
    return found


ACTS: dict[str, Act] = {
    "start": start, "say": say, "press": press, "upload": upload, "tap": tap, "block": block,
}  # fmt: skip
