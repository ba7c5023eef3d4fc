"""Who acts: the person, the hat worn, and the agency or client this binds to."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The hats a person may wear; there is no default hat."""

    ADMIN = "admin"
    CANDIDATE = "candidate"
    RECRUITER = "recruiter"
    CLIENT = "client"
    MANAGER = "manager"
    INTERVIEWER = "interviewer"
    ACCOUNTANT = "accountant"


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person as proven by the rows of the database, never by what a chat sent."""

    user_id: int
    role: Role | None
    """None: a guest, who has no hat yet and may only register an agency or join one."""
    name: str
    organization_id: int | None = None
    client_id: int | None = None
    locale: str = "en"
    zone: str = "Asia/Kolkata"
    channel: str = ""

    @property
    def agency(self) -> int:
        """The agency's id; a role without one never reaches code that asks for it."""
        if self.organization_id is None:
            raise LookupError(f"a {self.role} belongs to no agency")
        return self.organization_id

    @property
    def client(self) -> int:
        """The client's id; a role without one never reaches code that asks for it."""
        if self.client_id is None:
            raise LookupError(f"a {self.role} belongs to no client")
        return self.client_id
