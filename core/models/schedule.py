"""Recurring jobs."""

from __future__ import annotations

from tortoise import fields

from core.models.columns import Table


class RecurringJob(Table):
    """When a recurring job is due next; whoever locks the row runs it."""

    name = fields.CharField(64, unique=True)
    zone = fields.CharField(64, default="Asia/Kolkata")
    next_at = fields.DatetimeField(db_index=True)
    last_run_at = fields.DatetimeField(null=True)
    failures = fields.IntField(default=0)
    """How often it failed in a row; a failed job is tried again later and keeps its moment."""
    retry_at = fields.DatetimeField(null=True)
    last_error = fields.TextField(default="")

    class Meta:
        table = "recurring_jobs"
