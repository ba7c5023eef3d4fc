"""Whose resume it is: a line that looks like a name, better still one that fits the e-mail address."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from core.gateways.resume_sections import Line
from core.gateways.resume_words import LABEL_END, is_company, is_job_title

_LABEL = re.compile(rf"^(?:(?:full |candidate(?:['’]s)? )?name|नाम){LABEL_END}(.+)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|er|shri|smt)\.?\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w\u0900-\u0dff.'’-]*(?: [^\W\d_][\w\u0900-\u0dff.'’-]*){1,3}")
_CUT = re.compile(r"\s*[|•·,(]\s*|\s[-–—]\s|\s{3,}")
_NOT_A_NAME = re.compile(
    r"\b(?:"
    r"curriculum|vitae|resume|cv|bio|data|biodata|profile|summary|objective|contact|address|"
    r"phone|mobile|email|page|india|road|nagar|street|colony|marg|apartment|sector|district|"
    r"limited|ltd|pvt|private|university|college|school|institute|confidential|of|and|the|for|"
    r"with|to|in|at"
    r")\b",
    re.IGNORECASE,
)
_TOP = 12


def find_name(lines: list[Line], email: str | None, skills: set[str]) -> tuple[str, Line] | None:
    """A labelled name, else the line that fits the e-mail best, else the first that looks like a name."""
    for line in lines:
        if (label := _LABEL.match(line.text)) and (name := _as_name(label[1])):
            return name, line
    local = re.sub(r"[\W\d_]+", " ", email.partition("@")[0].partition("+")[0]).casefold() if email else ""
    best: tuple[float, str, Line] | None = None
    for place, (name, line) in enumerate(_candidates(lines, skills)):
        fit = _fit(name, local)
        score = fit - place
        # Two columns may put the name far below, under the heading of the first column.
        is_near_top = line.number <= _TOP and line.section != "education"
        if (fit >= 75 or is_near_top) and (best is None or score > best[0]):
            best = score, name, line
    return (best[1], best[2]) if best else None


def _fit(name: str, local: str) -> float:
    """How well the name explains the part of the address before the @."""
    if not local:
        return 0
    words = name.casefold()
    glued = fuzz.ratio(words.replace(" ", ""), local.replace(" ", ""))
    return max(fuzz.token_sort_ratio(words, local), glued)


def _candidates(lines: list[Line], skills: set[str]) -> Iterator[tuple[str, Line]]:
    for line in lines:
        if line.is_heading or line.is_bullet or line.section == "references":
            continue
        head = _CUT.split(line.text)[0]
        if head not in skills and not is_company(head) and (name := _as_name(head)):
            yield name, line


def _as_name(text: str) -> str | None:
    """Two to four capitalised words of letters, no trade and no place; capitals are eased."""
    words = _TITLE.sub("", text.strip(" .:-"))
    if not _NAME.fullmatch(words):
        return None
    if _NOT_A_NAME.search(words) or is_job_title(words) or any(part[0].islower() for part in words.split()):
        return None
    return words.title().replace("’S", "’s") if words.isupper() else words
