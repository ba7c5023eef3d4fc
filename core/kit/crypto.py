"""Secrets at rest: sealed with a rotatable key and bound to the one place in which they may be opened."""

import json
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from core.kit.errors import HireSyncError


class CannotOpenSecret(HireSyncError):
    """The sealed text was changed, its key is gone, or it belongs elsewhere."""


class Secrets:
    """Seals with the first key and opens with any: a new key is put in front, old ones fade out."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise ValueError("no key to seal with; make one with: hiresync keys new")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            # The library's own message would not say which setting is meant.
            raise ValueError(
                "a key is not 32 bytes in URL-safe base64; make one with: hiresync keys new"
            ) from None

    @staticmethod
    def new_key() -> str:
        return Fernet.generate_key().decode()

    def seal(self, plaintext: str, context: str) -> str:
        """Encrypt for one place, such as `linkedin:org:12`."""
        return self._fernet.encrypt(json.dumps([context, plaintext]).encode()).decode()

    def open(self, sealed: str, context: str) -> str:
        """Decrypt what was sealed for this very place; a row copied to another agency stays shut."""
        try:
            sealed_for, plaintext = json.loads(self._fernet.decrypt(sealed))
        except (InvalidToken, ValueError):
            raise CannotOpenSecret("a sealed secret cannot be opened with the present keys") from None
        if sealed_for != context:
            raise CannotOpenSecret("a sealed secret was presented in another place than its own")
        return str(plaintext)

    def rotate(self, sealed: str) -> str:
        """The same secret under the first key."""
        try:
            return self._fernet.rotate(sealed).decode()
        except InvalidToken:
            raise CannotOpenSecret("a sealed secret cannot be opened with the present keys") from None
