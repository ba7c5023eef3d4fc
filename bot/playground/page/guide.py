"""A hire in ten steps: what to do next, as whom, and where."""

from dataclasses import asdict, dataclass

from bot.playground.page.panes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the tour.

    "Show me" becomes the person and points at the `button`; where no such button is in sight, the `command`
    is put into the chat's composer, never sent by itself.
    """

    title: str
    text: str
    person: str
    chat: str = "slack"
    button: str = ""
    command: str = ""
    tab: str = ""
    sample: str = ""


STEPS = (
    Step(
        title="Approve a job",
        text="Kiran asked for a Controls Engineer. Maya finds the request in both of her chats: approve it in"
        " one, and the card in the other follows.",
        person="maya-rao",
        button="Approve",
        command="/hiresync job_requests",
    ),
    Step(
        title="Assign a recruiter",
        text="Who shall search? Put Ravi on the job; he and Kiran hear of it at once.",
        person="maya-rao",
        button="Assign recruiters",
        command="/hiresync my_jobs",
    ),
    Step(
        title="Submit a resume",
        text="Ravi sends Priya's resume for the Robotics Engineer. Drag the sample onto the form: what it"
        " says is read out of it, and you confirm or correct.",
        person="ravi-menon",
        command="/hiresync submit_resume",
        sample="priya_sharma.pdf",
    ),
    Step(
        title="Shortlist the profile",
        text="Kiran decides, this time in Telegram: one question after the other, with buttons.",
        person="kiran-desai",
        chat="telegram",
        button="Shortlist",
        command="/profiles",
    ),
    Step(
        title="Let the candidate in",
        text="Priya was invited by mail. Open the letter, follow its link, and open Telegram as Priya.",
        person="priya-sharma",
        tab="mail",
    ),
    Step(
        title="Schedule the interview",
        text="A day, an hour, a link. Clashes are refused, and everybody gets a calendar file: see the"
        " Calendar tab.",
        person="ravi-menon",
        button="Schedule interview",
        command="/hiresync schedule_interview",
    ),
    Step(
        title="Give marks",
        text="Press “Next meeting” and “+1 hour” below, then let Ishaan log his marks. Two rounds make a"
        " verdict: after the first, Ravi schedules once more.",
        person="ishaan-iyer",
        chat="telegram",
        button="Log marks",
        command="/log_marks",
    ),
    Step(
        title="Make the offer",
        text="Kiran offers. The fee follows from the agreed terms and is shown first.",
        person="kiran-desai",
        button="Make offer",
        command="/hiresync make_offer",
    ),
    Step(
        title="Accept it",
        text="Priya answers in Telegram, and everybody who waits for her hears it.",
        person="priya-sharma",
        chat="telegram",
        button="Accept",
        command="/my_offers",
    ),
    Step(
        title="Join, and be paid",
        text="On the joining day Kiran presses “Mark joined”; Anita approves the invoice that follows"
        " from it; a month later it goes to Kiran as a PDF, who accepts it and reports the payment."
        " Turn the clock.",
        person="kiran-desai",
        button="Mark joined",
        command="/hiresync joining",
    ),
)

MORE = (
    Step(
        title="Post a job of your own",
        text="A form in a Slack window, a dialogue in Telegram, and begun in one it goes on in the other.",
        person="kiran-desai",
        command="/hiresync post_job",
    ),
    Step(
        title="Register another agency",
        text="Nobody knows Nisha. Let her register an agency, invite people, connect a client and agree"
        " on terms.",
        person="nisha-verma",
        chat="telegram",
        button="Register my agency",
        command="/start",
    ),
    Step(
        title="Ask for help",
        text="Ravi raised a ticket, and Usha, an admin, wants to see a resume: answer in either chat, attach"
        " the sample, and become Usha to close it. Or raise one of your own.",
        person="ravi-menon",
        chat="telegram",
        button="Reply",
        command="/tickets",
        sample="priya_sharma.pdf",
    ),
    Step(
        title="Break something",
        text="Order a bad day below: too many requests, an outage, a slow answer, a delivery made twice. See"
        " in the traffic what HireSync makes of it.",
        person="maya-rao",
        tab="traffic",
    ),
)


def guide_json() -> Json:
    """The tour, as the page reads it."""
    return {
        "steps": [asdict(one) for one in STEPS],
        "more": [asdict(one) for one in MORE],
        "samples": ["priya_sharma.pdf", "rohan_mehta.docx"],
    }
