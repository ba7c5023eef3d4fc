"""Which rule of the database was broken."""

import asyncpg
from tortoise.exceptions import IntegrityError


def broken_rule(error: IntegrityError) -> str:
    """The name of the constraint or index that refused, or '' where a trigger did.

    A use-case that turns one refusal into words must not do so for every other one.
    """
    cause = error.__cause__ or (error.args[0] if error.args else None)
    name = cause.constraint_name if isinstance(cause, asyncpg.PostgresError) else None
    return name or ""
