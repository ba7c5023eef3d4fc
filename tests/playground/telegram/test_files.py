"""Files both ways and their limits."""

from datetime import timedelta
from io import BytesIO

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.error import NetworkError

from bot.playground.telegram import TelegramPerson
from bot.playground.telegram.errors import CannotDoError

from .conftest import TOKEN, Place, refused

MEGABYTE = 1024 * 1024


async def test_a_document_is_downloaded_as_it_was_sent(api: Bot, talking: TelegramPerson) -> None:
    await talking.sends_document(b"%PDF-1.7", "resume.pdf", caption="my resume")
    message = (await api.get_updates())[-1].message
    assert message
    assert message.document
    assert (message.caption, message.document.file_name, message.document.mime_type) == (
        "my resume", "resume.pdf", "application/pdf",
    )  # fmt: skip
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"


async def test_more_than_twenty_megabytes_cannot_be_downloaded(api: Bot, talking: TelegramPerson) -> None:
    for size in (20 * MEGABYTE, 20 * MEGABYTE + 1):
        await talking.sends_document(bytes(size), "film.zip")
    fits, too_big = [
        update.message for update in await api.get_updates() if update.message and update.message.document
    ]
    assert fits.document
    assert too_big.document
    with refused("file is too big"):
        await too_big.document.get_file()
    assert (await fits.document.get_file()).file_size == 20 * MEGABYTE


async def test_more_than_fifty_megabytes_cannot_be_uploaded(api: Bot, talking: TelegramPerson) -> None:
    with pytest.raises(NetworkError, match="Entity Too Large"):
        await api.send_document(talking.id, BytesIO(bytes(50 * MEGABYTE + 1)), filename="film.zip")
    assert talking.heard() == []


async def test_a_file_is_sent_again_by_its_id(api: Bot, talking: TelegramPerson) -> None:
    first = await api.send_document(talking.id, BytesIO(b"invoice"), filename="invoice.pdf")
    assert first.document
    again = await api.send_document(talking.id, first.document.file_id)
    assert again.document
    assert again.document.file_unique_id == first.document.file_unique_id
    with refused("wrong file identifier"):
        await api.send_document(talking.id, "nonsense")
    with refused("failed to get HTTP URL content"):
        await api.send_document(talking.id, "https://example.com/a.pdf")
    with refused("can't use file of type document as photo"):
        await api.send_photo(talking.id, first.document.file_id)
    with refused("file must be non-empty"):
        await api.send_document(talking.id, BytesIO(b""), filename="empty.pdf")
    assert len(talking.heard()) == 2


async def test_photos(api: Bot, talking: TelegramPerson) -> None:
    await talking.sends_photo(b"jpeg", "my resume on paper")
    message = (await api.get_updates())[-1].message
    assert message
    assert [size.width for size in message.photo] == [90, 1280]
    file = await message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == b"jpeg"
    await api.send_photo(talking.id, BytesIO(b"chart"), caption="chart")
    assert talking.heard()[0].photo
    with pytest.raises(CannotDoError):
        await talking.sends_photo(bytes(10 * MEGABYTE + 1))


async def test_a_download_path_lives_for_an_hour_and_needs_the_token(
    place: Place, api: Bot, talking: TelegramPerson
) -> None:
    said = await talking.sends_document(b"resume", "resume.pdf")
    assert said.document
    file = await api.get_file(said.document.id)
    assert file.file_path
    async with ClientSession() as http:

        async def status(address: str) -> int:
            async with http.get(address) as answer:
                return answer.status

        assert await status(file.file_path) == 200
        assert await status(file.file_path.replace(TOKEN, "1:x")) == 401
        place.clock.advance(timedelta(hours=1, seconds=1))
        assert await status(file.file_path) == 404
        again = await api.get_file(said.document.id)
        assert again.file_path
        assert await status(again.file_path) == 200


async def test_a_shared_number_tells_whose_it_is(api: Bot, talking: TelegramPerson) -> None:
    await talking.sends_contact()
    await talking.sends_contact("+14155550100")
    contacts = [update.message.contact for update in await api.get_updates() if update.message]
    assert [(one.phone_number, one.user_id) for one in contacts if one] == [
        (talking.phone, talking.id), ("+14155550100", None),
    ]  # fmt: skip
