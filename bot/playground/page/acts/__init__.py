"""What a person can do on the page; each act is one function, named in ACTS as the page calls it."""

from bot.playground.page.acts import slack, telegram, town
from bot.playground.page.acts.act import Act

ACTS: dict[str, Act] = {
    **{f"slack.{name}": act for name, act in slack.ACTS.items()},
    **{f"telegram.{name}": act for name, act in telegram.ACTS.items()},
    **{f"town.{name}": act for name, act in town.ACTS.items()},
}
