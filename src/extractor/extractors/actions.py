"""What the contract will do, one action a thing: items of lists, rows of tables, fiches, items in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.extractors.lists import commitment_of, is_title, lists, split_enumeration
from extractor.extractors.tablerows import Row, rows
from extractor.language import Reading
from extractor.model import Action, ActionSource, Block, Result, fold_text
from extractor.rules import Rules

_PRECEDENCE = {"fiche": 0, "list": 1, "table": 2, "prose": 3}
_NOUN = r"(?:actions?|mesures?|projets?|initiatives?|chantiers?|operations?)"
_PROSE = re.compile(
    rf"\b(?:parmi (?:les|ces|ses|leurs|celles-ci)|au nombre des|figurent)\b[^.:;]{{0,120}}?{_NOUN}\b[^.:;]{{0,90}}? ?: ?"
    rf"|\b{_NOUN}\b[^.:;,]{{0,60}}\b(?:telles? que|tels? que|comme|notamment|dont|parmi lesquel(?:le)?s|a savoir|par exemple|suivantes)\b ?[:,]? ?(?:par exemple |notamment |figurent )?"
    rf"|\b(?:quatre|cinq|six|sept|huit|neuf|dix|deux|trois|\d+|plusieurs|principales|premieres|nouvelles) (?:[a-z]+ )?{_NOUN}\b[^.:;]{{0,60}} ?: ?"
    rf"|\b(?:le contrat|la convention|l'avenant|ce contrat|cette convention|il|elle|le document|le texte|cette enveloppe|cette somme|ces credits|ces moyens|ce financement|le plan)\b[^.:;]{{0,40}}?\b(?:prevoit|prevoient|financera|financeront|finance|comprend|comporte|porte sur|portera sur|se traduira par|permettra|permettront)\b(?: notamment| egalement| aussi| en particulier| ainsi| entre autres| surtout)*,? ?:? ?"
)
_OPENING = re.compile(r"(?:l'|le |la |les |un |une |des |du |de la |de l'|d'|deux |trois |quatre |cinq |six |dix |\d+ |[a-z]{3,}er |mettre |ouvrir |garantir |de [a-z]{3,}(?:er|ir|re) )")
_TRAILING = " \u00a0;,.:"
_LATER = re.compile(r"\b(?:qui contribue|s'elev|soit (?:un|une|\d)|pour un montant|a ete signe|est fixe)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    source: ActionSource
    rule: str
    commitment: str = ""
    stated: str = ""
    pilot: str = ""
    calendar: str = ""


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds the actions in the order of the text; a wording said twice is one action with several mentions."""
    found: list[_Found] = []
    items: set[int] = set()
    for group in lists(reading, rules):
        items.update(group.items)
        if group.role == "actions":
            for index in group.items:
                block = reading.document.blocks[index]
                found.append(_Found(block.start, block.end, "list", "actions.list", group.commitment))
    found += [_from_row(reading, rules, row) for row in rows(reading)]
    found += _prose(reading, rules, result.profile.document_type)
    return replace(result, actions=tuple(_facts(reading, rules, found)))


def _facts(reading: Reading, rules: Rules, found: list[_Found]) -> Iterator[Action]:
    """Same wording, same columns: what the most telling mention says holds for all of them."""
    groups: dict[str, list[_Found]] = {}
    for item in sorted(found, key=lambda f: (f.start, f.end)):
        start, end = _trim(reading.text, item.start, item.end)
        key = fold_text(reading.text[start:end])
        if len(key) >= 6:
            groups.setdefault(key, []).append(replace(item, start=start, end=end))
    for order, mentions in enumerate(groups.values(), start=1):
        best = min(mentions, key=lambda f: (_PRECEDENCE[f.source], f.start))
        heading = _heading(reading, best.start)
        commitment = next((m.commitment for m in mentions if m.commitment), "")
        if not commitment and heading is not None:
            commitment = _commitment_above(reading, rules, best.start)
        for mention in mentions:
            yield Action(
                document_id=reading.document.id,
                evidence=reading.evidence(mention.start, mention.end, mention.rule),
                text=reading.text[best.start : best.end],
                objective_stated=next((m.stated for m in mentions if m.stated), "")
                or _stated(reading.text[best.start : best.end], rules)
                or _stated_above(reading, rules, heading),
                commitment=commitment,
                heading=reading.text[heading.start : heading.end] if heading else "",
                source=best.source,
                order=order,
                pilot=next((m.pilot for m in mentions if m.pilot), ""),
                calendar=next((m.calendar for m in mentions if m.calendar), ""),
            )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _heading(reading: Reading, offset: int) -> Block | None:
    for block in reversed(reading.document.blocks):
        if block.start < offset and block.kind == "heading" and block.end <= offset:
            return block
    return None


def _commitment_above(reading: Reading, rules: Rules, offset: int) -> str:
    """The commitment named by the nearest headings above, however deep the action stands."""
    seen = 0
    for block in reversed(reading.document.blocks):
        if block.start < offset and block.kind == "heading" and block.end <= offset:
            code = commitment_of(reading.text[block.start : block.end], rules.taxonomy)
            if code:
                return code
            seen += 1
            if seen == 3:
                break
    return ""


def _stated_above(reading: Reading, rules: Rules, heading: Block | None) -> str:
    return _stated(reading.text[heading.start : heading.end], rules) if heading is not None else ""


def _stated(text: str, rules: Rules) -> str:
    """The objectives that a text states by number, such as « 6 » or « 10,11 », else empty."""
    numbers: list[str] = []
    for stated in rules.taxonomy.stated:
        for match in re.finditer(stated.pattern, text):
            numbers += re.findall(r"\d+", match["numbers"])
        if numbers:
            # « Objectifs n° 10 et n° 11 » repeats the sign between the numbers.
            numbers += re.findall(r"(?:et|,) n ?° ?(\d{1,2})\b", text)
            break
    return ",".join(dict.fromkeys(n for n in numbers if rules.taxonomy.objective(n) is not None))


def _from_row(reading: Reading, rules: Rules, row: Row) -> _Found:
    text = reading.text
    objective = text[slice(*row.objective)] if row.objective else ""
    stated = _stated(objective, rules)
    if not stated and (bare := re.match(r"\s*(?:n ?° ?)?(\d{1,2})\b(?!\s*%)", objective)):
        stated = bare[1] if rules.taxonomy.objective(bare[1]) is not None else ""
    if not stated and row.source == "fiche" and (dotted := re.search(r"(\d{1,2})\.\d+", objective)):
        stated = dotted[1] if rules.taxonomy.objective(dotted[1]) is not None else ""
    return _Found(
        row.start,
        row.end,
        "fiche" if row.source == "fiche" else "table",
        row.rule,
        commitment_of(objective, rules.taxonomy) if objective and not stated else "",
        stated,
        text[slice(*row.pilot)] if row.pilot else "",
        text[slice(*row.calendar)] if row.calendar else "",
    )


def _prose(reading: Reading, rules: Rules, document_type: str) -> Iterator[_Found]:
    """« Parmi les actions : A, B et C. »: enumerations inside a sentence."""
    blocks = reading.document.blocks
    for start, end in reading.sentences:
        index = reading.document.block_at(start)
        if index is None or blocks[index].kind not in {"paragraph", "list_item"}:
            continue
        folded = reading.folded[start:end]
        for cue in _PROSE.finditer(folded):
            rest = folded[cue.end() :].rstrip(" .")
            if len(rest) < 12 or not _OPENING.match(rest):
                continue
            parts = [(a, b) for a, b in split_enumeration(rest) if len(rest[a:b].split()) >= 2]
            named = re.search(_NOUN, cue[0]) is not None
            if len(parts) < (2 if named else 3) or _LATER.search(rest):
                continue
            if document_type in {"autre", "circulaire"} and not named:
                continue
            offset = start + cue.end()
            texts = [reading.text[offset + a : offset + b] for a, b in parts]
            restated = [t for t in texts if commitment_of(t, rules.taxonomy) or is_title(t, rules.taxonomy)]
            money = [t for t in texts if re.match(r"\d[\d\s.,]*(?:€|euros|[MK]€|millions)", t)]
            if len(restated) * 2 >= len(texts) or len(money) * 2 >= len(texts):
                continue
            for a, b in parts:
                yield _Found(offset + a, offset + b, "prose", "actions.prose")
            break
