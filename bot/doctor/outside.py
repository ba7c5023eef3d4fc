"""LinkedIn and mail."""

import aiohttp
import aiosmtplib

from bot.doctor.finding import Finding, fails, missing, works
from bot.settings import Settings
from core.gateways.mail import read_smtp_url


async def linkedin(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """Whether its address answers; a consent can only be tried by a person."""
    if not settings.linkedin_client_id:
        return missing("LinkedIn", "LINKEDIN_CLIENT_ID is not set: jobs are not posted on LinkedIn pages")
    try:
        async with session.get(settings.linkedin_oauth_url, allow_redirects=False):
            return works("LinkedIn", f"{settings.linkedin_oauth_url} answers")
    except (aiohttp.ClientError, TimeoutError) as trouble:
        return fails("LinkedIn", f"{settings.linkedin_oauth_url} is not reached: {type(trouble).__name__}")


async def mail(settings: Settings) -> Finding:
    """Whether the server greets us, and takes the password if there is one."""
    if not settings.smtp_url:
        return missing("mail", "SMTP_URL is not set: who has no chat hears nothing, not even an invitation")
    try:
        server = read_smtp_url(settings.smtp_url)
    except ValueError as trouble:
        return fails("mail", str(trouble))
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.tls,
        start_tls=server.start_tls,
        username=server.user,
        password=server.password,
        timeout=10,
    )
    try:
        async with client:
            return works("mail", f"{server.host}:{server.port} greets us; sender is {settings.mail_from}")
    except (aiosmtplib.SMTPException, OSError) as trouble:
        return fails("mail", f"{server.host}:{server.port}: {trouble}")
