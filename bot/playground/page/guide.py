"""A hire in ten steps: what to do next, as whom, and what to type."""

from dataclasses import asdict, dataclass

from bot.playground.page.panes import Json


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tour; `command` is put into the composer of the chat, never sent by itself."""

    title: str
    text: str
    person: str
    chat: str
    command: str
    sample: str = ""


STEPS = (
    Step(
        "Approve a waiting job",
        "Kiran has asked for a Controls Engineer. Maya, the agency's manager, finds the request with buttons"
        " in both of her chats. Approve in one: the card in the other follows.",
        "maya-rao", "slack", "/hiresync job_requests",
    ),
    Step(
        "Assign a recruiter",
        "Who shall search? Assign Ravi to the job you have just approved; he hears of it at once.",
        "maya-rao", "slack", "/hiresync job_requests",
    ),
    Step(
        "Submit a resume",
        "Ravi submits Priya's resume for the Robotics Engineer, which is open already. Download the sample,"
        " drop it on the form, and see what is read out of it.",
        "ravi-menon", "slack", "/hiresync submit_resume", "priya_sharma.pdf",
    ),
    Step(
        "Shortlist the profile",
        "Kiran reads the profile and decides, here or in Telegram. Priya then gets an invitation by mail:"
        " open it in her mailbox.",
        "kiran-desai", "telegram", "/profiles",
    ),
    Step(
        "Schedule the interview",
        "A day, a time, a place. Clashes are refused, and everybody gets a calendar file in their own zone.",
        "ravi-menon", "slack", "/hiresync interviews",
    ),
    Step(
        "Give marks",
        "Ishaan interviews, and logs marks by pressing numbers. Turn the clock to the interview first.",
        "ishaan-iyer", "telegram", "/interviews",
    ),
    Step(
        "Make the offer",
        "After the last round Kiran offers. The fee follows from the agreed terms and is shown first.",
        "kiran-desai", "slack", "/hiresync profiles",
    ),
    Step(
        "Accept the offer",
        "Priya answers from Telegram, where her invitation has brought her.",
        "priya-sharma", "telegram", "/my_offers",
    ),
    Step(
        "Record the joining",
        "On the joining day somebody confirms that Priya came. That creates the draft of the invoice.",
        "ravi-menon", "slack", "/hiresync joining",
    ),
    Step(
        "Approve and send the invoice",
        "Anita approves; on its date the invoice goes to Kiran as a PDF, who accepts it and reports the"
        " payment. Turn the clock to see it go out.",
        "anita-shah", "telegram", "/invoices",
    ),
)  # fmt: skip

MORE = (
    Step(
        "Post a job of your own",
        "Kiran asks for people: a form in a Slack window, a dialogue in Telegram.",
        "kiran-desai", "slack", "/hiresync post_job",
    ),
    Step(
        "Register another agency",
        "Nisha is known to nobody. Let her register an agency, invite people and agree on terms.",
        "nisha-verma", "telegram", "/start",
    ),
)  # fmt: skip


def guide_json(base_url: str) -> Json:
    """The tour, as the page reads it."""
    return {
        "steps": [asdict(one) for one in STEPS],
        "more": [asdict(one) for one in MORE],
        "samples": ["priya_sharma.pdf", "rohan_mehta.docx"],
        "base": base_url,
    }
