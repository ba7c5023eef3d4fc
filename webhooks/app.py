"""The HTTP face of the house, joined from the parts that are switched on."""

from collections.abc import Iterable

from aiohttp import web

MOST_BYTES = 1 << 20
"""Of any request: every platform's are far smaller."""


def make_app(routes: Iterable[web.AbstractRouteDef], *, most_bytes: int = MOST_BYTES) -> web.Application:
    """An application that answers unknown addresses plainly and tells nothing of itself."""
    app = web.Application(client_max_size=most_bytes)
    app.add_routes(routes)
    return app
