"""Seal every stored secret with the first key, so that the older ones can be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

from tortoise.models import Model

from core.database.constraints import tables
from core.kit.crypto import CannotOpenSecret, Secrets
from core.kit.transaction import transaction

SEALED = "_encrypted"
"""How the name of every column ends that holds a sealed secret."""
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Rotated:
    """What became of one column."""

    table: str
    column: str
    sealed: int
    shut: tuple[int, ...] = ()
    """Rows that no present key opens."""


def sealed_columns() -> Iterator[tuple[type[Model], str]]:
    """Every table and column with secrets; a new one needs no entry anywhere."""
    for table in tables():
        for column in sorted(table._meta.fields_map):
            if column.endswith(SEALED):
                yield table, column


async def rotate_keys(secrets: Secrets) -> list[Rotated]:
    """Go through all of them, a page at a time; what a key is missing for is told and left as it is."""
    return [await _column(table, column, secrets) for table, column in sealed_columns()]


async def _column(table: type[Model], column: str, secrets: Secrets) -> Rotated:
    after, sealed, shut = 0, 0, list[int]()
    while True:
        async with transaction():
            held = table.filter(id__gt=after).exclude(**{column: ""}).filter(**{f"{column}__isnull": False})
            page = await held.order_by("id").limit(_PAGE).select_for_update()
            for row in page:
                try:
                    setattr(row, column, secrets.rotate(getattr(row, column)))
                except CannotOpenSecret:
                    shut.append(row.pk)
                    continue
                await row.save(update_fields=[column])
                sealed += 1
        if not page:
            return Rotated(table._meta.db_table, column, sealed, tuple(shut))
        after = page[-1].pk
