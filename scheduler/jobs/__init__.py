"""Recurring jobs, one file each; a file is a job by having a `JOB`.

A new one is a file like `archive_deliveries.py`: `JOB = JobSpec("its_name", daily(9), run, CatchUp.LAST)`
where `run` is an idempotent sweep over columns that say what is due.
"""

from importlib import import_module
from pkgutil import iter_modules

from core.delivery.archive import Keep
from scheduler.spec import JobSpec


def all_jobs(keep: Keep | None = None) -> list[JobSpec]:
    """Every job of this folder; `keep` says how long this house keeps what was delivered."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return [module.keeping(keep) if keep and hasattr(module, "keeping") else module.JOB for module in modules]
