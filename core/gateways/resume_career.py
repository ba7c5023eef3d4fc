"""How long somebody has worked, and where he works now."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from core.gateways.resume_dates import Span, spans_in, years_together
from core.gateways.resume_sections import Line
from core.gateways.resume_words import LABEL_END, is_company, is_job_title

_YEARS = r"(\d{1,2}(?:\.\d{1,2})?)\s*\+?\s*(?:years?|yrs?\b\.?)(?:\s*(?:and|&)?\s*(\d{1,2})\s*\+?\s*months?)?"
_SAID = re.compile(
    rf"{_YEARS}(?:['’]s?)?\s+(?:of\s+)?(?:[\w-]+\s+){{0,4}}?exp(?:erience|\b)"
    rf"|\bexp(?:erience|\b)[^\n\d]{{0,25}}?{_YEARS}",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    rf"^(?:current|present) (?:company|employer|organi[sz]ation){LABEL_END}(.+)"
    r"|\b(?:currently|presently) (?:working|employed|associated)\b.*?\b(?:with|at|in|for|by)\s+(.+?)"
    r"(?:\s+(?:as|since|from)\b.*|\.?$)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:,|\||•|·|@|\(|\)|;)\s*|\s+(?:[-–—]|at|with)\s+|\t", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)])\s+", re.IGNORECASE)
_LOOK_BACK = 15
MOST_YEARS = 50


def find_experience(lines: list[Line], now: date) -> tuple[Decimal, Line] | None:
    """Years as the person says them, else the jobs' spans taken together."""
    for line in lines:
        if line.section in ("top", "other", "experience") and (said := _SAID.search(line.text)):
            years, months = (Decimal(number or 0) for number in (said[1] or said[3], said[2] or said[4]))
            total = (years + months / 12).quantize(Decimal("0.1"))
            if total <= MOST_YEARS:
                return total, line
    found = list(_jobs(lines, now))
    total = years_together(span for span, _ in found)
    return (total, found[0][1]) if found and total <= MOST_YEARS else None


def find_company(lines: list[Line], now: date) -> tuple[str, Line] | None:
    """The employer said to be the present one, else that of the job which has not ended."""
    for line in lines:
        if said := _EMPLOYER.search(line.text):
            return _trimmed(said[1] or said[2]), line
    present = [(span, line) for span, line in _jobs(lines, now) if span.is_open]
    for span, line in sorted(present, key=lambda found: -found[0].first):
        for words, near in _near(lines, line, span, now):
            if company := _company_of(words):
                return company, near
    return None


def _jobs(lines: list[Line], now: date) -> Iterator[tuple[Span, Line]]:
    for line in lines:
        if line.section == "experience":
            for span in spans_in(line.text, now):
                yield span, line


def _near(lines: list[Line], dated: Line, span: Span, now: date) -> Iterator[tuple[str, Line]]:
    """What the span may belong to: its own line, lines above up to the job before, one or two below."""
    yield f"{dated.text[: span.start]},{dated.text[span.end :]}", dated
    at = lines.index(dated)
    above: list[Line] = []
    for line in reversed(lines[max(0, at - _LOOK_BACK) : at]):
        if line.is_heading or line.section != "experience" or any(spans_in(line.text, now)):
            break
        above.append(line)
    # A line which names both the trade and the company is surer than the nearest one.
    above.sort(key=lambda line: not (is_job_title(line.text) and len(_PARTS.split(line.text)) > 1))
    for line in [*above, *lines[at + 1 : at + 3]]:
        if line.section == "experience" and not line.is_bullet:
            yield line.text, line


def _company_of(text: str) -> str | None:
    """The part that is no trade: of "Business Analyst at Konkan Bank" the bank."""
    parts = [_trimmed(part) for part in _PARTS.split(_NUMBERING.sub("", text)) if part.strip(" .,-–")]
    named = [part for part in parts if is_company(part) and not _is_only_title(part)]
    if named:
        return named[0]
    titles = [place for place, part in enumerate(parts) if is_job_title(part)]
    others = [part for part in parts if not is_job_title(part) and part[:1].isupper()]
    return others[0] if titles and titles[0] <= 1 and others else None


def _is_only_title(part: str) -> bool:
    """Bank Manager and Software Engineer have a company's word but end with a trade."""
    return is_job_title(part.split()[-1])


def _trimmed(text: str) -> str:
    """Without a stray comma or dash; the dot of "Ltd." belongs to the name."""
    return re.split(r"\s+[|•]\s+", text)[0].strip(" ,;:-–—\t")[:100]
