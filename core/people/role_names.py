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
