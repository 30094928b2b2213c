"""Lines to paragraphs and items, on the measured width of a text: what was wrapped, what stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.readers.layout import Draft
from extractor.readers.lines import text_line
from extractor.readers.markers import Marker, follows, match_marker
from extractor.readers.structure import looks_like_heading

_SENTENCE_ENDS = tuple(".:;!?…")
_CLOSING = '»"”)] \t\n\u00a0\u202f\u2009'  # what may stand after the end of a sentence
_HANGING = re.compile(
    r"(?:^|[\s’'])(?:d|l|qu|n|s|de|du|des|la|le|les|et|ou|à|a|au|aux|en|pour|par|sur|dans|avec|un|une|ce|cette|ces"
    r"|sa|son|ses|leur|leurs|que|qui|dont|entre|vers|chez|sans|sous|relatif|relative)[’']?$",
    re.IGNORECASE,
)
_LINKING_CAPITALS = re.compile(r"(?:DE|DU|DES|D[’']|LA|LE|LES|L[’']|ET|À|A|AU|AUX|EN|POUR|PAR|SUR|DANS)\b")
_DATELINE = re.compile(r"(?<=[A-ZÀ-Ý]) +(?=[A-ZÀ-Ý][a-zà-ÿ][\wÀ-ÿ’'-]*(?: [\wÀ-ÿ’'-]+){0,4}, le (?:\w+ )?\d)")
_SENTENCE_LINE = 60  # characters
_UNWRAPPED = 170  # characters: no one wraps lines by hand that far out


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, or the intro of a list."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


@dataclass(slots=True)
class Source:
    """One line as typed: its indentation in characters, its text, whether all of it is bold."""

    indent: int
    text: str
    bold: bool = False
    glued: bool = False  # an emphasised run goes on from the line before


def usual_width(lines: list[str]) -> int:
    """The width at which this text was wrapped, in characters; 0 when unknown, -1 when it was not."""
    total = sum(map(len, lines))
    lengths = []
    for line, following in pairwise(lines):
        size = len(" ".join(line.split()))
        if following.strip() and 40 <= size <= _UNWRAPPED:
            lengths.append(size)
    lengths.sort(reverse=True)
    for rank, size in enumerate(lengths):
        if sum(1 for other in lengths[rank:] if other >= 0.85 * size) >= 3:
            beyond = sum(len(line) for line in lines if len(line) > 1.2 * size)
            return size if beyond < 0.15 * total else -1
    return -1 if sum(len(line) for line in lines if len(line) > _UNWRAPPED) > 0.4 * total else 0


def group_lines(sources: list[Source], width: int = -1) -> list[Draft]:
    """Paragraphs, items and separate lines out of a run of lines without a blank one.

    `width` is that at which the text was wrapped, in characters: 0 unknown, -1 line ends are the author's.
    """
    drafts: list[Draft] = []
    members: list[list[Source]] = []
    marks: list[Marker | None] = []
    limit = _group_width(sources, width)
    for place, source in enumerate(sources):
        mark = match_marker(source.text)
        if (
            mark is not None
            and place
            and not source.glued
            and not _opens_item(mark, sources, place, marks[-1], limit)
        ):
            mark = None
        joins = (
            place > 0 and mark is None and _joins(sources[place - 1], source, limit, members[-1], marks[-1])
        )
        if joins:
            members[-1].append(source)
        else:
            members.append([source])
            marks.append(mark)
    for block, mark in zip(members, marks, strict=True):
        drafts.extend(_draft(block, mark))
    return drafts


def _draft(block: list[Source], mark: Marker | None) -> list[Draft]:
    lines = [text_line(source.text) for source in block]
    if mark is not None:
        return [Draft("list_item", lines, typed=mark, indent=block[0].indent / 2)]
    whole = " ".join(source.text for source in block)
    parts = _DATELINE.split(block[-1].text, maxsplit=1)
    if len(parts) == 2 and parts[0].isupper():
        # Two cells of one printed line: the end of a title in capitals, and the dateline set at its right.
        title = [text_line(source.text) for source in block[:-1]] + [text_line(parts[0])]
        return [Draft("heading", title, level=2), Draft("paragraph", [text_line(parts[1])])]
    bold = all(source.bold for source in block) and len(whole) <= 200 and whole.rstrip()[-1:] not in ".;,"
    if looks_like_heading(whole) or bold:
        return [Draft("heading", lines, level=2)]
    return [Draft("paragraph", lines)]


def _group_width(sources: list[Source], width: int) -> int:
    """The width that full lines of this group reach, 0 when nothing was wrapped in it."""
    longest = max((len(source.text) for source in sources), default=0)
    if width < 0:
        return 0
    if width:
        return max(width, longest) if 0.75 * width <= longest <= _UNWRAPPED else 0
    near = sum(1 for source in sources if len(source.text) >= 0.85 * longest)
    return longest if 50 <= longest <= _UNWRAPPED and near >= 3 else 0


def _opens_item(mark: Marker, sources: list[Source], place: int, before: Marker | None, width: int) -> bool:
    """Whether a marker inside a run of lines opens an item, or is a dash or number of wrapped prose."""
    if mark.family not in ("-", "o", "*") and not mark.number:
        return True
    if before is not None and follows(mark, before):
        return True
    previous = sources[place - 1].text
    if ends_sentence(previous) or previous.endswith(","):
        return True
    if _is_full(previous, sources[place].text, width):
        return False
    if before is not None:
        return True  # in a list already, and the line before had room left: bullets may change within a list
    company = (match_marker(s.text) for i, s in enumerate(sources) if i != place)
    return any(other is not None and other.family == mark.family for other in company)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next word would not have fitted on `line`."""
    words = following.split(" ", maxsplit=1)
    return bool(width) and bool(words) and len(line) + 1 + len(words[0]) > width


def hangs(line: str) -> bool:
    """Whether a line ends in a word that calls for another one: de, la, pour, d’ …"""
    return bool(_HANGING.search(line))


def goes_on(before: str, text: str) -> bool:
    """Whether a line of a cell goes on with the one before."""
    return text[:1].islower() or before.endswith("-") or hangs(before)


def _joins(previous: Source, source: Source, width: int, members: list[Source], mark: Marker | None) -> bool:
    """Whether `source` goes on with the paragraph or item of `previous`."""
    if source.glued:
        return True
    if _DATELINE.search(previous.text) and previous.text[:2].isupper():
        return False
    if _is_full(previous.text, source.text, width):
        return True
    first = source.text.lstrip('«"“( ')[:1]
    open_ended = not ends_sentence(previous.text)
    if mark is not None and source.indent > members[0].indent and (open_ended or first.islower()):
        return True
    if re.search(r"[^\W\d_][-\u00ad]$", previous.text) and first.isalpha():
        return True
    if hangs(previous.text):
        return True
    if previous.text.isupper() and source.text[:1].isupper() and _LINKING_CAPITALS.match(source.text):
        return open_ended
    early = max(_SENTENCE_LINE, 0.7 * width)
    unbroken = previous.text.endswith(":") and len(previous.text) > early
    if width and mark is not None and first.islower() and unbroken:
        return True  # « ; objectif : | une sur quatre rencontrée » within an item
    if width and open_ended and len(previous.text) > early and not source.text.isupper():
        return True  # wrapped early, before a name or a figure: letterheads and titles are shorter than that
    return open_ended and first.islower()
