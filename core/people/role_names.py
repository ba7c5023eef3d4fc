"""What the hats are called when people read of them."""

from core.kit.actor import Role
from core.kit.words import N_

ROLE_NAMES: dict[Role, str] = {
    Role.ADMIN: N_("administrator"),
    Role.CANDIDATE: N_("candidate"),
    Role.RECRUITER: N_("recruiter"),
    Role.CLIENT: N_("client"),
    Role.MANAGER: N_("manager"),
    Role.INTERVIEWER: N_("interviewer"),
    Role.ACCOUNTANT: N_("accountant"),
}

AS_ROLE: dict[Role, str] = {
    Role.ADMIN: N_("an administrator"),
    Role.CANDIDATE: N_("a candidate"),
    Role.RECRUITER: N_("a recruiter"),
    Role.CLIENT: N_("a client"),
    Role.MANAGER: N_("a manager"),
    Role.INTERVIEWER: N_("an interviewer"),
    Role.ACCOUNTANT: N_("an accountant"),
}
"""As somebody's part in a sentence: “you are here as a recruiter”."""

ROLE_GROUPS: dict[Role, str] = {
    Role.ADMIN: N_("administrators"),
    Role.CANDIDATE: N_("candidates"),
    Role.RECRUITER: N_("recruiters"),
    Role.CLIENT: N_("clients"),
    Role.MANAGER: N_("managers"),
    Role.INTERVIEWER: N_("interviewers"),
    Role.ACCOUNTANT: N_("accountants"),
}
"""All who wear the hat: “only managers can do this”."""
