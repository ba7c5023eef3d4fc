"""Files on their way in: not too many, on disk while they come, in memory only while they are stored."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from tempfile import SpooledTemporaryFile
from typing import TypeAlias

from core.kit.errors import Refusal
from core.kit.words import N_

MOST = 24
"""Uploads of one process at a time; each holds a connection and a file on disk."""
STORED = 2
"""Those of them that may be in memory at a time, for the database takes a file whole."""
SMALL = 128 * 1024
"""Up to here no file is made on disk."""

Incoming: TypeAlias = "SpooledTemporaryFile[bytes]"


class Full(Refusal):
    """As many uploads are under way as this process takes."""

    def __init__(self) -> None:
        super().__init__(N_("Many files are arriving at this moment. Please try again in a minute."))


class Intake:
    """The uploads of one process."""

    def __init__(self, most: int = MOST, stored: int = STORED) -> None:
        self._free = most
        self._storing = asyncio.Semaphore(stored)

    @contextmanager
    def room(self) -> Iterator[Incoming]:
        """A place for one file, gone with the upload; raises Full."""
        if not self._free:
            raise Full
        self._free -= 1
        try:
            with SpooledTemporaryFile(SMALL) as file:
                yield file
        finally:
            self._free += 1

    @asynccontextmanager
    async def content(self, file: Incoming) -> AsyncIterator[bytes]:
        """All of it in memory, when its turn has come."""
        async with self._storing:
            yield await asyncio.to_thread(_whole, file)


def _whole(file: Incoming) -> bytes:
    file.seek(0)
    return file.read()
