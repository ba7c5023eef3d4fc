"""A search among very many reads what it finds, not the table: every source of choices, by a typed word."""

from collections.abc import Callable, Sequence
from typing import Any

import asyncpg
import pytest

from core.drafts.colleagues import Search, find_colleagues
from core.interviews.queries import to_schedule
from core.jobs.assignments import my_places
from core.jobs.choices import interviewers_to_choose, recruiters_to_choose
from core.kit.actor import Actor
from core.kit.search import prefixes
from core.kit.transaction import transaction
from core.placements.queries import to_offer
from tests.crowd import gather, name_of
from tests.plugins.database import Database
from tests.stages import interviews
from tests.world import World

MANY = 4_000
MOST_READ = 60
"""Rows that a search for one name may touch, in all its tables together."""
_TOUCHED = """
SELECT coalesce(sum(seq_tup_read), 0)::int AS passed, coalesce(sum(idx_tup_fetch), 0)::int AS fetched
FROM pg_stat_xact_user_tables
"""


async def _colleagues(actor: Actor, typed: str) -> Sequence[Actor]:
    return await find_colleagues(actor, Search(typed=typed, limit=10))


SEARCHES: dict[str, tuple[Callable[[World], Actor], Any]] = {
    "recruiters": (lambda world: world.manager, recruiters_to_choose),
    "interviewers of a client": (lambda world: world.client, interviewers_to_choose),
    "interviewers of an agency's clients": (lambda world: world.manager, interviewers_to_choose),
    "interviews to book": (lambda world: world.manager, to_schedule),
    "offers to make": (lambda world: world.client, to_offer),
    "colleagues": (lambda world: world.recruiter, _colleagues),
    "places of a recruiter": (lambda world: world.recruiter, my_places),
}


async def test_a_word_is_found_among_very_many_by_an_index(db: Database, world: World) -> None:
    application = await interviews.shortlisted_priya(world)
    owner = await asyncpg.connect(db.admin_url)
    try:
        await gather(owner, world, application, MANY)
        await owner.execute("UPDATE job_applications SET status = 'hold' WHERE id % 2 = 0")
        await owner.execute("VACUUM ANALYZE job_applications")
        found = {}
        for number in (1234, 1235):
            word = await owner.fetchval(f"SELECT {name_of(number)}")
            for name, (who, search) in SEARCHES.items():
                found[name, number] = await _touched(who(world), search, word)
    finally:
        await owner.close()
    assert {name for (name, _), (count, _) in found.items() if count} == SEARCHES.keys() - {
        "places of a recruiter"
    }
    assert {name: read for name, (_, read) in found.items() if read > MOST_READ} == {}


async def _touched(actor: Actor, search: Any, word: str) -> tuple[int, int]:
    """How many were found, and how many rows were read for it."""
    async with transaction(actor) as connection:
        before = (await connection.execute_query_dict(_TOUCHED, []))[0]
        found = await search(actor, typed=word[:7])
        after = (await connection.execute_query_dict(_TOUCHED, []))[0]
    return len(found), sum(after.values()) - sum(before.values())


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        (" Asha  me ", "'Asha':* & 'me':*"),
        ("O'Brien & Sons", "'O':* & 'Brien':* & 'Sons':*"),
        ("!!! (|) \\ ''", ""),
        ("प्रिया", "'प्रिया':*"),
    ],
)
def test_what_is_typed_is_words_and_never_a_pattern(typed: str, query: str) -> None:
    assert prefixes(typed) == query
