"""The page of notifications shows the catalogue as it is; `make diagrams` writes it anew."""

import os
from pathlib import Path

from tests.notifications.table import lines
from tests.notifications.waiting import ACTS, CATEGORIES

PAGE = Path(__file__).parents[2] / "docs" / "notifications.md"
HEAD = """# Notifications

What people are told, as the catalogue in `core/notifications` declares it, one file per noun;
`make diagrams` writes this page, and a test fails when it is out of date. Another test plays a story through
all acts and fails for a kind which no act tells, for a receiver who is not named here, and for a wait that
nobody's act ends.

- A card arrives once in every chat of a person, or by mail where there is none. Nobody is told of his own
  act, for his chat shows it to him; a card comes only where the next act is his or there is more to say.
- Where there is no recruiter or no accountant, the manager stands in.
- A card that waits for an act has a moment by which it should be done, in the zone of the person who is
  waited for. "Working day 2" is six in the evening of the second working day after the asking; a moment
  counted in hours that falls on a weekend moves to Monday; a day that stands in the thing itself (a due
  date, a joining date) is taken as it is.
- Each reader says by `/preferences` whether it comes at once, in the digest or not at all: his word about the
  category goes before that about the whole channel, and that before the usual of his role
  (`core/notifications/defaults.py`). What waits for his act is never lost by a mute: it comes in the digest.
- An interview within the hour passes quiet hours, where its reader allows it. What is merely nice to know
  comes without a sound where the chat can be silent.
- The act of one person ends the wait of everybody who was asked, in all their chats. So does what overtakes
  it: the last seat is taken, the interview is moved, a newer question is asked.
- A wait that nobody ends is brought up again. The same card comes as a new message, with its buttons and with
  *Tomorrow at 9*, and the older message loses its buttons. The first reminder comes when the act is due, the
  others at nine on later working days (spread over ten minutes); the table says how many, and when the
  manager is told that nobody has answered, which happens once. What waits for the manager himself stands in
  his digest after the last reminder. More than three at one moment come on one card.
- Reminders come in working hours, nine to six, on Monday to Friday; where the weekend is Friday and Saturday,
  on Sunday to Thursday. The reader's zone tells which week it is (`core/notifications/office.py`). His quiet
  hours hold besides; who keeps quiet all day is told when they are over. However long nothing ran, each
  comes once.
"""
TAIL = """
## What is not told yet

These conversations do not exist yet and bring their news with them:

{conversations}

No act that exists is silent: a test walks all of them, and its short list says of each exception why nobody
else need hear of it.
"""


def test_the_page_shows_what_is_there() -> None:
    waiting = dict.fromkeys([*CATEGORIES.values(), *ACTS.values()])
    conversations = "\n".join(f"- {one}" for one in waiting)
    page = "\n".join([HEAD, *lines(), TAIL.format(conversations=conversations)])
    if os.environ.get("HIRESYNC_DRAW"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page, "out of date: run `make diagrams`"
