"""Phrases of the lexicon as patterns on folded text.

Spaces match any run of spaces and line breaks; a longer phrase goes before a shorter one; « de » and « à » at
the end of a phrase match `d'`, `du`, `au` too; words of more than three letters match their plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.language import fold

_OPENS_ON_A_LETTER = re.compile(r"[a-z0-9'](?!\?)")


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
    return f"(?:{branches(list(map(phrase_pattern, ordered)))})" if ordered else r"(?!)"


def branches(patterns: Sequence[str]) -> str:
    """`patterns` as alternatives, those with the same letters in front tried together.

    It matches as they do one after the other, for only those that begin alike can match at the same place;
    but a place where none can is left after a look at its first letters.
    """
    if len(patterns) == 1 or not all(map(_OPENS_ON_A_LETTER.match, patterns)):
        return "|".join(patterns)
    heads: dict[str, list[str]] = {}
    for pattern in patterns:
        heads.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(
        letter + (f"(?:{branches(rest)})" if len(rest) > 1 else rest[0]) for letter, rest in heads.items()
    )
