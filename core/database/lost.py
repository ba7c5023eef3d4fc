"""Tell a database that is away for now from a mistake of ours."""

import asyncpg
from tortoise.exceptions import DBConnectionError

PASSING = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.PostgresSystemError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    DBConnectionError,
    OSError,
)
"""A connection that broke, a server that restarts or is full, a deadlock: tried again, it may well succeed.

Tortoise lets the driver's own errors through beside its DBConnectionError; the driver's internal error comes
from a connection that broke while it was being given back.
"""


def is_passing(fault: BaseException) -> bool:
    """Whether the same work may succeed later; a value the driver cannot send is none of these."""
    return isinstance(fault, PASSING) and not isinstance(fault, ValueError)
