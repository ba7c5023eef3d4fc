"""The HTML of a mail: the words of its plain text, in the look of our pages."""

from functools import lru_cache

import jinja2

from core.delivery.mail import Drafted
from core.kit.words import spoken
from webhooks.rendering import PAGES


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    pages = jinja2.Environment(
        loader=jinja2.FileSystemLoader(PAGES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return pages.get_template("letter.html")


def letter_html(drafted: Drafted) -> str:
    """No picture from elsewhere, no script, nothing that tells us whether it was read."""
    return _template().render(
        language=spoken(drafted.words.locale),
        card=drafted.card,
        pictures=drafted.pictures,
        links=drafted.links,
        notes=drafted.notes,
        leave=drafted.leave,
    )
