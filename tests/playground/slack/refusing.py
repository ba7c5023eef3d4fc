"""Calls that Slack is to refuse."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.playground.slack.shapes import Json


async def refused(call: Any) -> Json:
    """The answer of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as caught:
        await call
    data: Json = caught.value.response.data
    assert data["ok"] is False
    return data
