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


class SetAside(Table):
    """A row that a sweep could not deal with: let alone until `retry_at`, gone once it was dealt with."""

    sweep = fields.CharField(64)
    row_id = fields.BigIntField()
    """Of the table that the sweep is about: a notification, a draft, a person …"""
    failures = fields.IntField(default=1)
    last_error = fields.CharField(128, default="")
    first_at = fields.DatetimeField()
    retry_at = fields.DatetimeField()

    class Meta:
        table = "set_aside"
        unique_together = (("sweep", "row_id"),)
