"""One conversation of eight messages in three frameworks: each keeps it as its own documentation advises."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.bench.requests import TELEGRAM_PATH, WEBHOOK_SECRET
from tests.bench.side import Side, listening

COMMAND = "leave"
QUESTIONS = ("name", "mail", "days", "type", "place", "reason", "sure")
"""After the command one answer each; the last one ends it."""
FIRST_STRANGER = 5_000_000
"""Whose conversations stay open while the measured ones come and go."""
Receive = Callable[[Any], Awaitable[None]]


def asked(question: str) -> str:
    """What is asked, the same words in all three."""
    return f"Leave · what is the {question}?"


def is_answer(question: str, text: str) -> bool:
    """The one rule there is: days are a number."""
    return question != "days" or text.isdigit()


def route(receive: Receive) -> web.RouteDef:
    """Updates one by one as Telegram's webhook brings them; the secret is checked."""

    async def handle(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != WEBHOOK_SECRET:
            return web.Response(status=401)
        await receive(json.loads(await request.read()))
        return web.Response()

    return web.post(TELEGRAM_PATH, handle)


@asynccontextmanager
async def ours(url: str, platforms: int) -> AsyncIterator[Side]:
    """A form of ours; every answer is committed in PostgreSQL before it is confirmed."""
    from bot.desk import Desk
    from bot.forms.form import Field, Form, Page, Submission
    from bot.forms.kinds import Line, Number
    from bot.handlers.telegram.receive import TelegramDoor
    from bot.looking import Looking
    from bot.registry import Registry
    from core.kit.actor import Role
    from core.kit.card import Card
    from core.kit.clock import SystemClock
    from tests.bench.sides.turns import opened
    from webhooks.telegram import telegram_routes

    async def submit(given: Submission) -> Card:
        return Card("Thank you.")

    fields = tuple(
        Field(name, Number() if name == "days" else Line(), name.title(), asked(name)) for name in QUESTIONS
    )
    form = Form(
        name=COMMAND,
        title="Leave",
        description="Asks for leave",
        roles=frozenset(Role),
        sections=lambda answers: (Page("leave", "Leave", fields),),
        submit=submit,
        needs_review=False,
        # Thousands of people without an agency of theirs take part.
        anonymous=True,
        life=timedelta(days=7),
    )
    async with opened(url, platforms) as house:
        assert house.telegram is not None
        registry, clock = Registry({COMMAND: form}, {}), SystemClock()
        desk = Desk(registry, clock, dialogue=True, keys=(b"key",))
        door = TelegramDoor(desk, house.telegram.transport, Looking(registry, clock))
        async with listening(*telegram_routes(door, WEBHOOK_SECRET)) as port:
            yield Side(port)


@asynccontextmanager
async def telegram(api: str, folder: str, waiting: int) -> AsyncIterator[Side]:
    """python-telegram-bot's ConversationHandler over PicklePersistence, which is written once a minute."""
    from telegram import Update
    from telegram.ext import (
        Application,
        CommandHandler,
        ContextTypes,
        ConversationHandler,
        ExtBot,
        MessageHandler,
        PicklePersistence,
        filters,
    )

    path = Path(folder) / f"telegram-{waiting}.pickle"
    earlier = PicklePersistence(path, on_flush=True)
    earlier.set_bot(ExtBot("1:a"))
    await earlier.get_chat_data()
    for person in range(FIRST_STRANGER, FIRST_STRANGER + waiting):
        await earlier.update_user_data(person, {"name": "Asha Rao", "mail": "asha@example.com"})
        await earlier.update_conversation(COMMAND, (person, person), 2)
    await earlier.flush()
    store = PicklePersistence(path, on_flush=True)

    async def begin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message is not None
        await update.message.reply_text(asked(QUESTIONS[0]))
        return 0

    def answered(number: int) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, int]]:
        async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
            assert update.message is not None
            text = update.message.text or ""
            if not is_answer(QUESTIONS[number], text):
                await update.message.reply_text("A number, such as 3.")
                return number
            assert context.user_data is not None
            context.user_data[QUESTIONS[number]] = text
            if number + 1 < len(QUESTIONS):
                await update.message.reply_text(asked(QUESTIONS[number + 1]))
                return number + 1
            context.user_data.clear()
            await update.message.reply_text("Thank you.")
            return int(ConversationHandler.END)

        return answer

    states: dict[object, list[Any]] = {
        number: [MessageHandler(filters.TEXT & ~filters.COMMAND, answered(number))]
        for number in range(len(QUESTIONS))
    }
    talk: Any = ConversationHandler(
        [CommandHandler(COMMAND, begin)], states, [], name=COMMAND, persistent=True, allow_reentry=True
    )
    app = Application.builder().token("1:a").base_url(api).persistence(store).build()
    app.add_handler(talk)

    async def receive(body: Any) -> None:
        await app.process_update(Update.de_json(body, app.bot))

    async def flush(**wanted: Any) -> dict[str, Any]:
        await app.update_persistence()
        await store.flush()
        return {}

    async with app, listening(route(receive)) as port:
        await app.start()
        yield Side(port, flush)
        await app.stop()


@asynccontextmanager
async def dialogs(api: str, redis: str, waiting: int) -> AsyncIterator[Side]:
    """aiogram with aiogram_dialog over Redis, or over memory where this machine has no Redis."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.filters import Command
    from aiogram.fsm.state import State, StatesGroup
    from aiogram.fsm.storage.base import DefaultKeyBuilder
    from aiogram.fsm.storage.memory import MemoryStorage
    from aiogram.fsm.storage.redis import RedisStorage
    from aiogram.types import Message, Update
    from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
    from aiogram_dialog.widgets.input import MessageInput
    from aiogram_dialog.widgets.text import Const

    group = type("Leave", (StatesGroup,), {name: State() for name in QUESTIONS})

    def answered(number: int) -> Callable[..., Awaitable[None]]:
        async def answer(message: Message, widget: MessageInput, manager: DialogManager) -> None:
            text = message.text or ""
            if not is_answer(QUESTIONS[number], text):
                await message.answer("A number, such as 3.")
                return
            manager.dialog_data[QUESTIONS[number]] = text
            if number + 1 < len(QUESTIONS):
                await manager.next()
            else:
                await message.answer("Thank you.")
                await manager.done()

        return answer

    dialog = Dialog(
        *(
            Window(Const(asked(name)), MessageInput(answered(number)), state=getattr(group, name))
            for number, name in enumerate(QUESTIONS)
        )
    )
    async with AsyncExitStack() as stack:
        keys = DefaultKeyBuilder(with_destiny=True)
        storage = RedisStorage.from_url(redis, key_builder=keys) if redis else MemoryStorage()
        stack.push_async_callback(storage.close)
        dispatcher = Dispatcher(storage=storage)
        dispatcher.include_router(dialog)
        setup_dialogs(dispatcher)

        @dispatcher.message(Command(COMMAND))
        async def begin(message: Message, dialog_manager: DialogManager) -> None:
            await dialog_manager.start(getattr(group, QUESTIONS[0]), mode=StartMode.RESET_STACK)

        server = TelegramAPIServer.from_base(api.removesuffix("/bot"))
        bot = Bot("1:a", session=AiohttpSession(api=server))
        stack.push_async_callback(bot.session.close)

        async def receive(body: Any) -> None:
            await dispatcher.feed_update(bot, Update.model_validate(body, context={"bot": bot}))

        async def copy(*, person: int) -> dict[str, Any]:
            """Give so many strangers the open conversation of this person."""
            if isinstance(storage, RedisStorage):
                await _copied(storage.redis, person, waiting)
            else:
                _copied_in_memory(storage, person, waiting)
            return {}

        yield Side(await stack.enter_async_context(listening(route(receive))), copy)


async def _copied(redis: Any, person: int, count: int) -> None:
    mine = {key: await redis.get(key) async for key in redis.scan_iter(f"*{person}*")}
    for start in range(0, count, 1000):
        async with redis.pipeline(transaction=False) as pipe:
            for stranger in range(FIRST_STRANGER + start, FIRST_STRANGER + min(start + 1000, count)):
                for key, value in mine.items():
                    pipe.set(key.replace(str(person).encode(), str(stranger).encode()), value)
            await pipe.execute()


def _copied_in_memory(storage: Any, person: int, count: int) -> None:
    from dataclasses import replace

    mine = [(key, record) for key, record in storage.storage.items() if key.user_id == person]
    for stranger in range(FIRST_STRANGER, FIRST_STRANGER + count):
        for key, record in mine:
            theirs = replace(key, user_id=stranger, chat_id=stranger)
            storage.storage[theirs].state, storage.storage[theirs].data = record.state, dict(record.data)
