"""Codes, postcodes, web and mail addresses that stand for a département."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.extractors.departments.gazetteer import Gazetteer, key
from extractor.language import Cue, Reading
from extractor.rules import Department

CODE = r"(?:0[1-9]|1\d|2[1-9ab]|[3-8]\d|9[0-5]|97[1-8]|98[678])"
_OFFICE_CODE = re.compile(
    rf"(?: ?n° ?|-| du )({CODE})(?![0-9a-z]|[ ,.]\d| ?[€%])| ?\(({CODE})(?=\))"
    rf"| (97\d|98\d)(?![0-9a-z]|[ ,.]\d| ?[€%])| ({CODE})(?= ?[,;:)–|]| ?$|\n)"
)
_CODE_LIST = re.compile(
    rf"(?: ?[:(] ?| ){CODE}(?:(?:, ?| et | ?; ?| ?/ ?){CODE})+(?![0-9a-z]| [a-z]|[,.]\d| ?[€%])"
)
_EACH_CODE = re.compile(CODE)
_IN_BRACKETS = re.compile(rf"\(({CODE})\)")
_TOWN = re.compile(
    r"(?:(?<!\w)(?:à|de|sur|au|du|par|et|,) |(?<!\w)d['’]|^|\n|\| )"
    r"((?:(?:La|Le|Les) |L['’])?[A-ZÀ-Ý][\w'’]*"
    r"(?:[ -](?:[A-ZÀ-Ý][\w'’]*|sur|en|la|le|les|du|de|lès|sous|[dl]['’]\w+))*) $"
)
_NUMBER = re.compile(rf"(?<![a-z0-9])dans le ({CODE})(?= ?(?:[,.;:)!?]|$|\n))")
_POSTCODE = re.compile(
    r"[0-9]{5}(?<![\d.,-]\d{5})(?<!\d \d{5})"
    r"(?: [A-ZÀ-Ý][\w'’-]*(?: (?:[A-ZÀ-Ý][\w'’-]*|sur|en|la|les?|du|de|lès))*|(?<=[a-zà-ÿ] \(\d{5})(?=\)))"
)
_HOSTS = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|twitter|instagram)\.com/((?=[a-z0-9_-]*(?:pref|dep|cd))[a-z0-9_-]{4,30})"
    r"|(?:@|https?://|www\.)((?:[a-z0-9-]+\.)+[a-z]{2,12})|@((?=[a-z0-9_-]*(?:pref|dep|cd))[a-z0-9_-]{4,30})"
    r"|(?<![a-z0-9@./-])((?:[a-z0-9-]+\.)+(?:gouv\.fr|fr|re|yt))(?![a-z0-9-])"
)
_SIGNS = ("@", "://", "www.", ".com/", ".fr", ".re", ".yt")
STRONG, LIKELY, WEAK = 2, 1, 0


@dataclass(slots=True)
class Mention:
    """One place in the text that stands for a département. `office`: the label of the cue that governs it."""

    start: int
    end: int
    departments: tuple[Department, ...]
    rule: str
    sure: int
    office: str = ""
    confirmable: bool = False
    article: bool = False
    listed: int = 1

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(department.code for department in self.departments)


def codes(reading: Reading, places: Gazetteer, cues: Iterable[Cue]) -> Iterator[Mention]:
    """Codes alone: « Bobigny (93) », « dans le 93 », « département 974 », « départements 18 et 36 »."""
    text, folded = reading.text, reading.folded
    for match in _IN_BRACKETS.finditer(folded):
        department = places.codes.get(match[1].upper())
        block = reading.document.block_at(match.start())
        first = reading.document.blocks[block].start if block is not None else 0
        town = _TOWN.search(text[max(first, match.start() - 60) : match.start()])
        if department is not None and town is not None and _is_town(town, places):
            start = match.start() - (town.end() - town.start(1))
            yield Mention(start, match.end(), (department,), "departments.code", LIKELY)
    for match in _NUMBER.finditer(folded):
        if department := places.codes.get(match[1].upper()):
            yield Mention(*match.span(1), (department,), "departments.code", STRONG)
    for cue in cues:
        if cue.label != "coded":
            continue
        after = _OFFICE_CODE.match(folded, cue.end)
        code = next(filter(None, after.groups()), "") if after else ""
        spans = [(after.end() - len(code), after.end())] if after and code else []
        if several := _CODE_LIST.match(folded, cue.end):
            spans = [found.span() for found in _EACH_CODE.finditer(folded, *several.span())]
        for start, end in spans:
            if department := places.codes.get(folded[start:end].upper()):
                size = len(spans)
                yield Mention(start, end, (department,), "departments.code", STRONG, "coded", listed=size)


def _is_town(found: re.Match[str], places: Gazetteer) -> bool:
    """Whether a word before a code in brackets can be a town: after a preposition, or a known one."""
    place = places.places.get(key(found[1]))
    known = place is not None and bool(place.town or place.prefecture)
    return known or (place is None and found.start(1) > found.start() and found[0][0] not in "\n|")


def hosts(folded: str, places: Gazetteer) -> Iterator[Mention]:
    """Domains and accounts: « www.isere.gouv.fr », « @Prefet02 »."""
    for match in _around(folded):
        group = next(number for number in (1, 2, 3, 4) if match[number])
        department = places.host(match[group])
        if department is not None:
            start, end = match.span(group)
            yield Mention(start, end, (department,), "departments.domain", STRONG)


def _around(folded: str) -> Iterator[re.Match[str]]:
    """Matches of `_HOSTS`, looked for only in words that hold what no address is without."""
    found = sorted(start for sign in _SIGNS for start in _every(folded, sign))
    done = 0
    for at in found:
        if at < done:
            continue
        first = max(done, folded.rfind(" ", 0, at), folded.rfind("\n", 0, at))
        done = min(
            (end for end in (folded.find(" ", at), folded.find("\n", at)) if end > 0), default=len(folded)
        )
        yield from _HOSTS.finditer(folded, first, done)


def _every(folded: str, sign: str) -> Iterator[int]:
    at = folded.find(sign)
    while at >= 0:
        yield at
        at = folded.find(sign, at + 1)


def postcodes(text: str, places: Gazetteer) -> Iterator[Mention]:
    """Postcodes with their towns, which only confirm, and « Châteaubriant (44110) » in prose."""
    for match in _POSTCODE.finditer(text):
        digits = match[0][:5]
        code = digits[:3] if digits[:2] in ("97", "98") else digits[:2]
        if code == "20":
            code = "2A" if digits[2] in "01" else "2B"
        department = places.codes.get(code)
        if department is not None:
            sure = LIKELY if match.end() - match.start() == 5 else WEAK  # « (44110) » in prose; an address
            rule = "departments.postcode"
            yield Mention(*match.span(), (department,), rule, sure, confirmable=True)
