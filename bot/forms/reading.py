"""Read what a person typed or chose into the value that is kept; refuse with what would be accepted."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, assert_never

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.forms import kinds
from bot.forms.cleaning import cleaned
from bot.forms.human import HumanError, meant_yearly, read_number, read_sum
from bot.forms.kept_files import HELD
from bot.forms.problem import Meant, Problem, Unclear, unclear
from bot.forms.setting import Setting
from bot.forms.spelling import plain_digits
from bot.forms.when import read_day, read_moment
from core.gateways.file_checks import MEBIBYTE
from core.kit.words import N_, Text, Words


def read(kind: kinds.Kind, raw: Any, setting: Setting) -> Any:
    """The JSON value to keep for a raw answer; raises Problem.

    `raw` is typed text, a chosen value, a list of chosen values, a chosen reading, or a file's description.
    """
    if not isinstance(raw, Meant):
        return _read(kind, raw, setting)
    try:
        return _read(kind, raw.typed, setting)
    except Unclear as doubt:
        if raw.meant in doubt.readings:
            return _read(kind, raw.meant, setting)
        raise


def _read(kind: kinds.Kind, raw: Any, setting: Setting) -> Any:
    match kind:
        case kinds.Line(most, least) | kinds.LongText(most, least):
            return _text(raw, least, most)
        case kinds.Number():
            return _number(kind, raw)
        case kinds.Sum():
            return _sum(kind, raw)
        case kinds.Day():
            return read_day(kind, _typed(raw), setting)
        case kinds.Moment():
            return read_moment(kind, _typed(raw), setting)
        case kinds.YesNo():
            return _yes_no(raw)
        case kinds.Choice(options):
            return _chosen(options, raw, Words(setting.locale))
        case kinds.Several(options, least):
            return _several(options, least, raw, Words(setting.locale))
        case kinds.Pick() | kinds.PickSeveral():
            return _picked(kind, raw)
        case kinds.Email():
            return _email(raw)
        case kinds.Phone(region):
            return _phone(raw, region)
        case kinds.File():
            return _file(kind, raw)
        case _:
            assert_never(kind)


def _typed(raw: Any) -> str:
    if isinstance(raw, dict) and "file" in raw:
        raise Problem(Text(N_("I asked for text, and this is a file. Please type the answer.")))
    return str(cleaned(str(raw))).strip()


def _text(raw: Any, least: int, most: int) -> str:
    text = _typed(raw)
    if len(text) < least:
        text = N_("Please write at least {count} character.", "Please write at least {count} characters.")
        raise Problem(Text(text, {"count": least}))
    if len(text) > most:
        params = {"length": len(text), "most": most}
        raise Problem(Text(N_("This is {length} characters long; at most {most} fit here."), params))
    return text


def _number(kind: kinds.Number, raw: Any) -> int | str:
    typed = _typed(raw)
    try:
        value = read_number(typed)
    except HumanError:
        raise Problem(
            Text(N_("“{typed}” is not a number. Write it like 3."), {"typed": typed[:40]})
        ) from None
    if _decimals(value) > kind.places:
        most = N_("At most {count} decimal.", "At most {count} decimals.")
        text = most if kind.places else N_("Please write a whole number.")
        raise Problem(Text(text, {"count": kind.places}))
    _within(value, Decimal(kind.low), Decimal(kind.high))
    return int(value) if kind.places == 0 else f"{value.normalize() if value else value:f}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "what people type is finite"
    return max(-exponent, 0)


def _within(value: Decimal, low: Decimal, high: Decimal) -> None:
    if not low <= value <= high:
        raise Problem(Text(N_("Please give a number from {low} to {high}."), {"low": low, "high": high}))


def _sum(kind: kinds.Sum, raw: Any) -> str:
    typed = _typed(raw)
    try:
        value, has_unit = read_sum(typed)
    except HumanError:
        text = N_("“{typed}” is not a sum. Write it like 800000, 8 lakh or 8.5 LPA.")
        raise Problem(Text(text, {"typed": typed[:40]})) from None
    if not has_unit and 0 < value < kind.least_bare:
        meant = meant_yearly(value, max(kind.low, kind.least_bare), kind.high)
        if len(meant) > 1:
            raise unclear(typed, [f"{one:f}" for one in meant])
    if _decimals(value) > 2:
        raise Problem(Text(N_("A sum has at most two decimals.")))
    _within(value, kind.low, kind.high)
    return f"{value:f}"


YES = {"yes", "y", "true", "ok", "sure", "1", "हाँ", "हां"}
NO = {"no", "n", "false", "0", "नहीं"}


def _yes_no(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    typed = _typed(raw).lower()
    if typed in YES:
        return True
    if typed in NO:
        return False
    raise Problem(Text(N_("Please answer yes or no.")))


def _chosen(options: Sequence[kinds.Option], raw: Any, words: Words) -> str:
    typed = _typed(raw)
    for option in options:
        labels = (option.label.casefold(), words(option.label).casefold())
        if typed == option.value or typed.casefold() in labels:
            return option.value
    named = [Text(option.label) for option in options[:12]]
    raise Problem(
        Text(N_("“{typed}” is none of the choices: {labels}."), {"typed": typed[:40], "labels": named})
    )


def _several(options: Sequence[kinds.Option], least: int, raw: Any, words: Words) -> list[str]:
    parts = raw if isinstance(raw, list) else [one for one in _typed(raw).split(",") if one.strip()]
    chosen = list(dict.fromkeys(_chosen(options, one, words) for one in parts))
    if len(chosen) < least:
        raise Problem(Text(N_("Please choose at least {least}."), {"least": least}))
    return chosen


def _picked(kind: kinds.Pick | kinds.PickSeveral, raw: Any) -> Any:
    """What turns.py looked up at the source: {"value", "label"}, or a list of these."""
    ones = raw if isinstance(raw, list) else [raw]
    known = all(isinstance(one, dict) and one.get("value") and one.get("label") for one in ones)
    if not known or (isinstance(kind, kinds.Pick) and not ones):
        raise Problem(Text(N_("Please choose one of the list, or type a part of its name to search.")))
    if isinstance(kind, kinds.Pick):
        return {"value": str(ones[0]["value"]), "label": ones[0]["label"]}
    if not kind.least <= len(ones) <= kind.most:
        text = N_("Please choose from {least} to {most}.")
        raise Problem(Text(text, {"least": kind.least, "most": kind.most}))
    return [{"value": str(one["value"]), "label": one["label"]} for one in ones]


def _email(raw: Any) -> str:
    typed = _typed(raw)
    try:
        return validate_email(typed, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        text = N_("“{typed}” is not an e-mail address. Write it like name@example.com.")
        raise Problem(Text(text, {"typed": typed[:60]})) from None


def _phone(raw: Any, region: str) -> str:
    typed = _typed(raw)
    try:
        number = phonenumbers.parse(plain_digits(typed), region)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        text = N_("“{typed}” is not a phone number. Write it like +91 98450 12345.")
        raise Problem(Text(text, {"typed": typed[:40]}))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _file(kind: kinds.File, raw: Any) -> dict[str, Any]:
    """A file just sent: {"file": reference, "name", "size", "transport", "workspace"}; not yet copied.

    Only what its chat vouches for is judged here, its size: what it is, its content tells later.
    """
    terms = kind.terms
    if not isinstance(raw, dict) or not raw.get("file"):
        text = N_("Please send a file: {types}, at most {most} MB.")
        raise Problem(Text(text, {"types": terms.listed, "most": terms.most_mb}))
    name, size = cleaned(str(raw.get("name") or "")) or "file", int(raw.get("size") or 0)
    params = {"name": name[:60], "size": -(-size // MEBIBYTE), "most": terms.most_mb}
    if size > terms.most:
        raise Problem(Text(N_("“{name}” is {size} MB; at most {most} MB can be taken."), params))
    if size > int(raw.get("most") or terms.most):
        params["most"] = -(-int(raw["most"]) // MEBIBYTE)
        raise Problem(Text(TOO_LARGE_FOR_CHAT, params))
    kept = {
        "file": cleaned(str(raw["file"])),
        "name": name[:200],
        "size": size,
        "transport": str(raw.get("transport") or ""),
        "workspace": str(raw.get("workspace") or ""),
        "stored": None,
    }
    return kept | {HELD: raw[HELD]} if HELD in raw else kept


TOO_LARGE_FOR_CHAT = N_(
    "“{name}” is {size} MB, and this chat hands on at most {most} MB. Send a smaller one, "
    "or use the button “Upload in the browser” where there is one."
)
