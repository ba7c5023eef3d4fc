"""Who may do what with a conversation that was begun: its owner, whatever hat he wears."""

from datetime import timedelta

from core.drafts.discard_draft import discard_draft
from core.drafts.hand_over_draft import hand_over_draft
from core.drafts.snooze_draft import snooze_draft
from core.kit.actor import Role
from core.models import ConversationDraft
from tests.refusals.case import Case
from tests.world import NOW, World

LIFE = timedelta(days=7)


async def recruiters_draft(world: World) -> None:
    world.things["draft"] = await ConversationDraft.create(
        user_id=world.recruiter.user_id,
        form="everything",
        title="Everything",
        channel="slack",
        surface={"slack": {"view": "V1"}},
        expires_at=NOW + LIFE,
    )


CASES = [
    Case(
        use_case=snooze_draft,
        call=lambda world, actor: snooze_draft(actor, world.draft.id, now=NOW),
        allowed={Role.RECRUITER},
        stage=recruiters_draft,
    ),
    Case(
        use_case=hand_over_draft,
        call=lambda world, actor: hand_over_draft(
            actor, world.draft.id, to=world.manager.user_id, roles={Role.MANAGER}, life=LIFE, now=NOW
        ),
        allowed={Role.RECRUITER},
        stage=recruiters_draft,
    ),
    Case(
        use_case=discard_draft,
        call=lambda world, actor: discard_draft(actor, world.draft.id, now=NOW),
        allowed={Role.RECRUITER},
        stage=recruiters_draft,
    ),
]
