"""How large a file may be is told before anybody looks for one, also where the chat takes less than we do."""

from typing import Any

import pytest

from bot.forms import kinds
from bot.forms.compose import Extras, compose
from bot.forms.draft import Draft
from bot.forms.form import Field, Form, Page, Submission
from bot.handlers.slack.show import draw_screen as in_slack
from bot.handlers.telegram.show import draw_screen as in_telegram
from core.kit.card import Card
from core.kit.words import Words
from tests.chat import spoken

WORDS = Words()


async def _submit(given: Submission) -> Card:
    return Card("Done")


def asking(most_mb: int, *, browser: bool = True) -> tuple[dict[str, Any], Any]:
    """The question for a film, in Slack and in Telegram."""
    fields = (Field("film", kinds.File(("pdf", "png"), most_mb), "Film"),)
    form = Form("film", "Film", "Film", frozenset(), lambda given: (Page("film", "Film", fields),), _submit)
    address = (lambda key: f"https://hire.example/upload/{key}") if browser else None
    screen = compose(form, Draft(1, "film", "", 0), WORDS, Extras(upload=address))
    return in_slack(screen, WORDS), in_telegram(screen, WORDS)


@pytest.mark.parametrize(("most_mb", "slack", "telegram"), [(10, 0, 0), (15, 1, 0), (20, 1, 1), (50, 1, 1)])
def test_a_chat_that_takes_less_says_so(most_mb: int, slack: int, telegram: int) -> None:
    view, drawn = asking(most_mb)
    said = spoken(view["blocks"])
    for text in (said, drawn.text):
        assert f"PDF, PNG. At most {most_mb} MB." in text
    assert said.count("This page takes at most 10 MB; send me a larger file as a message.") == slack
    assert (
        drawn.text.count("Telegram hands on at most 20 MB; larger ones come through the browser.") == telegram
    )


def test_the_button_leads_to_the_page_of_this_question() -> None:
    view, drawn = asking(50)
    (button,) = [one for block in view["blocks"] for one in block.get("elements", ()) if one.get("url")]
    assert (button["url"], button["text"]["text"]) == (
        "https://hire.example/upload/film",
        "Upload in the browser",
    )
    assert drawn.keyboard.inline_keyboard[0][0].url == button["url"]


def test_nothing_is_promised_of_a_page_that_nobody_can_reach() -> None:
    view, drawn = asking(50, browser=False)
    assert "browser" not in spoken(view["blocks"])
    assert "browser" not in drawn.text
    assert "Telegram hands on at most 20 MB." in drawn.text
