"""Races are run through real HTTP, against the form with everything and the real acts."""

from tests.forms.conftest import hall

__all__ = ["hall"]
