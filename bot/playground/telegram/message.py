"""A message as both sides see it: the bot as JSON, a person as words and buttons."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.playground.telegram.chat import Chat
from bot.playground.telegram.files import StoredFile
from bot.playground.telegram.formatted import Formatted
from bot.playground.telegram.render_html import render_html

Json = dict[str, Any]
Keyboard = list[list[Json]]


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(eq=False)
class Message:
    """One message; it changes in place when edited, as on a screen."""

    chat: Chat
    id: int
    at: datetime
    author: Json
    body: Formatted = field(default_factory=Formatted)
    document: StoredFile | None = None
    photo: StoredFile | None = None
    contact: Json | None = None
    inline: Keyboard = field(default_factory=list)
    reply_markup: Json | None = None
    reply_to: "Message | None" = None
    topic: int | None = None
    service: Json = field(default_factory=dict)
    origin: Json | None = None
    silent: bool = False
    protected: bool = False
    edited_at: datetime | None = None
    deleted: bool = False
    reaction: str = ""
    earlier_keyboards: list[Keyboard] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def html(self) -> str:
        return render_html(self.body)

    @property
    def from_bot(self) -> bool:
        return bool(self.author["is_bot"])

    @property
    def media(self) -> StoredFile | None:
        return self.document or self.photo

    @property
    def buttons(self) -> list[list[Button]]:
        """The inline keyboard by rows."""
        return [
            [Button(b["text"], b.get("callback_data", ""), b.get("url", "")) for b in row]
            for row in self.inline
        ]

    @property
    def button_texts(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]

    def replace_keyboard(self, keyboard: Keyboard) -> None:
        if keyboard != self.inline:
            self.earlier_keyboards.append(self.inline)
            self.inline = keyboard

    def as_json(self, *, nested: bool = False) -> Json:
        """The Bot API's Message; a replied-to message comes without its own reply."""
        if self.deleted:
            return {"chat": self.chat.as_json(), "message_id": self.id, "date": 0}
        found: Json = {
            "message_id": self.id,
            "from": self.author,
            "chat": self.chat.as_json(),
            "date": int(self.at.timestamp()),
            **self.service,
            **self._content(),
        }
        if self.topic is not None:
            found |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.edited_at:
            found["edit_date"] = int(self.edited_at.timestamp())
        if self.origin:
            found["forward_origin"] = self.origin
        if self.protected:
            found["has_protected_content"] = True
        if self.inline:
            found["reply_markup"] = {"inline_keyboard": self.inline}
        if self.reply_to and not nested:
            found["reply_to_message"] = self.reply_to.as_json(nested=True)
        return found

    def _content(self) -> Json:
        found: Json = {}
        if self.document:
            found["document"] = self.document.as_document()
        if self.photo:
            found["photo"] = self.photo.as_photo()
        if self.contact:
            found["contact"] = self.contact
        if self.body:
            name = "caption" if self.media else "text"
            found[name] = self.body.text
            if self.body.entities:
                found[f"{'caption_' if self.media else ''}entities"] = list(self.body.entities)
        return found
