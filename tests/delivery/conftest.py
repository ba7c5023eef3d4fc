"""The house with its database and the kinds of notifications these tests tell."""

import pytest

from core.notifications.load import load_kinds
from tests.delivery.house import KINDS, House
from tests.plugins.database import Database


@pytest.fixture
def house(db: Database, monkeypatch: pytest.MonkeyPatch) -> House:
    for name, kind in KINDS.items():
        monkeypatch.setitem(load_kinds(), name, kind)
    return House()
