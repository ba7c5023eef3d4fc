"""Degrees and schools."""

import re

from core.gateways.resume_sections import Line

_DEGREES: list[tuple[str, str]] = [
    ("PhD", r"ph\.?\s?d\.?|doctorate|doctor of philosophy"),
    ("MD", r"=M\.?D\.?"),
    ("MBA", r"m\.?b\.?a\.?|master of business administration"),
    ("PGDM", r"pgdm|pgdbm|post graduate diploma in management"),
    ("M.Tech", r"m\.?\s?tech\.?|master of technology"),
    ("M.E.", r"=M\.?E\.?|master of engineering"),
    ("MCA", r"m\.?c\.?a\.?|master of computer applications?"),
    ("M.Sc.", r"m\.?\s?sc\.?|master of science|=MS|=M\.S\."),
    ("M.Com", r"m\.?\s?com\.?|master of commerce"),
    ("CA", r"chartered accountan(?:t|cy)|=C\.A\."),
    ("LL.M.", r"ll\.?m\.?"),
    ("M.A.", r"=M\.?A\.?|master of arts"),
    ("B.Tech", r"b\.?\s?tech\.?|bachelor of technology"),
    ("B.E.", r"=B\.?E\.?|bachelor of engineering"),
    ("MBBS", r"m\.?b\.?b\.?s\.?"),
    ("LL.B.", r"ll\.?b\.?|bachelor of laws"),
    ("BCA", r"b\.?c\.?a\.?|bachelor of computer applications?"),
    ("BBA", r"b\.?b\.?a\.?|b\.?b\.?m\.?|bachelor of business administration"),
    ("B.Sc.", r"b\.?\s?sc\.?|bachelor of science|=BS|=B\.S\."),
    ("B.Com", r"b\.?\s?com\.?|bachelor of commerce"),
    ("B.Pharm", r"b\.?\s?pharm\w*"),
    ("B.Ed.", r"b\.?\s?ed\.?"),
    ("B.A.", r"=B\.?A\.?|bachelor of arts"),
    ("Diploma", r"diploma|polytechnic"),
    ("ITI", r"=ITI"),
    ("Class XII", r"hsc|h\.s\.c\.?|12th|xii(?:th)?|intermediate|higher secondary|puc"),
    ("Class X", r"ssc|s\.s\.c\.?|sslc|10th|matriculation|secondary school"),
]
"""From the highest to the lowest; "=" marks what counts in capitals only."""

_SCHOOL = re.compile(
    r"\b(?:university|college|institute|school|academy|vidyalaya|board|IIT|NIT|IIM|BITS|IGNOU)\b",
    re.IGNORECASE,
)


def _pattern(ways: str) -> re.Pattern[str]:
    kinds = [way[1:] if way.startswith("=") else f"(?i:{way})" for way in _split(ways)]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(kinds)})(?![\w])")


def _split(ways: str) -> list[str]:
    """At bars outside brackets."""
    return re.split(r"\|(?![^(]*\))", ways)


_PATTERNS = [(degree, _pattern(ways)) for degree, ways in _DEGREES]


def degree_in(text: str) -> str | None:
    """The highest degree a line names."""
    return next((degree for degree, pattern in _PATTERNS if pattern.search(text)), None)


def find_education(lines: list[Line]) -> list[tuple[str, Line]]:
    """Lines of the education section that name a degree or a school, with their continuation."""
    entries: list[tuple[str, Line]] = []
    open_entry = False
    for line in lines:
        if line.section != "education" or line.is_heading or line.is_bullet:
            open_entry = False
            continue
        if open_entry and line.text[0].islower():
            words, first = entries[-1]
            entries[-1] = f"{words} {line.text}", first
            continue
        open_entry = bool(degree_in(line.text) or _SCHOOL.search(line.text))
        if open_entry:
            entries.append((line.text, line))
    return entries


def find_qualification(lines: list[Line], education: list[tuple[str, Line]]) -> tuple[str, Line] | None:
    """The highest degree, from the education section when there is one."""
    order = [degree for degree, _ in _DEGREES]
    told = education or [(line.text, line) for line in lines if line.section in ("top", "other")]
    found = [(degree, line) for text, line in told if (degree := degree_in(text))]
    return min(found, key=lambda item: order.index(item[0]), default=None)
