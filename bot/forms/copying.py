"""Files given as answers: sent for when given, put in place when the worker has copied them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.forms.compose import PROBLEM
from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.path import find
from core.delivery.enqueue import enqueue

FETCH_FILE = "fetch_file"
"""The kind of outbox row by which a file is copied out of its chat."""


def forget_problems(draft: Draft, answered: tuple[str, ...]) -> Draft:
    """A new file makes what was wrong with the last one forgotten."""
    stale = {PROBLEM + key for key in answered} & draft.facts.keys()
    if not stale:
        return draft
    return replace(draft, facts={name: value for name, value in draft.facts.items() if name not in stale})


async def send_for_files(form: Form, draft: Draft, answered: tuple[str, ...], now: datetime) -> None:
    """Have the worker copy every file just given; in the transaction that keeps the answer."""
    for key in answered:
        step = find(form, draft, key)
        if step is None or not step.waits(draft.answers):
            continue
        given: Mapping[str, str] = draft.answers[key]
        payload = {"draft": draft.id, "key": key, "file": given["file"]}
        lane = f"files:{given['transport']}"
        await enqueue(lane=lane, kind=FETCH_FILE, payload=payload, now=now, priority=0)
