"""Phrases of the lexicon as patterns on folded text.

Spaces match any run of spaces and line breaks; a longer phrase goes before a shorter one; « de » and « à » at
the end of a phrase match `d'`, `du`, `au` too; words of more than three letters match their plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.language import fold


def phrase_pattern(phrase: str) -> str:
    """One phrase as a regular expression on folded text."""
    pieces = [re.escape(word).replace(r"\-", r"[\s-]") for word in fold(phrase).split()]
    for index, (word, piece) in enumerate(zip(fold(phrase).split(), pieces, strict=True)):
        if len(word) > 3 and word[-1].isalpha() and word[-1] not in "sx":
            pieces[index] = piece + "s?"
    if len(pieces) > 1 and pieces[-1] == "de":
        pieces[-1] = r"d(?:e|u|es|')"
    if len(pieces) > 1 and pieces[-1] == "a":
        pieces[-1] = r"a(?:ux?)?"
    text = r"\s+".join(pieces)
    return text if text.endswith("')") else text + r"(?![a-z0-9])"


def alternatives(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases, the longest first; nothing where there are none."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return rf"(?:{'|'.join(map(phrase_pattern, ordered))})" if ordered else r"(?!)"
