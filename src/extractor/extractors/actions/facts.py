"""What the contract will do, one action a thing: items of lists, rows of tables, fiches, items in prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from extractor.extractors.actions.candidates import CandidateKind
from extractor.extractors.actions.described import once
from extractor.extractors.actions.enumerations import enumerated
from extractor.extractors.actions.fiches import Row
from extractor.extractors.actions.labelled import label_end, labelled
from extractor.extractors.actions.learned import Weighed, added, kept, weigh
from extractor.extractors.actions.lists import lists
from extractor.extractors.actions.places import headings_above
from extractor.extractors.actions.restated import commitment_of
from extractor.extractors.actions.run_in import entitled
from extractor.extractors.actions.tablerows import rows
from extractor.extractors.actions.titled import titled
from extractor.extractors.actions.told import told
from extractor.extractors.actions.words import words as enumeration_words
from extractor.language import Reading
from extractor.model import Action, ActionSource, Block, Result, fold_text
from extractor.rules import Rules

_PRECEDENCE = {"fiche": 0, "list": 1, "table": 2, "prose": 3}
_SOURCES: dict[CandidateKind, ActionSource] = {
    "heading": "fiche",
    "item": "list",
    "cell": "table",
    "clause": "prose",
}
_HEAD = 700
_HEADINGS = 3  # how many headings up a commitment may be named
_LONGEST_HEADING = 300
# « vingt actions pour les enfants confiés »: how many there are, not what one of them is.
_COUNTED = re.compile(
    r"(?:\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt"
    r"|trente|quarante|plusieurs)(?:[ -][a-z]+)?\s"
    r"(?:(?:actions|objectifs|engagements|chantiers|axes)\b|mesures(?:\snouvelles|\sconcretes)?(?:\s(?:pour|du)\b|$))"
)
_DIGIT = re.compile(r"\d")
_END = attrgetter("end")
_SECTIONS = {"heading", "title", "list_item"}
_TRAILING = " \u00a0;,.:"
_CLOSING = {"»": "«", ")": "("}
# « Maison d’enfants .......... 42 000 € », « Renforcer la CRIP ........ Objectif 6 »
_LEADER = re.compile(
    r"\s*(?:\.{4,}|…{2,})[\s\d.,]*(?:€|euros?)?\s*$"
    r"|\s*(?:\.{3,}|…+)\s*(?i:obj(?:ectif)?s?)\.?\s(?:n°\s?)?[\d, et]+$"
)
_DASH = re.compile(r"[-–—]\s+")
_SHORTEST = 6


class Concluded(NamedTuple):
    """A range that rules or weights concluded an action of, and what is known of it by its place."""

    start: int
    end: int
    source: ActionSource
    rule: str
    commitment: str = ""
    stated: str = ""
    pilot: str = ""
    calendar: str = ""


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds the actions in the order of the text; a wording said twice is one action with several mentions.

    A circular has none: it says what contracts may do, and what none of them does yet; unless it goes through
    one contract, action by action, each with its objective. Nor has a page on another contract, such as one
    on employment.
    """
    if result.profile.document_type == "circulaire":
        stated = [item for item in _in_lists(reading, rules, result) if item.stated]
        return replace(result, actions=tuple(_facts(reading, rules, stated)))
    if _is_of_another_contract(reading, rules, result):
        return result
    found = _by_rules(reading, rules, result)
    weighed = weigh(reading, rules, result.profile.document_type, found)
    return replace(result, actions=tuple(_facts(reading, rules, settled(reading, rules, found, weighed))))


def by_rules(reading: Reading, rules: Rules, result: Result) -> Sequence[Concluded] | None:
    """What the rules alone conclude; None where they say that a document has no actions of its own."""
    if result.profile.document_type == "circulaire" or _is_of_another_contract(reading, rules, result):
        return None
    return _by_rules(reading, rules, result)


def settled(
    reading: Reading, rules: Rules, ruled: Sequence[Concluded], weighed: Weighed | None
) -> list[Concluded]:
    """What is an action in the end, of what rules found and of all that was weighed."""
    found = list(ruled)
    if weighed is not None:
        found = once(reading, list(_decided(reading, rules, found, weighed)))
    return list(_with_titles(reading, rules, found))


def _by_rules(reading: Reading, rules: Rules, result: Result) -> list[Concluded]:
    document_type = result.profile.document_type
    found = _by_form(reading, rules, result)
    spans = list(enumerated(reading, rules, document_type))
    spans += told(reading, rules, document_type, [*((f.start, f.end) for f in found), *spans])
    found += [Concluded(start, end, "prose", "actions.prose") for start, end in spans]
    return once(reading, found)


def _decided(reading: Reading, rules: Rules, found: list[Concluded], weighed: Weighed) -> Iterator[Concluded]:
    for index, rule in kept(found, weighed):
        yield found[index]._replace(rule=rule)
    for start, end, rule, kind in added(reading, rules, found, weighed):
        yield Concluded(start, end, _SOURCES[kind], rule)


def _with_titles(reading: Reading, rules: Rules, found: list[Concluded]) -> Iterator[Concluded]:
    """Each with the title at the head of its paragraph, and what follows from the titles around."""
    moved, more = entitled(reading, rules, [(f.start, f.end) for f in found])
    longer: set[tuple[int, int]] = set()
    for item in found:
        span = moved.get((item.start, item.end))
        if span is None or span not in longer:  # title and text may both be told
            yield item._replace(start=span[0], end=span[1]) if span else item
        longer |= {span} if span else set()
    for start, end in more:
        yield Concluded(start, end, "prose", "actions.run_in")


def announced(reading: Reading, rules: Rules, result: Result) -> list[tuple[int, int]]:
    """The ranges of what lists, tables, labels and titles hold and what sentences announce."""
    found = [(f.start, f.end) for f in _by_form(reading, rules, result)]
    return found + list(enumerated(reading, rules, result.profile.document_type))


def _by_form(reading: Reading, rules: Rules, result: Result) -> list[Concluded]:
    found = list(_in_lists(reading, rules, result))
    found += [_from_row(reading, rules, row) for row in rows(reading, rules)]
    found += [Concluded(start, end, "list", "actions.list") for start, end in labelled(reading, rules)]
    found += [
        Concluded(start, end, "fiche", "actions.fiche", stated=stated)
        for start, end, stated in titled(reading, rules, result.profile.declared_actions, len(found))
    ]
    return found


def _in_lists(reading: Reading, rules: Rules, result: Result) -> Iterator[Concluded]:
    blocks = reading.document.blocks
    for group in lists(reading, rules, result.profile.document_type):
        if group.role != "actions":
            continue
        intro = blocks[group.intro] if group.intro is not None else None
        above = _stated_above(reading.text, rules, intro)
        for index in group.items:
            block = blocks[index]
            stated = above or _stated_above(reading.text, rules, block)
            yield Concluded(block.start, block.end, "list", "actions.list", group.commitment, stated)


def _is_of_another_contract(reading: Reading, rules: Rules, result: Result) -> bool:
    """Whether title and head are about a contract on something else, and never say children or families.

    A magazine opens with what is short: its headings count too.
    """
    words, head = enumeration_words(rules), reading.folded[:_HEAD]
    if words.other_subjects.search(head) is None:
        return False
    said = [fold_text(result.profile.title), head]
    if result.profile.document_type == "autre":
        said += [reading.folded[b.start : b.end] for b in reading.document.blocks if b.kind == "heading"]
    return not any(words.children.search(text) for text in said)


def _facts(reading: Reading, rules: Rules, found: list[Concluded]) -> Iterator[Action]:
    """Same wording, same columns: what the most telling mention says holds for all of them."""
    groups: dict[str, list[Concluded]] = {}
    for item in sorted(found, key=lambda f: (f.start, f.end)):
        start, end = _trim(reading.text, item.start, item.end)
        label = label_end(reading.folded[start:end])
        stated = item.stated or (_stated(reading.text[start : start + label], rules) if label else "")
        stated = stated or _stated(reading.text[end : item.end], rules)
        start += label
        key = fold_text(reading.text[start:end])
        if item.source == "prose" and _COUNTED.match(key):
            continue
        if len(key) >= _SHORTEST:
            groups.setdefault(key, []).append(item._replace(start=start, end=end, stated=stated))
    above = _Above(reading, rules)
    for order, mentions in enumerate(groups.values(), start=1):
        best = min(mentions, key=lambda f: (_PRECEDENCE[f.source], f.start))
        text, section = reading.text[best.start : best.end], above.at(best.start)
        stated = next((m.stated for m in mentions if m.stated), "") or _stated(text, rules)
        for mention in mentions:
            yield Action(
                document_id=reading.document.id,
                evidence=reading.evidence(mention.start, mention.end, mention.rule),
                text=text,
                objective_stated=stated or section.stated,
                commitment=next((m.commitment for m in mentions if m.commitment), "") or section.commitment,
                heading=section.heading,
                source=best.source,
                order=order,
                pilot=next((m.pilot for m in mentions if m.pilot), ""),
                calendar=next((m.calendar for m in mentions if m.calendar), ""),
            )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a speaker's dash, a sum after a row of dots, half of a pair of quotation marks or brackets."""
    if dash := _DASH.match(text, start, end):
        start = dash.end()
    leader = _LEADER.search(text, start, end)
    if leader and leader.start() - start >= _SHORTEST:
        end = leader.start()
    while end > start:
        last, said = text[end - 1], text[start:end]
        if (
            last in _TRAILING
            or last == "«"
            or (last in _CLOSING and said.count(last) > said.count(_CLOSING[last]))
        ):
            end -= 1
        elif text[start].isspace() or (text[start] == "«" and said.count("«") > said.count("»")):
            start += 1
        else:
            break
    return start, end


class _Section(NamedTuple):
    """The nearest heading above, with the objectives that it states, and the commitment of the section."""

    heading: str
    stated: str
    commitment: str


class _Above:
    """What stands above the places of a text, worked out once for what follows the same block."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self._text, self._rules = reading.text, rules
        self._blocks, self._headings = reading.document.blocks, headings_above(reading)
        self._sections: dict[int, _Section] = {}

    def at(self, offset: int) -> _Section:
        above = bisect_right(self._blocks, offset, key=_END)  # so many blocks end before
        if above not in self._sections:
            number = self._headings[above]
            while number is not None and self._blocks[number].kind != "heading":
                number = self._headings[number]  # a title heads the whole document
            heading = self._blocks[number] if number is not None else None
            self._sections[above] = _Section(
                self._text[heading.start : heading.end] if heading else "",
                _stated_above(self._text, self._rules, heading),
                self._commitment(above),
            )
        return self._sections[above]

    def _commitment(self, above: int) -> str:
        """What the headings above name; one restated in a list since then ends its section."""
        headings = 0
        for index in range(above - 1, -1, -1):
            block = self._blocks[index]
            if block.kind not in _SECTIONS:
                continue
            code = commitment_of(self._text[block.start : block.end], self._rules.taxonomy)
            if code:
                return "" if block.kind == "list_item" else code
            headings += block.kind != "list_item"
            if headings == _HEADINGS:
                break
        return ""


def _stated_above(text: str, rules: Rules, block: Block | None) -> str:
    """The objectives that a heading or intro states: « Objectif n° 6 – Renforcer la CRIP »."""
    if block is None or block.end - block.start > _LONGEST_HEADING:
        return ""
    return _stated(text[block.start : block.end], rules)


def _stated(text: str, rules: Rules) -> str:
    """The objectives that a text states by number, such as « 6 » or « 10,11 », else empty."""
    if _DIGIT.search(text) is None:
        return ""
    numbers: list[str] = []
    for stated in rules.taxonomy.stated:
        for match in re.finditer(stated.pattern, text):
            numbers += re.findall(r"\d+", match["numbers"])
        if numbers:
            # « Objectifs n° 10 et n° 11 » repeats the sign between the numbers.
            numbers += re.findall(r"(?:et|,) n ?° ?(\d{1,2})\b", text)
            break
    return ",".join(dict.fromkeys(n for n in numbers if rules.taxonomy.objective(n) is not None))


def _from_row(reading: Reading, rules: Rules, row: Row) -> Concluded:
    text = reading.text
    objective = text[slice(*row.objective)] if row.objective else ""
    stated = _stated(objective, rules)
    if not stated and (bare := re.match(r"\s*(?:n ?° ?)?(\d{1,2})\b(?!\s*%)", objective)):
        stated = bare[1] if rules.taxonomy.objective(bare[1]) is not None else ""
    if not stated and row.source == "fiche" and (dotted := re.search(r"(\d{1,2})\.\d+", objective)):
        stated = dotted[1] if rules.taxonomy.objective(dotted[1]) is not None else ""
    band = text[slice(*row.band)] if row.band else ""
    commitment = (
        "" if stated else commitment_of(objective, rules.taxonomy) or commitment_of(band, rules.taxonomy)
    )
    stated = stated or _stated(band, rules)
    return Concluded(
        row.start,
        row.end,
        "fiche" if row.source == "fiche" else "table",
        row.rule,
        commitment,
        stated,
        text[slice(*row.pilot)] if row.pilot else "",
        text[slice(*row.calendar)] if row.calendar else "",
    )
