"""Letters of the core as mails over SMTP."""

from core.gateways.calendar import Method
from core.gateways.mail import Attached, Inline, Invitation, MailGateway, MailMessage
from core.ports import Letter, LetterFile, MailCarrier

CALENDAR = "text/calendar"


class SmtpLetters:
    """Carries letters through one mail gateway; `domain` is that of its Message-IDs."""

    def __init__(self, gateway: MailGateway, domain: str) -> None:
        self._gateway, self._domain = gateway, domain

    async def carry(self, letter: Letter) -> str:
        """Send it; a calendar file among its files becomes an invitation the mail program understands."""
        headers = {"Message-ID": f"<{letter.reference}@{self._domain}>"} if letter.reference else {}
        if letter.leave:
            # Mail programs show a button of their own, which posts there (RFC 8058).
            headers |= {
                "List-Unsubscribe": f"<{letter.leave}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
        invitations = [file for file in letter.files if file.media_type.startswith(CALENDAR)]
        message = MailMessage(
            to=letter.to,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            pictures=[
                Inline(one.cid, one.file.media_type, one.file.name, one.file.content)
                for one in letter.pictures
            ],
            attachments=[
                Attached(file.name, file.content) for file in letter.files if file not in invitations
            ],
            calendar=_invitation(invitations[0]) if invitations else None,
            headers=headers,
        )
        return await self._gateway.send(message)


def _invitation(file: LetterFile) -> Invitation:
    """What the calendar file asks for is written in it."""
    method = next(
        (line.partition(b":")[2] for line in file.content.splitlines() if line.startswith(b"METHOD:")), b""
    )
    return Invitation(Method(method.decode() or Method.REQUEST), file.content)


def carrier(gateway: MailGateway, domain: str) -> MailCarrier:
    """The port's name for it, so that the type checker compares the two."""
    return SmtpLetters(gateway, domain)
