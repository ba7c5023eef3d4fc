"""The HTML of a mail: the same words, links where they can act, nothing fetched from elsewhere."""

import re

from core.delivery.mail import Drafted, Link
from core.kit.card import Button, Card, Fact, Group, Item
from core.kit.words import Words
from core.ports import LetterFile, Picture
from webhooks.letter import letter_html

CARD = Card(
    "Acme <b>posted</b> Engineer",
    ("First line\nsecond line",),
    groups=(Group("Today", (Item("10:00 Priya", (Button("View", "view_interview", ("1",)),)),)),),
    facts=(Fact("Yearly CTC", "₹8,00,000"),),
    footer="Please answer by Monday",
)
PICTURE = Picture("picture1", 'Submitted "12"', LetterFile("funnel.png", "image/png", b""))
FULL = Drafted(
    CARD,
    Words("hi"),
    (Link("Open in Telegram", "https://t.me/bot?start=show_1&x=1"),),
    ("You can answer in HireSync: Approve.",),
    (PICTURE,),
    Link("Stop mails like this", "https://hire.example/unsubscribe/1.x.y"),
)


def test_it_says_what_its_plain_text_says() -> None:
    html = letter_html(FULL)
    shown = re.sub(
        r"\s+", " ", re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ", html, flags=re.S)
    )
    for words in (
        "Acme &lt;b&gt;posted&lt;/b&gt; Engineer", "First line second line", "Today", "10:00 Priya",
        "Yearly CTC", "₹8,00,000", "Please answer by Monday", "Open in Telegram",
        "You can answer in HireSync: Approve.", "Stop mails like this",
    ):  # fmt: skip
        assert words in shown, words
        assert words.replace("&lt;", "<").replace("&gt;", ">").split()[0] in FULL.text()
    assert '<html lang="hi">' in html
    assert 'alt="Submitted &#34;12&#34;"' in html


def test_links_lead_somewhere_and_nothing_is_loaded() -> None:
    html = letter_html(FULL)
    assert re.findall(r'href="([^"]+)"', html) == [
        "https://t.me/bot?start=show_1&amp;x=1",
        "https://hire.example/unsubscribe/1.x.y",
    ]
    assert re.findall(r'src="([^"]+)"', html) == ["cid:picture1"]
    assert "url(" not in html
    assert "<script" not in html


def test_it_is_made_for_light_and_dark() -> None:
    html = letter_html(Drafted(CARD, Words()))
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "prefers-color-scheme: dark" in html
    classes = set(re.findall(r'class="([^"]+)"', html))
    styled = {name for one in classes for name in one.split()}
    for name in styled:
        assert f".{name} {{" in html, f"{name} keeps its light colour in the dark"
