"""Write the first migration anew: `python -m migrations.rewrite`.

Only until the first release. After it, a change of the models is a new file (`aerich migrate --offline
--name what_changed`) to which the statements of core/database/constraints.py that changed are added by hand;
tests/models/test_migrations.py says which are missing.
"""

import asyncio
from pathlib import Path

from aerich.migrate import Migrate
from aerich.utils import get_models_describe
from tortoise.context import TortoiseContext
from tortoise.utils import get_schema_sql

from core.database.constraints import statements
from core.models import TORTOISE

FIRST = Path(__file__).parent / "models" / "0_20261122000000_init.py"


async def first_migration() -> str:
    """The text of the first migration: all tables, then all constraints, then the rows that come with them."""
    async with TortoiseContext() as context:
        await context.init(config=TORTOISE)
        schema = get_schema_sql(context.connections.get("default"), safe=False)
        Migrate.dialect = "postgres"
        return str(
            Migrate.build_migration_file_text(
                upgrade_sql="\n".join([schema, *statements()]), models_state=get_models_describe("models")
            )
        )


if __name__ == "__main__":
    FIRST.write_text(asyncio.run(first_migration()), encoding="utf-8")
