"""Rows to break rules with."""

import pytest

from tests.models.rows import Agency
from tests.plugins.database import Database


@pytest.fixture
async def agency(db: Database) -> Agency:
    """An agency with one of everything."""
    return await Agency.make()
