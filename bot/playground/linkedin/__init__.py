"""A local LinkedIn: consent, the pages a person runs, and the versioned Posts API."""

from bot.playground.linkedin.city import LinkedInCity
from bot.playground.linkedin.post import Member, Page, Post
from bot.playground.linkedin.server import linkedin_routes

__all__ = ["LinkedInCity", "Member", "Page", "Post", "linkedin_routes"]
