"""What a database says of its own schema, in a form two databases can be compared by."""

import asyncpg

_QUESTIONS = {
    "columns": """
        SELECT format('%s.%s', c.relname, a.attname), concat_ws(' ', format_type(a.atttypid, a.atttypmod),
               CASE WHEN a.attnotnull THEN 'not null' END, pg_get_expr(d.adbin, d.adrelid), a.attidentity,
               col_description(c.oid, a.attnum))
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0
          AND NOT a.attisdropped
    """,
    "tables": """
        SELECT relname, concat_ws(' ', reloptions::text, obj_description(oid, 'pg_class'))
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    """,
    "constraints": """
        SELECT format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    """,
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": """
        SELECT format('%s.%s', tgrelid::regclass, tgname), pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal
    """,
    "functions": """
        SELECT proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    """,
    "rows": """
        SELECT 'tax_rates', jsonb_agg(to_jsonb(t) ORDER BY id)::text FROM tax_rates t
        UNION ALL SELECT 'features', jsonb_agg(to_jsonb(f) ORDER BY id)::text FROM features f
    """,
}


async def describe(url: str) -> dict[str, str]:
    """Every part of the schema by its kind and name."""
    connection = await asyncpg.connect(url)
    try:
        return {
            f"{kind} {name}": str(said)
            for kind, question in _QUESTIONS.items()
            for name, said in await connection.fetch(question)
        }
    finally:
        await connection.close()


def differences(expected: dict[str, str], found: dict[str, str]) -> list[str]:
    """What is missing, too much or otherwise, one line each."""
    return [
        f"{name}: {expected.get(name, 'nothing')!r} in the models, {found.get(name, 'nothing')!r} migrated"
        for name in sorted(expected.keys() | found.keys())
        if expected.get(name) != found.get(name)
    ]
