"""The settings that reach nobody outside."""

from bot.doctor.finding import Finding, fails, missing, works
from bot.settings import Settings
from bot.settings import missing as wrong_settings


def configuration(settings: Settings) -> list[Finding]:
    """What stops production, then what only costs something."""
    found = [fails("configuration", problem) for problem in wrong_settings(settings)]
    if not found:
        keys = len(settings.keys)
        found.append(works("SECRET_KEYS", "one key" if keys == 1 else f"{keys} keys; the first one encrypts"))
    if settings.public_url:
        found.append(works("PUBLIC_URL", settings.base_url))
    else:
        found.append(
            missing(
                "PUBLIC_URL",
                "not set: Telegram is polled, Slack needs Socket Mode,"
                f" and links in mails lead to {settings.base_url}, which only this machine can open",
            )
        )
    return found
