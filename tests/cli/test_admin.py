"""`hiresync admin add`, as the one who sets a house up types it."""

from pathlib import Path

from core.kit.crypto import Secrets
from core.models import Invitation, User
from tests.cli.process import said
from tests.plugins.database import Database


async def test_the_first_admin_gets_a_link_by_mail_and_in_the_terminal(tmp_path: Path, db: Database) -> None:
    code, text = await said(
        "admin",
        "add",
        "Usha@house.example",
        folder=tmp_path,
        DATABASE_URL=db.url,
        SECRET_KEYS=Secrets.new_key(),
        PUBLIC_URL="https://hire.example",
    )
    assert code == 0
    invitation = await Invitation.get(email="usha@house.example")
    assert f"https://hire.example/join/{invitation.id}-" in text
    assert "as soon as the link is opened" in text
    assert await User.filter(email="usha@house.example").count() == 1


async def test_what_is_no_address_is_told(tmp_path: Path, db: Database) -> None:
    code, text = await said("admin", "add", "usha", folder=tmp_path, DATABASE_URL=db.url)
    assert code == 2
    assert "This is not an e-mail address" in text
    assert "Traceback" not in text
    assert not await User.exists()
