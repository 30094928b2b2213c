"""Lists whose numbered labels stand in a column of their own (« Action 3    Ouvrir un relais … »)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.readers.markers import match_marker
from extractor.readers.spaced_columns import Part, parts_of

_LABEL = re.compile(r"(?:[A-ZÀ-Ý][\w.-]{0,12}\s)?(?:n[°o]\s?)?[A-Z]{0,3}\s?\d{1,3}(?:\.\d{1,2})?\s?[.:)]?")


def labelled_lines(lines: Sequence[str], place: int) -> tuple[list[list[Part]], int] | None:
    """The items from line `place` on, each the parts of its lines, and where they end; None where none begin.

    A line of two parts opens an item, and those that begin where its text does go on with it.
    """
    label = _label(lines[place])
    if label is None:
        return None
    items = [label]
    end = place + 1
    while end < len(lines):
        other = _label(lines[end])
        parts = parts_of(lines[end])
        if other is not None and all(a.start == b.start for a, b in zip(label, other, strict=True)):
            items.append(other)
        elif parts and parts[0].start == label[1].start:
            items[-1] = [*items[-1], *parts]
        else:
            break
        end += 1
    return (items, end) if len(items) > 1 else None


def _label(line: str) -> list[Part] | None:
    """The label of an item and its text, where a line opens one."""
    if "  " not in line.strip():
        return None
    parts = parts_of(line)
    if len(parts) != 2 or not _LABEL.fullmatch(parts[0].text) or match_marker(line.strip()):
        return None
    return parts if parts[1].text[0].isalpha() or parts[1].text[0] in "«“\"'" else None
