"""What went over the wire is kept without what opens doors."""

import pytest

from bot.playground.traffic import redact


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ('{"token": "xoxb-12-34-aB"}', '{"token": "•••"}'),
        ("token=xoxe.xoxp-1-Mi0x&user=U1", "token=•••&user=U1"),
        ("Authorization: Bearer AQX.y~z_1/2=-", "Authorization: Bearer •••"),
        ('"xapp-1-A0-9" and xapp-2', '"•••" and •••'),
        (f"/bot123456789:{'A' * 35}/sendMessage", "/bot•••/sendMessage"),
        ("client_id=1&client_secret=hush hush", "client_id=1&client_secret=••• hush"),
        (
            '{"client_secret": "h u s h", "access_token": "AQ"}',
            '{"client_secret": "•••", "access_token": "•••"}',
        ),
        ("at 10:30, invoice 1234567: paid", "at 10:30, invoice 1234567: paid"),
    ],
)
def test_secrets_are_dots(said: str, kept: str) -> None:
    assert redact(said) == kept
