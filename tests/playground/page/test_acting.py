"""The page over real HTTP: what one does there reaches the product, and its answers come back."""

import pytest

from tests.playground.page.conftest import Running


async def test_an_approval_in_telegram_changes_the_card_in_slack(served: Running) -> None:
    async with served.look() as page:
        key = await page.until(lambda: page.key("Approve"))
        await page.until(lambda: page.slack_button("Approve"))
        answer = await page.act("telegram.press", **key)
        assert answer["ok"]
        assert "Controls Engineer" in answer["toast"]
        await page.until(lambda: not page.slack_button("Approve"))
        assert any("Approved by Maya Rao" in str(one["blocks"]) and one["edited"] for one in page.messages)
        await page.until(lambda: page.slack_button("Assign recruiters"))


async def test_a_modal_tells_what_is_missing_keeps_the_rest_and_goes_on(served: Running) -> None:
    async with served.look("kiran-desai") as page:
        await page.act("slack.say", text="/hiresync post_job")
        first = await page.until(lambda: page.modal)
        assert first["title"] == "Post a job"
        refused = await page.act("slack.submit", view=first["id"], values={"title": "Planner"})
        assert refused["errors"]["department"] == "Please complete this required field."
        assert "title" not in refused["errors"]
        await page.until(lambda: page.modal["state"]["title"]["answer"]["value"] == "Planner")
        values = {"department": "Motion", "industry": "Robotics", "job_type": "full_time", "job_level": "mid"}
        values = {name: _choice(page.asked()[name], value) for name, value in values.items()}
        sent = await page.act("slack.submit", view=first["id"], values=values)
        assert "errors" not in sent
        second = await page.until(lambda: page.modal["hash"] != first["hash"] and page.modal)
        assert second["id"] == first["id"]
        assert "title" not in page.asked()
        await page.act("slack.close", view=second["id"])
        await page.until(lambda: not page.modal)


def _choice(element: dict[str, object], wanted: str) -> str:
    """Any choice of a menu that has some; typed words elsewhere."""
    options = element.get("options")
    return str(options[0]["value"]) if isinstance(options, list) else wanted


async def test_what_slack_itself_would_not_send_is_told_at_its_field(served: Running) -> None:
    async with served.look("nisha-verma") as page:
        await page.act("slack.say", text="hello")
        button = await page.until(lambda: page.slack_button("Register my agency"))
        await page.act("slack.press", **button)
        view = await page.until(lambda: page.modal)
        answer = await page.act(
            "slack.submit", view=view["id"], values={"person": "Nisha Verma", "email": "not an address"}
        )
        assert "is not an e-mail address" in answer["errors"]["email"]
        again = await page.act(
            "slack.submit", view=view["id"], values={"person": "Nisha Verma", "email": "nisha@new.example"}
        )
        assert "errors" not in again


async def test_choices_are_searched_in_the_app(served: Running) -> None:
    async with served.look("ravi-menon") as page:
        await page.act("slack.say", text="/hiresync submit_resume")
        view = await page.until(lambda: page.modal)
        (block,) = page.asked()
        ask = {"view": view["id"], "block": block, "action": "answer"}
        every = await page.act("slack.type_ahead", text="", **ask)
        some = await page.act("slack.type_ahead", text="Pune", **ask)
        assert len(every["options"]) == 2
        assert [one["text"]["text"] for one in some["options"]] == ["Robotics Engineer, Pune"]
        # What an earlier search offered stays choosable.
        other = next(one for one in every["options"] if one not in some["options"])
        answer = await page.act("slack.submit", view=view["id"], values={block: other["value"]})
        assert "errors" not in answer
        await page.until(lambda: block not in page.asked())


async def test_a_word_of_a_stranger_and_an_unknown_command(served: Running) -> None:
    async with served.look("arjun-kapoor") as page:
        assert [one["name"] for one in page.parts["slack"]["commands"]] == ["register_agency", "join", "help"]
        answer = await page.act("slack.say", text="/nonsense at all")
        assert answer["error"] == "/nonsense is not a command of this workspace. There is /hiresync."
        await page.act("slack.say", text="/hiresync help")
        await page.until(lambda: any(one["only"] for one in page.messages))
        assert "I do not know you yet." in page.messages[-1]["text"]


async def test_telegram_begins_with_start_and_can_be_blocked(served: Running) -> None:
    async with served.look("nisha-verma") as page:
        assert not page.parts["telegram"]["started"]
        await page.act("telegram.start")
        await page.until(lambda: page.key("Register my agency"))
        assert page.parts["telegram"]["started"]
        await page.act("telegram.block", blocked=True)
        refused = await page.act("telegram.say", text="hello?")
        assert refused["error"] == "Unblock the bot first."
        await page.act("telegram.block", blocked=False)
        assert (await page.act("telegram.say", text="hello again"))["ok"]


async def test_the_person_and_the_unread_counts(served: Running) -> None:
    async with served.look() as maya:
        await maya.until(lambda: maya.key("Approve"))
        await maya.until(
            lambda: all(not one["unread"] for one in maya.parts["people"] if one["key"] == "maya-rao")
        )
        before = _unread(maya.parts["people"])["ishaan-iyer"]
        await maya.act("telegram.press", **maya.key("Approve"))
        await maya.until(lambda: _unread(maya.parts["people"])["ishaan-iyer"] > before)
        await maya.be("ishaan-iyer")
        await maya.until(lambda: _unread(maya.parts["people"])["ishaan-iyer"] == 0)
        assert "You interview for" in maya.bubbles[-1]["html"]


def _unread(people: list[dict[str, object]]) -> dict[str, int]:
    return {str(one["key"]): int(str(one["unread"])) for one in people}


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("slack.press", {"ts": "1.2", "block": "b", "action": "a"}),
        ("slack.submit", {"view": "V404"}),
        ("telegram.press", {"message": 404, "data": "x", "text": "x"}),
        ("slack.upload", {"token": "gone"}),
        ("no.such.act", {}),
    ],
)
async def test_what_is_not_there_any_more_is_refused_in_words(
    served: Running, act: str, given: dict[str, object]
) -> None:
    async with served.look() as page:
        answer = await page.act(act, **given)
        assert not answer["ok"]
        assert answer["error"].endswith(".")
        assert (await page.act("slack.say", text="/hiresync help"))["ok"], "the page goes on"


async def test_the_apps_shortcuts_open_from_the_lightning_and_from_a_message(served: Running) -> None:
    async with served.look("ravi-menon") as page:
        offered = page.parts["slack"]["shortcuts"]
        assert [one["name"] for one in offered] == ["Post job", "Submit resume", "Make a ticket from this"]
        await page.act("slack.shortcut", name="submit_resume")
        modal = await page.until(lambda: page.modal)
        assert modal["title"] == "Submit a resume"
        await page.act("slack.close", view=modal["id"])
        await page.act("slack.say", text=f"Is {served.base}/invoices/1 paid?")
        said = await page.until(lambda: next((one for one in page.messages if one["unfurls"]), None))
        assert said is not None
        assert "An invoice in HireSync" in str(said["unfurls"])
        await page.act("slack.message_shortcut", name="raise_ticket", ts=said["ts"])
        modal = await page.until(lambda: page.modal)
        assert modal["title"] == "Raise a ticket"
        assert "/invoices/1 paid?" in str(modal["blocks"])


async def test_the_other_workspace_gets_the_app_and_loses_it(served: Running) -> None:
    async with served.look() as page:
        assert not (await page.act("slack.remove_app"))["ok"]
        await page.act("slack.workspace", team="T0NORTHWIND")
        await page.until(lambda: page.parts["slack"]["at"] == "T0NORTHWIND")
        assert page.parts["slack"]["installed"] is False
        async with served.session.get(f"{served.base}/slack/install/start") as consent:
            asked = consent.url
        form = {"answer": "allow", "user": f"T0NORTHWIND/{page.parts['slack']['me']}"}
        async with served.session.post(asked, data=form, allow_redirects=False) as back:
            leads = back.headers["Location"]
        # The cookie of an address that is a number is not kept by this client.
        kept = {name: one.value for name, one in consent.history[0].cookies.items()}
        async with served.session.get(leads, cookies=kept) as done:
            assert "HireSync is installed in Northwind." in await done.text()
        await page.until(lambda: page.parts["slack"]["installed"] and page.messages)
        assert page.parts["slack"]["removable"]
        await page.act("slack.say", text="/hiresync help")
        await page.until(lambda: "I do not know you yet." in str(page.messages[-1]["blocks"]))
        await page.act("slack.remove_app")
        await page.until(lambda: not page.parts["slack"]["installed"])
        await page.act("slack.workspace", team="T0PLAYGROUND")
        await page.until(lambda: page.slack_button("Approve"))
