"""The bars of a digest as a picture for a phone: large letters, on paper of its own in any theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import ceil
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from core.kit.words import ENGLISH

FONTS = Path(__file__).with_name("fonts")
"""Poppins carries Latin, Devanagari and the rupee sign; SIL Open Font Licence, beside it."""
WIDTH = 1080
"""What chats show of a picture on a phone, at three dots to the point."""
_EDGE, _GAP, _PAD, _SPACE = 28, 24, 32, 24
_INNER = WIDTH - 2 * (_EDGE + _PAD)
_TITLE, _LABEL, _BAR, _ROW, _HEAD = 46, 40, 30, 66, 78
_SHORTEST = 200
"""What is left to a bar beside the longest words."""
# Full to the edges: chats turn a transparent corner into black or white as they like.
_PAPER, _SHEET, _INK, _SOFT = "#e9ebf5", "#ffffff", "#1f2433", "#5b6275"
_TRACK, _FILL, _GOAL = "#e3e6f2", "#4f46e5", "#d97706"


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its words; `share` of the longest of its panel."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """Bars under a heading; a mark stands at `goal`, where there is one."""

    title: str
    bars: tuple[DrawnBar, ...]
    goal: float = 0


@lru_cache(maxsize=32)
def digest_picture(panels: tuple[DrawnPanel, ...], locale: str = ENGLISH) -> bytes:
    """A PNG; the same panels are drawn once for all chats of their reader."""
    heights = [2 * _PAD + _HEAD + _ROW * len(panel.bars) - (_ROW - _LABEL) for panel in panels]
    image = Image.new("RGB", (WIDTH, 2 * _EDGE + sum(heights) + _GAP * (len(panels) - 1)), _PAPER)
    pen = _Pen(ImageDraw.Draw(image), locale)
    top = _EDGE
    for panel, height in zip(panels, heights, strict=True):
        pen.panel(panel, top, height)
        top += height + _GAP
    # A few flat colours need no more than a palette: a third of the bytes in a fifth of the time.
    drawn = BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(drawn, "PNG")
    return drawn.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws panel by panel."""

    draw: ImageDraw.ImageDraw
    locale: str

    def panel(self, panel: DrawnPanel, top: int, height: int) -> None:
        """A sheet with a heading and its bars."""
        self.draw.rounded_rectangle((_EDGE, top, WIDTH - _EDGE, top + height), 28, fill=_SHEET)
        left, line = _EDGE + _PAD, top + _PAD
        self._text((left, line), panel.title, _font("SemiBold", _TITLE), _INK, _INNER)
        widest = max(self._width(bar.value, "SemiBold") for bar in panel.bars)
        room = _INNER - _SHORTEST - widest - 2 * _SPACE
        before = min(max(self._width(bar.label, "Regular") for bar in panel.bars), room)
        track = (left + before + _SPACE, WIDTH - left - widest - _SPACE)
        for place, bar in enumerate(panel.bars):
            below = line + _HEAD + place * _ROW
            self._text((left, below), bar.label, _font("Regular", _LABEL), _SOFT, before)
            # The goal has a bar of its own below the others, in its own colour.
            is_goal = bool(panel.goal) and place == len(panel.bars) - 1
            self._bar(bar, track, below, _GOAL if is_goal else _FILL)
            if panel.goal and not is_goal:
                self._mark(track, below, panel.goal)

    def _bar(self, bar: DrawnBar, track: tuple[int, int], top: int, fill: str) -> None:
        """The track as long as the longest, the bar on it, the value to the right of both."""
        bold, (start, end) = _font("SemiBold", _LABEL), track
        right = WIDTH - _EDGE - _PAD - self._width(bar.value, "SemiBold")
        self.draw.text((right, top), bar.value, fill=_INK, font=bold, anchor="la", language=self.locale)
        middle = top + (_LABEL - _BAR) // 2 + 8
        self.draw.rounded_rectangle((start, middle, end, middle + _BAR), _BAR // 2, fill=_TRACK)
        if bar.share > 0:
            long = max(round((end - start) * min(bar.share, 1)), _BAR)
            self.draw.rounded_rectangle((start, middle, start + long, middle + _BAR), _BAR // 2, fill=fill)

    def _mark(self, track: tuple[int, int], top: int, goal: float) -> None:
        """Where the goal stands on the track of another bar."""
        start, end = track
        at = min(start + round((end - start) * goal), end - 6)
        self.draw.rounded_rectangle((at, top + 4, at + 6, top + _LABEL + 12), 3, fill=_GOAL)

    def _width(self, text: str, weight: str) -> int:
        return ceil(self.draw.textlength(text, _font(weight, _LABEL), language=self.locale))

    def _text(
        self, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, ink: str, room: int
    ) -> None:
        """As much of it as there is room for."""
        while text and self.draw.textlength(text, font, language=self.locale) > room:
            text = text.rstrip("…")[:-1].rstrip() + "…"
            if len(text) == 1:
                return
        self.draw.text(at, text, fill=ink, font=font, anchor="la", language=self.locale)


@lru_cache(maxsize=8)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # Raqm joins the letters of Devanagari; without it they would stand apart in a wrong order.
    return ImageFont.truetype(FONTS / f"Poppins-{weight}.ttf", size, layout_engine=ImageFont.Layout.RAQM)


def shares(sizes: Sequence[float], goal: float = 0) -> tuple[list[float], float]:
    """How long each bar is, and where the goal stands, of the longest of all."""
    longest = max([*sizes, goal], default=0)
    if longest <= 0:
        return [0.0 for _ in sizes], 0.0
    return [size / longest for size in sizes], goal / longest
