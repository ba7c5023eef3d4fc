"""The page that takes a file too large or too far away for the chat; the conversation goes on in the chat."""

import asyncio
from pathlib import PurePosixPath

from aiohttp import BodyPartReader, MultipartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.forms.cleaning import cleaned
from bot.forms.uploading import Asked, Uploads
from core.gateways.file_checks import EmptyFile, FileRefused, TooLarge
from core.kit.errors import NotFound, Refusal
from core.kit.tokens import InvalidToken
from core.kit.words import N_, Text
from webhooks.intake import Full, Incoming, Intake
from webhooks.rendering import page, reader

AROUND = 64 * 1024
"""What a form adds to its file: its boundaries and headers."""
SECONDS = 900.0
"""For a file on a slow line; after that somebody only holds the connection."""
PATH = "/upload/{token}"


def upload_routes(
    uploads: Uploads, *, seconds: float = SECONDS, intake: Intake | None = None
) -> list[web.RouteDef]:
    """GET shows the form and changes nothing; POST takes the file. The link is all that proves anything."""
    taking = intake or Intake()

    async def show(request: web.Request) -> web.Response:
        try:
            return _form(request, await uploads.asked(request.match_info["token"]), 200)
        except Refusal as refusal:
            return _over(request, refusal)

    async def take(request: web.Request) -> web.Response:
        token = request.match_info["token"]
        try:
            asked = await uploads.asked(token)
        except Refusal as refusal:
            return _over(request, refusal)
        try:
            with taking.room() as file:
                async with asyncio.timeout(seconds):
                    name = await _received(request, asked, file)
                async with taking.content(file) as content:
                    await uploads.take(token, name, content)
        except Full as refusal:
            answer = _form(request, asked, 503, refusal.text)
            answer.headers["Retry-After"] = "60"
            return answer
        except TooLarge as refusal:
            return _form(request, asked, 413, refusal.text)
        except (FileRefused, _NoFile) as refusal:
            return _form(request, asked, 422, refusal.text)
        except Refusal as refusal:
            return _over(request, refusal)
        except TimeoutError:
            return _form(request, asked, 408, Text(N_("The upload took too long. Please try again.")))
        return page(request, "upload.html", asked.words, 200, done=name)

    return [web.get(PATH, show), web.post(PATH, take)]


class _NoFile(Refusal):
    """The form was sent without a file."""

    def __init__(self) -> None:
        super().__init__(N_("No file arrived. Please choose one."))


async def _received(request: web.Request, asked: Asked, into: Incoming) -> str:
    """The name of the form's file, which is written down; given up as soon as it is larger than allowed."""
    most = asked.terms.most
    if request.content_type != "multipart/form-data":
        raise _NoFile
    if (request.content_length or 0) > most + AROUND:
        raise TooLarge("file", asked.terms)
    try:
        part = await _file_part(await request.multipart())
        name = plain_name(part.filename or "")
        size = 0
        while chunk := await part.read_chunk(65536):
            size += len(chunk)
            if size > most:
                raise TooLarge(name, asked.terms)
            await asyncio.to_thread(into.write, chunk)
    except (ValueError, AssertionError, HttpProcessingError):
        # No boundary, or headers that are none: a browser sends no such thing.
        raise _NoFile from None
    if not size and not part.filename:
        raise _NoFile
    if not size:
        raise EmptyFile(name, asked.terms)
    return name


async def _file_part(reader: MultipartReader) -> BodyPartReader:
    async for part in reader:
        if isinstance(part, BodyPartReader) and part.name == "file":
            return part
    raise _NoFile


def plain_name(sent: str) -> str:
    """The last part of whatever path a browser sends; it is only ever shown."""
    name = PurePosixPath(str(cleaned(sent)).replace("\\", "/")).name
    kept = "".join(char for char in name if char.isprintable())[:200]
    return kept if kept.strip(". ") else "file"


def _form(request: web.Request, asked: Asked, status: int, problem: Text | None = None) -> web.Response:
    words, terms = asked.words, asked.terms
    return page(
        request,
        "upload.html",
        words,
        status,
        conversation=words(asked.form.title),
        question=words(asked.field.ask or asked.field.label),
        hint=words(asked.field.hint) if asked.field.hint else "",
        label=words(asked.field.label),
        terms=terms,
        accept=",".join(f".{one}" for one in _endings(terms.types)),
        problem=words(problem) if problem else "",
    )


def _endings(types: tuple[str, ...]) -> tuple[str, ...]:
    return (*types, "jpeg") if "jpg" in types else types


def _over(request: web.Request, refusal: Refusal) -> web.Response:
    """A link that is not ours, or counts no more."""
    status = 404 if isinstance(refusal, InvalidToken | NotFound) else 410
    words = reader(request)
    return page(request, "upload.html", words, status, over=words(refusal.text))
