"""Whether somebody changed a model and forgot the migration."""

from aerich.utils import compress_dict, decompress_dict, get_models_describe, import_py_file
from tortoise.context import TortoiseContext

from core.database.upgrade import MIGRATIONS
from core.models import TORTOISE

REMEDY = "write a migration: make migration ARGS=what_changed; add by hand what it says the ORM cannot"


async def changed_models() -> list[str]:
    """The models that are not as the last migration left them."""
    files = (MIGRATIONS / "models").glob("[0-9]*.py")
    last = max(files, key=lambda path: int(path.name.split("_")[0]))
    remembered = decompress_dict(import_py_file(last).MODELS_STATE)
    async with TortoiseContext() as context:
        await context.init(config=TORTOISE, init_connections=False)
        # Through JSON and back, as the migration keeps it.
        today = decompress_dict(compress_dict(get_models_describe("models")))
    return sorted(
        name for name in today.keys() | remembered.keys() if today.get(name) != remembered.get(name)
    )
