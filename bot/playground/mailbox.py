"""A post office on loopback: real SMTP in, parsed letters out."""

import asyncio
import hmac
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar
from weakref import WeakSet

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.playground.changes import PATIENCE, Changes
from bot.playground.faults import Broken, Faults
from bot.playground.letter import Letter, read_letter
from bot.playground.traffic import Exchange, Traffic
from core.kit.clock import Clock

T = TypeVar("T")
TRY_LATER = "451 4.3.0 Try again later"
UNKNOWN = "550 5.1.1 No such mailbox here"


@dataclass
class Mailbox:
    """Every letter to anybody; any fault of the service "mail" answers 451, an `unknown` address 550."""

    clock: Clock
    faults: Faults
    traffic: Traffic
    max_size: int = 25 * 1024 * 1024
    login: tuple[str, str] | None = None
    port: int = 0
    letters: list[Letter] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    changes: Changes = field(default_factory=Changes)
    _server: asyncio.Server | None = None
    _sessions: "WeakSet[SMTP]" = field(default_factory=WeakSet)

    async def start(self) -> None:
        """Listen on loopback; a port of 0 becomes the one that was free."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._session, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        if self._server is None:
            return
        self._server.close()
        for session in list(self._sessions):
            if session.transport:
                session.transport.close()
        await self._server.wait_closed()
        self._server = None

    def to(self, address: str) -> list[Letter]:
        """The letters in one person's box, oldest first."""
        wanted = address.lower()
        return [one for one in self.letters if wanted in (each.lower() for each in one.recipients)]

    async def wait_until(self, look: Callable[[], T], timeout: float = PATIENCE) -> T:
        """The first true thing `look` returns."""
        return await self.changes.until(look, timeout)

    # What aiosmtpd calls, by the names it prescribes.

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        if address.lower() in {one.lower() for one in self.unknown}:
            self._record(address, UNKNOWN)
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fault = self.faults.of("mail").take()
        if fault is not None:
            self._record(", ".join(envelope.rcpt_tos), TRY_LATER)
            if isinstance(fault, Broken) and fault.reset and isinstance(server.transport, asyncio.Transport):
                server.transport.abort()
            return TRY_LATER
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        letter = read_letter(content, str(envelope.mail_from), tuple(envelope.rcpt_tos), self.clock.now())
        self.letters.append(letter)
        self._record(f"{', '.join(letter.recipients)}: {letter.subject}", "250 OK")
        self.changes.happened()
        return "250 OK"

    def _session(self) -> SMTP:
        with warnings.catch_warnings():
            # A login without TLS is unwise on a network; this never leaves loopback.
            warnings.simplefilter("ignore", UserWarning)
            session = SMTP(
                self,
                hostname="playground",
                data_size_limit=self.max_size,
                enable_SMTPUTF8=True,
                auth_required=self.login is not None,
                auth_require_tls=False,
                authenticator=self._authenticate,
            )
        self._sessions.add(session)
        return session

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        good = (
            self.login is not None
            and isinstance(data, LoginPassword)
            and hmac.compare_digest(data.login, self.login[0].encode())
            and hmac.compare_digest(data.password, self.login[1].encode())
        )
        return AuthResult(success=good, handled=False)

    def _record(self, request: str, response: str) -> None:
        exchange = Exchange(
            "mail", "out", "DATA", request, response, int(response[:3]), self.clock.now(), timedelta(0)
        )
        self.traffic.record(exchange)
