"""Copy a file out of a chat, and give up as soon as it is larger than allowed."""

from collections.abc import Mapping

import aiohttp

from core.kit.errors import Refusal, Unavailable
from core.kit.words import N_


async def download(
    session: aiohttp.ClientSession,
    url: str,
    *,
    most: int,
    chat: str,
    headers: Mapping[str, str] | None = None,
    allow_redirects: bool = True,
) -> bytes:
    """The whole content; Refusal when it is more than `most` bytes, Unavailable when it does not come."""
    content = bytearray()
    try:
        async with session.get(url, headers=headers, allow_redirects=allow_redirects) as answer:
            if answer.status != 200:
                raise Unavailable(f"{chat} file: {answer.status}")
            async for chunk in answer.content.iter_chunked(65536):
                content += chunk
                if len(content) > most:
                    raise too_large(most)
    except (TimeoutError, aiohttp.ClientError) as error:
        raise Unavailable(f"{chat} file: {type(error).__name__}") from error
    return bytes(content)


def too_large(most: int) -> Refusal:
    """A kind no that names the limit."""
    return Refusal(N_("This file is too large; at most {most} MB can be taken."), most=-(-most >> 20))
