"""The question for a file that shows what a ticket is about."""

from bot.forms.form import Field
from bot.forms.kinds import File
from core.kit.words import N_
from core.support.rules import FILE_TYPES, MOST_FILE_MB

TICKET_FILE = Field(
    "file",
    File(types=FILE_TYPES, most_mb=MOST_FILE_MB),
    N_("File"),
    N_("Please send the file, such as a picture of the screen."),
    N_("PDF, DOCX, PNG or JPG"),
)
