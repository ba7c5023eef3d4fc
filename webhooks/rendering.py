"""Our pages in a browser: templates with escaping on, and an address that stays a secret."""

from contextlib import suppress
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web

from core.kit.words import ENGLISH, Words, shipped, spoken

PAGES = Path(__file__).parent / "pages"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'"
)


def set_up_pages(app: web.Application) -> None:
    """Templates with escaping on."""
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(PAGES), autoescape=True)


def reader(request: web.Request) -> Words:
    """Somebody we know only by the languages of his browser: the one he likes best of those we speak."""
    liked: list[tuple[float, str]] = []
    for place, wish in enumerate(request.headers.get("Accept-Language", "").split(",")[:20]):
        language, _, weight = wish.strip().partition(";q=")
        with suppress(ValueError):
            liked.append((place / 1000 - float(weight or 1), language.partition("-")[0].lower()))
    return Words(next((language for _, language in sorted(liked) if language in shipped()), ENGLISH))


def page(request: web.Request, template: str, words: Words, status: int, /, **shown: object) -> web.Response:
    """A page in the reader's words."""
    known = {"t": words, "language": spoken(words.locale), **shown}
    found = aiohttp_jinja2.render_template(template, request, known, status=status)
    # The address is a secret until used: it goes into no log of another site and no cache.
    found.headers["Referrer-Policy"] = "no-referrer"
    found.headers["Cache-Control"] = "no-store"
    found.headers["Content-Security-Policy"] = POLICY
    return found
