"""The characters of canonical text: composed, without ligatures or controls, white space collapsed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractor.readers.hyphens import SOFT_HYPHEN

NO_BREAK_SPACES = frozenset("\u00a0\u202f\u2009")
BULLET = "•"
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# Bullets that Symbol and Wingdings put in the private use area (U+F0xx: the font's own code).
_PRIVATE_BULLETS = (0x2D, 0x6C, 0x6E, 0x71, 0x75, 0x76, 0x77, 0x9F, 0xA7, 0xA8, 0xAF, 0xB7, 0xD8, 0xE0, 0xFC)
_DROPPED = (
    *(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)),
    *range(0x7F, 0xA0),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xD800, 0xE000),
    *range(0xE000, 0xF900),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFD),
    0xFFFE,
    0xFFFF,
)
_TRANSLATION: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED),
    **_LIGATURES,
    **dict.fromkeys((0xF000 + code for code in _PRIVATE_BULLETS), BULLET),
}
_LONE_PRIVATE = re.compile(r"\A\s*[\ue000-\uf8ff](?=\s|\Z)")
_SPACE_RUN = re.compile(r"\s+")
# What needs no cleaning: the characters of most French text, composed already.
_PLAIN_WORD = "[!-~¡-¬®-ÿŒœ–—’“”…€•]+"
_PLAIN = re.compile(f"{_PLAIN_WORD}(?: {_PLAIN_WORD})*")
_PLAIN_RUN = re.compile(f"{_PLAIN_WORD}(?:[ {''.join(sorted(NO_BREAK_SPACES))}]{_PLAIN_WORD})*")


def is_plain(text: str) -> bool:
    """Whether a run of words is canonical as it is, with single spaces or no-break spaces between them."""
    return _PLAIN_RUN.fullmatch(text) is not None


@lru_cache(maxsize=1 << 14)  # a text has the same words over and over, and each is looked at several times
def clean(text: str) -> str:
    """`text` with the characters of canonical text; white space collapsed, not stripped."""
    if _PLAIN.fullmatch(text):
        return text
    text = _LONE_PRIVATE.sub(BULLET, text, count=1)  # whatever the font draws there, it is a bullet
    text = unicodedata.normalize("NFC", text.translate(_TRANSLATION))
    if SOFT_HYPHEN in text:  # only one at the end says something: a word may be broken there
        broken = text.rstrip().endswith(SOFT_HYPHEN)
        text = text.replace(SOFT_HYPHEN, "")
        text = text.rstrip() + SOFT_HYPHEN if broken else text
    return _SPACE_RUN.sub(lambda run: run[0] if run[0] in NO_BREAK_SPACES else " ", text)
