"""Skills named in a resume, found by a lexicon of their names and other ways to write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from core.gateways.resume_sections import Line

_LEXICON = Path(__file__).with_name("skills.txt")
_WORD = re.compile(r"\.?[\w\u0900-\u097f+#]+(?:[.'’][\w+#]+)*")
_LONGEST = 5
_MISSPELT_AT_MOST = 60
"""Only so many unknown items are compared with the whole lexicon, so that a strange file costs little."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write a skill, and where it may be believed."""

    skill: str
    written: str
    exact: bool
    only_under_skills: bool


@lru_cache(maxsize=1)
def lexicon() -> dict[tuple[str, ...], Way]:
    """Ways to write each skill, by their words in small letters."""
    ways: dict[tuple[str, ...], Way] = {}
    for line in _LEXICON.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and line.strip():
            for way in _ways(line):
                ways.setdefault(_key(way.written), way)
    return ways


def _ways(line: str) -> Iterator[Way]:
    skill, _, others = line.partition(": ")
    written = [other.strip() for other in others.split(",") if other.strip()]
    bare = {other.lstrip("!=").casefold() for other in written}
    # A name that is listed again with a mark is believed only under that mark.
    for way in [skill, *written] if skill.casefold() not in bare else written:
        yield Way(skill, way.lstrip("!="), "=" in way[:2], way.startswith("!"))


def _key(words: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(words))


def skills_in(lines: list[Line]) -> Iterator[tuple[str, Line]]:
    """Each skill once, at the first line that names it."""
    seen: set[str] = set()
    for line in lines:
        if line.section == "references":
            continue
        for skill in _named(line):
            if skill not in seen:
                seen.add(skill)
                yield skill, line
    for skill, line in _misspelt(lines):
        if skill not in seen:
            seen.add(skill)
            yield skill, line


def _named(line: Line) -> Iterator[str]:
    """The longest names first: "Spring Boot" is not "Spring"."""
    words = _WORD.findall(line.text)
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            part = words[at : at + length]
            way = lexicon().get(tuple(word.casefold() for word in part))
            if way and _believed(way, part, line):
                yield way.skill
                at += length
                break
        else:
            at += 1


def _believed(way: Way, words: list[str], line: Line) -> bool:
    if way.only_under_skills and line.section != "skills":
        return False
    return not way.exact or " ".join(words) == way.written


def _misspelt(lines: list[Line]) -> Iterator[tuple[str, Line]]:
    """Items of a list of skills that are one slip away from a long name ("Kuberntes")."""
    names = {" ".join(key): way for key, way in lexicon().items() if not way.exact and len(way.written) >= 6}
    items = [
        (item, line)
        for line in lines
        if line.section == "skills" and not line.is_heading
        for part in re.split(r"[,;|•·/]|\s{2,}", line.text.partition(":")[2] or line.text)
        if 6 <= len(item := " ".join(_key(part))) <= 40 and tuple(item.split()) not in lexicon()
    ]
    for item, line in items[:_MISSPELT_AT_MOST]:
        match = process.extractOne(item, names.keys(), scorer=fuzz.ratio, score_cutoff=90)
        if match:
            yield names[match[0]].skill, line
