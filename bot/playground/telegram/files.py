"""Files as Telegram keeps them: by id, with a download path that lives for an hour."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.playground.telegram.ask import Upload
from bot.playground.telegram.errors import BotApiError, bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
PATH_LIFE = timedelta(hours=1)


@dataclass(frozen=True)
class StoredFile:
    """Bytes with the name and type their sender gave them."""

    id: str
    unique_id: str
    name: str
    mime: str
    content: bytes
    folder: str

    def as_document(self) -> dict[str, Any]:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_name": self.name,
            "mime_type": self.mime,
            "file_size": len(self.content),
        }

    def as_photo(self) -> list[dict[str, Any]]:
        """Two sizes, because products must choose the larger; this one file stands for both."""
        size = {"file_unique_id": self.unique_id, "file_size": len(self.content)}
        return [
            {"file_id": f"{self.id}-s", "width": 90, "height": 90, **size},
            {"file_id": self.id, "width": 1280, "height": 1280, **size},
        ]


class FileShelf:
    """Every file anybody sent."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, tuple[StoredFile, datetime]] = {}

    def keep(self, upload: Upload, folder: str) -> StoredFile:
        """A new file id; the unique id follows the content, as at Telegram."""
        digest = hashlib.sha256(upload.content).hexdigest()[:12]
        file_id = f"{'BQ' if folder == 'documents' else 'Ag'}ACAgIAAx{len(self._files) + 1:05d}{digest}"
        stored = StoredFile(file_id, f"AQ{digest}", upload.name, upload.mime, upload.content, folder)
        self._files[file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        stored = self._files.get(file_id.removesuffix("-s"))
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored

    def offer(self, file_id: str) -> dict[str, Any]:
        """What getFile answers."""
        stored = self._files.get(file_id.removesuffix("-s"))
        if stored is None:
            raise bad_request("invalid file_id" if file_id else "file_id not specified")
        if len(stored.content) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        number = list(self._files).index(stored.id)
        ending = f".{stored.name.rsplit('.', 1)[-1]}" if "." in stored.name else ""
        path = f"{stored.folder}/file_{number}{ending}"
        self._paths[path] = (stored, self._now() + PATH_LIFE)
        return {
            "file_id": file_id,
            "file_unique_id": stored.unique_id,
            "file_size": len(stored.content),
            "file_path": path,
        }

    def download(self, path: str) -> StoredFile:
        stored, until = self._paths.get(path, (None, None))
        if stored is None or until is None or until < self._now():
            raise BotApiError(404, "Not Found")
        return stored
