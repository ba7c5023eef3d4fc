"""How tests say that the database itself said no."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tortoise.exceptions import IntegrityError

from core.models.broken import broken_rule


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """The block must break this very rule, and no other one."""
    with pytest.raises(IntegrityError) as caught:
        yield
    assert broken_rule(caught.value) == rule, caught.value
