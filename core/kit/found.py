"""One row, or the same kind no for what is not there and for what is another's."""

from typing import TypeVar

from tortoise.models import Model
from tortoise.queryset import QuerySet

from core.kit.errors import NotFound

M = TypeVar("M", bound=Model)


async def found_one(rows: QuerySet[M]) -> M:
    """The row a use-case is about, among those its actor may reach; raises NotFound."""
    row = await rows.first()
    if row is None:
        raise NotFound
    return row
