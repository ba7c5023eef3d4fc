"""The figures, and how they are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: what ours takes, what the other takes, and what was aimed at."""

    measure: str
    ours: str
    other: str = "–"
    ratio: float | None = None
    aim: str = "–"
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        met = "–" if self.met is None else "met" if self.met else "MISSED"
        return (self.measure, self.ours, self.other, ratio, self.aim, met)


HEADS = ("measure", "ours", "other", "ratio", "aim", "")


def compared(ours: Sequence[float], others: Sequence[float]) -> float:
    """The middle one of the rounds' own ratios, so that a busy minute counts for both or for neither."""
    return median(one / other for one, other in zip(ours, others, strict=True))


def at_most(
    measure: str, ours: Sequence[float], others: Sequence[float], aim: float | None, unit: str
) -> Line:
    """A cost: the lower the better."""
    ratio = compared(ours, others)
    told = "–" if aim is None else f"≤ {aim:.3g}"
    return Line(
        measure, _said(ours, unit), _said(others, unit), ratio, told, None if aim is None else ratio <= aim
    )


def at_least(
    measure: str, ours: Sequence[float], others: Sequence[float], aim: float | None, unit: str
) -> Line:
    """A speed: the higher the better."""
    ratio = compared(ours, others)
    told = "–" if aim is None else f"≥ {aim:g}"
    return Line(
        measure, _said(ours, unit), _said(others, unit), ratio, told, None if aim is None else ratio >= aim
    )


def within(measure: str, found: float, most: float, unit: str) -> Line:
    """A figure with a limit of its own."""
    return Line(measure, f"{found:.3g} {unit}", aim=f"≤ {most:g} {unit}", met=found <= most)


def share(measure: str, found: int, whole: int, most: float) -> Line:
    """A part of all that may not be more than this."""
    part = found / whole
    return Line(measure, f"{found:,} of {whole:,}", aim=f"≤ {most:.1%}", met=part <= most)


def _said(values: Sequence[float], unit: str) -> str:
    middle = median(values)
    digits = 0 if middle >= 100 else 1 if middle >= 10 else 2
    return f"{middle:.{digits}f} {unit}"


def drawn(lines: Iterable[Line]) -> str:
    """A table for a terminal, which Markdown reads as well."""
    rows = [HEADS, *(line.cells for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])
