"""What a recruiter reads while submitting: what the file said, whom the agency knows, what consent means."""

from collections.abc import Iterable

from bot.forms.answers import Answers
from core.kit.wire import unpack
from core.kit.words import N_, Words

CONSENT = N_(
    "{name} agreed that {agency} stores this resume and sends the profile to {client} for “{title}”, "
    "and may take this back at any time."
)
_SAME = {"email": N_("same e-mail"), "phone": N_("same phone"), "name": N_("like name")}


def person_lines(given: Answers, words: Words) -> Iterable[str]:
    """What there is to know before typing: an unreadable scan, and who this may be."""
    if given.facts.get("photo"):
        yield words(
            N_(
                "This is a photo, from which I cannot read text, so please type what it says. "
                "It is kept as is."
            )
        )
    elif given.facts.get("scanned"):
        yield words(N_("This is a scan without text, so please type what it says. The file is kept."))
    elif given.facts.get("suggested"):
        yield words(N_("This is what the resume says. Please confirm or correct it."))
    yield from duplicate_lines(given, words)


def duplicate_lines(given: Answers, words: Words) -> Iterable[str]:
    """Whom the agency knows already, whose person it is and since when."""
    taken = unpack(given.facts.get("taken"))
    if taken:
        yield words(N_("⚠ In this job already: sent for {city} by {name} on {at}."), **taken)
    for one in unpack(given.facts.get("duplicates", ())):
        why = words.list([words(_SAME[reason]) for reason in one["why"]])
        owned = N_("{name} ({why}), with {owner} since {since}") if one["owner"] else N_("{name} ({why})")
        known = words(owned, **{**one, "why": why})
        if one["same"]:
            yield words(N_("Known already: {known}. The new resume joins that profile."), known=known)
        else:
            yield words(N_("Perhaps the same person: {known}."), known=known)


def consent_text(given: Answers, words: Words) -> str:
    """The exact text the recruiter answers for."""
    names = {name: given.facts.get(name, "") for name in ("agency", "client", "title")}
    return words(CONSENT, name=given.text("name") or "", **names)
