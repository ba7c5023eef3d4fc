"""Our pages in a browser: templates with escaping on, and an address that stays a secret."""

from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web

from core.kit.words import Words, spoken

PAGES = Path(__file__).parent / "pages"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'"
)


def set_up_pages(app: web.Application) -> None:
    """Templates with escaping on."""
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(PAGES), autoescape=True)


def page(request: web.Request, template: str, words: Words, status: int, /, **shown: object) -> web.Response:
    """A page in the reader's words."""
    known = {"t": words, "language": spoken(words.locale), **shown}
    found = aiohttp_jinja2.render_template(template, request, known, status=status)
    # The address is a secret until used: it goes into no log of another site and no cache.
    found.headers["Referrer-Policy"] = "no-referrer"
    found.headers["Cache-Control"] = "no-store"
    found.headers["Content-Security-Policy"] = POLICY
    return found
