"""python-telegram-bot's network over one shared aiohttp session: a tenth of httpx's work per call."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

Timeout = float | DefaultValue[float | None] | None


def _seconds(given: Any, otherwise: float) -> float | None:
    if isinstance(given, DefaultValue):
        return otherwise
    return None if given is None else float(given)


@dataclass(frozen=True, slots=True)
class Form:
    """A call's fields, written as Telegram reads them; `RequestData` would look at each once more."""

    json_parameters: Mapping[str, str]
    multipart_data: None = None


class AiohttpRequest(BaseRequest):
    """Sends through a session which its owner opens and closes."""

    def __init__(self, session: aiohttp.ClientSession, *, timeout: float = 20.0) -> None:
        self._session = session
        self._timeout = timeout

    async def initialize(self) -> None:
        """Nothing to open: the session belongs to the composition root."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        return self._timeout

    async def call(self, url: str, fields: Mapping[str, str]) -> Any:
        """The result of one call as JSON, of which nobody makes objects; errors are as everywhere."""
        return await self.post(url, cast(RequestData, Form(fields)))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_read=_seconds(read_timeout, self._timeout),
            sock_connect=_seconds(connect_timeout, self._timeout),
        )
        try:
            data, headers = _body(request_data)
            async with self._session.request(
                method, url, timeout=timeout, data=data, headers=headers
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """What is sent, and its media type where aiohttp cannot know it."""
    if data is None:
        return None, None
    if not data.multipart_data:
        # A form is written like the query of an address, which yarl does nine times faster.
        written = URL.build(query=data.json_parameters).raw_query_string.encode()
        return written, {"Content-Type": "application/x-www-form-urlencoded"}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=media_type)
    return form, None
