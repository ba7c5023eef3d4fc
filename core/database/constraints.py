"""Everything the schema says that the ORM cannot: the migrations carry a frozen copy of these statements."""

from collections.abc import Iterator

from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model

from core import models
from core.database.checks import check_statements
from core.database.indexes import index_statements
from core.database.same_agency import same_agency_statements
from core.database.triggers import trigger_statements

# What every installation starts with: the GST rates in force and the features a plan can limit.
SEEDS = {
    "tax_rates": (
        "INSERT INTO tax_rates (valid_from, cgst, sgst, igst) VALUES ('2017-07-01', 9, 9, 18)"
        " ON CONFLICT DO NOTHING;"
    ),
    "features": (
        "INSERT INTO features (code, name, description) VALUES"
        " ('active_jobpost', 'Active jobs', 'Jobs open or on hold at one time'),"
        " ('recruiters', 'Recruiters', 'People who recruit for the agency'),"
        " ('storage', 'Storage', 'Megabytes of resumes and other files'),"
        " ('linkedin_post', 'LinkedIn posts', 'Jobs posted on LinkedIn in a month')"
        " ON CONFLICT DO NOTHING;"
    ),
}


def tables() -> Iterator[type[Model]]:
    """Every table of ours, in the order of their names."""
    for name in sorted(models.__all__):
        thing = getattr(models, name)
        if isinstance(thing, type) and issubclass(thing, Model) and not thing._meta.abstract:
            yield thing


def word_statements() -> list[str]:
    """A check for each column that takes one of a list of words."""
    statements = []
    for table in tables():
        for column, field in table._meta.fields_map.items():
            if isinstance(field, CharEnumFieldInstance):
                name = table._meta.db_table
                words = ", ".join(f"'{word.value}'" for word in field.enum_type)
                rule = f'"{name}_{column}_word" CHECK ({column} IN ({words}))'
                statements.append(f'ALTER TABLE "{name}" ADD CONSTRAINT {rule};')
    return statements


def statements() -> list[str]:
    """All of it, in an order that works on tables just created."""
    return [
        *word_statements(),
        *check_statements(),
        *index_statements(),
        *same_agency_statements(),
        *trigger_statements(),
        *SEEDS.values(),
    ]
