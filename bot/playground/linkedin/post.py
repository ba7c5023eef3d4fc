"""People, pages and posts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Page:
    """A company page."""

    id: int
    name: str

    @property
    def urn(self) -> str:
        return f"urn:li:organization:{self.id}"


@dataclass(frozen=True)
class Role:
    """What a member may do with a page; only an approved one counts."""

    page: Page
    role: str = "ADMINISTRATOR"
    state: str = "APPROVED"


@dataclass
class Member:
    """Somebody with a LinkedIn account."""

    id: str
    name: str
    roles: list[Role]

    @property
    def urn(self) -> str:
        return f"urn:li:person:{self.id}"

    def may_post_as(self, urn: str) -> bool:
        posting = ("ADMINISTRATOR", "CONTENT_ADMINISTRATOR", "CONTENT_ADMIN")
        return any(
            one.page.urn == urn and one.state == "APPROVED" and one.role in posting for one in self.roles
        )


@dataclass
class Post:
    """A post on a page, as readers see it."""

    urn: str
    author: str
    commentary: str
    text: str
    content: dict[str, Any] | None
    visibility: str
    at: datetime
    edited_at: datetime | None = None
    deleted: bool = False

    @property
    def link(self) -> str:
        """The article a post points to."""
        return str((self.content or {}).get("article", {}).get("source", ""))

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": self.urn,
            "author": self.author,
            "commentary": self.commentary,
            "visibility": self.visibility,
            "lifecycleState": "PUBLISHED",
            "distribution": {"feedDistribution": "MAIN_FEED", "thirdPartyDistributionChannels": []},
            "createdAt": int(self.at.timestamp() * 1000),
            "publishedAt": int(self.at.timestamp() * 1000),
            "lastModifiedAt": int((self.edited_at or self.at).timestamp() * 1000),
            "isReshareDisabledByAuthor": False,
        }
        return found | ({"content": self.content} if self.content else {})
