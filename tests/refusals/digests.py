"""Who may ask for a digest, and read one made before."""

from core.digests.make_digest import READERS, make_digest
from core.digests.read_digest import read_digest
from core.kit.actor import Role
from tests.refusals.case import Case
from tests.stages.digests import made_digest
from tests.world import NOW

CASES = [
    Case(
        use_case=make_digest,
        call=lambda world, actor: make_digest(actor, now=NOW),
        allowed=READERS,
        foreign=False,
    ),
    Case(
        use_case=read_digest,
        call=lambda world, actor: read_digest(actor, world.digest.id),
        allowed={Role.MANAGER},
        stage=made_digest,
    ),
]
