"""Stages of a job, reached by the real use-cases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.order import JobOrder, LocationOrder, RoundOrder, SkillOrder
from core.jobs.post_job import post_job
from core.models import JobLocation, JobPosting
from core.models.enums import InterviewMode, InterviewType, MetricType, WorkMode
from tests.world import NOW, World


def job_order(world: World, **changes: Any) -> JobOrder:
    """What Kiran of Acme Robotics usually asks for: two places, three skills, two rounds."""
    order = JobOrder(
        connection_id=world.connection.id,
        title="Robotics Engineer",
        description="You make arms of robots move smoothly.",
        ctc_min=Decimal(600_000),
        ctc_max=Decimal(1_200_000),
        experience_min=Decimal(2),
        experience_max=Decimal(6),
        deadline=date(2026, 4, 30),
        locations=(LocationOrder("Pune", 2, WorkMode.HYBRID), LocationOrder("Bengaluru", 1)),
        skills=(
            SkillOrder("Python", True, MetricType.RATING, "8/10"),
            SkillOrder("C++", True, MetricType.EXPERIENCE, "3"),
            SkillOrder("ROS", False, MetricType.OTHER, "has seen it"),
        ),
        rounds=(
            RoundOrder(world.interviewer.user_id, InterviewMode.ONLINE, InterviewType.TECHNICAL),
            RoundOrder(world.interviewer.user_id, InterviewMode.FACE_TO_FACE, InterviewType.NON_TECHNICAL),
        ),
        department="Motion",
        industry="Robotics",
        working_days_per_week=5,
    )
    return replace(order, **changes)


async def posted_job(world: World, *, key: str = "draft:job", **changes: Any) -> JobPosting:
    """A job that waits for the manager."""
    job = await post_job(world.client, job_order(world, **changes), key=key, now=NOW)
    world.things["job"] = job
    return job


async def approved_job(world: World, *, key: str = "draft:job", **changes: Any) -> JobPosting:
    """A job the manager approved; nobody works on it yet."""
    job = await posted_job(world, key=key, **changes)
    job = await approve_job(world.manager, job.id, now=NOW)
    world.things["job"] = job
    return job


async def assigned_job(world: World, *, key: str = "draft:job", **changes: Any) -> JobPosting:
    """An approved job with the recruiter on each of its locations."""
    job = await approved_job(world, key=key, **changes)
    for location in await locations_of(job):
        await assign_recruiters(world.manager, location.id, [world.recruiter.user_id], now=NOW)
    return job


async def locations_of(job: JobPosting) -> list[JobLocation]:
    """The places of a job in the order they were asked for."""
    return await JobLocation.filter(job_id=job.id).order_by("id")
