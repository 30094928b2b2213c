"""Départements: which ones a document names, and which of them it is about.

What a document is about is decided by points. Each kind of evidence counts once for a département, so that no
name wins by being repeated:

    title 4         in the title, or in a heading of its own (3)
    letterhead 4    an office with its département on a short line at the top or in a running header
    party 3         an office in a sentence with « représenté par », « d'une part »
    signing 3 / 2   in a sentence about the signature: an office, or a mere name
    contract 2      « le contrat du Nord », « le contrat lie les Vosges », « Fiche départementale : Oise »
    office 2        « préfet de l'Aisne », « conseil départemental finistérien », « préfecture de Laon »
    domain 2        a web or mail address
    name 1          any mention in the text, and 2 more from the third on
    town 1          its chief town, or the seat of a sub-prefecture; 1 more where several are named

Nothing is counted for a postcode, for a list of five départements or more outside title and headings, nor
for a sentence that says « par exemple », « à l'instar de », « originaire de » before the name, or « ont déjà
signé », « suivront » after it. A département
is a subject from 3 points, or from 2 where no other has any, and from 6½ in a document that speaks for the
country (a ministry's letterhead, a circular); unless the title names it, it also needs 0.4 of the best's
points, or 0.65 where the title names another. More than four from several regions are no subjects at all.
Where nothing reaches that in a text about a signature, the one named most often, and more than once, is it;
in a text that never says « les départements », so is the only one named beside « le Département », and, where
there is none, the one in whose chief town something was signed, or with whose chief town a piece of news
opens, or whose towns alone are named.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.extractors.departments.codes import LIKELY, Mention
from extractor.extractors.departments.gazetteer import gazetteer
from extractor.extractors.departments.names import CONTEXT, HEAD, Finder
from extractor.extractors.furniture import furniture
from extractor.language import Reading, fold
from extractor.model import Block, DepartmentFact, Result, fold_text
from extractor.rules import Rules

_POINTS = {
    "title": 4.0,
    "letterhead": 4.0,
    "heading": 3.0,
    "party": 3.0,
    "signing office": 3.0,
    "signing": 2.0,
    "contract": 2.0,
    "office": 2.0,
    "domain": 2.0,
    "name": 1.0,
    "often": 2.0,
    "town": 1.0,
    "towns": 1.0,
}
_ENOUGH, _ENOUGH_ALONE, _ENOUGH_NATIONAL = 3.0, 2.0, 6.5
_SHARE, _SHARE_UNTITLED = 0.4, 0.65
_LONG_LIST, _MANY, _SHORT_LINE, _NEAR = 5, 4, 110, 90
_THE_ONE = re.compile(
    r"\b(?:le|du|au|ce) (?:conseil departemental|departement)\b(?! d[eu]s? | d'| \d)"
    r"|(?:^|\n|\| ?)(?:conseil departemental|departement)(?= ?[|:\n])"
)
_NEWS = frozenset({"communique", "actualite", "article"})
_OF_CONTRACT = re.compile(
    r"\b(?:contrat|convention|avenant|fiche)(?: departementale?)?"
    r"(?: de prevention et de protection de l'enfance)?(?: (?:lie|engage|unit|concerne))?(?: :)? ?"
    r"(?:du |de la |de l' ?|des |de |d'|l[ae]s? |l' ?)?$"
)
# « La Creuse et le Cher ont déjà signé », « l'Ain suivra »: others, before or after this one.
_OTHERS_TOO = re.compile(
    r"[^.;:]{0,60}\b(?:(?:a|ont|avait|avaient|l'a|l'ont) deja (?:co)?(?:sign|conclu|contractualis|franchi)"
    r"|suivr(?:a|ont)|rejoindr(?:a|ont)|attend(?:ent)? (?:son|leur) tour)"
)
_SEVERAL = re.compile(r"\b(?:departements|conseils departementaux)\b")


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """The départements named in the document, each mention with the document's one role for it."""
    finder, score = Finder(reading, gazetteer(rules)), _Score(reading, result)
    mentions, towns = finder.mentions(), finder.towns()
    subjects = score.subjects(mentions, towns)
    if not (subjects or score.national) and (town := _town(finder, reading, result, towns)):
        subjects = frozenset(town.codes)
        mentions = sorted((*mentions, town), key=lambda m: (m.start, m.end))
    facts = tuple(
        DepartmentFact(
            document_id=reading.document.id,
            evidence=reading.evidence(mention.start, mention.end, mention.rule),
            code=department.code,
            name=department.name,
            region_code=department.region,
            role="subject" if department.code in subjects else "mentioned",
        )
        for mention in mentions
        for department in mention.departments
    )
    return replace(result, departments=facts)


def _town(
    finder: Finder, reading: Reading, result: Result, towns: dict[str, list[Mention]]
) -> Mention | None:
    """The chief town that stands for its département where none is named enough."""
    several = _SEVERAL.search(reading.folded)
    signed = None if several else finder.signed_in()
    if signed or (result.profile.document_type in _NEWS and (signed := finder.titled_in())):
        return signed
    only = len(towns) == 1 and not several and _THE_ONE.search(reading.folded)
    return next(iter(towns.values()))[0] if only else None


class _Score:
    """Points for each département of one document."""

    def __init__(self, reading: Reading, result: Result) -> None:
        self.reading = reading
        self.blocks = reading.document.blocks
        self.title = fold_text(result.profile.title)
        self._furniture = furniture(reading, result.profile.document_type)
        self._signs = any(cue.label == "signing" for cue in reading.cues.get(CONTEXT, ()))
        self.national = result.profile.document_type == "circulaire" or self._ministry()

    def _ministry(self) -> bool:
        """Whether a short line at the top is a national body's letterhead."""
        for cue in self.reading.cues_in(CONTEXT, 0, HEAD):
            if cue.label == "national":
                index = self.reading.document.block_at(cue.start)
                block = self.blocks[index] if index is not None else None
                if block and block.start == cue.start and block.end - block.start < _SHORT_LINE:
                    return True
        return False

    def subjects(self, mentions: list[Mention], towns: dict[str, list[Mention]]) -> frozenset[str]:
        kinds: dict[str, set[str]] = {}
        counts: dict[str, int] = {}
        regions: dict[str, str] = {}
        for mention in mentions:
            for department in mention.departments:
                code = department.code
                regions[code] = department.region
                found = self._kinds(mention)
                kinds.setdefault(code, set()).update(found)
                counts[code] = counts.get(code, 0) + ("name" in found)
        for code, count in counts.items():
            if count >= 3:
                kinds[code].add("often")
        for code, found in kinds.items():
            if found and (named := {fold(self.reading.text[m.start : m.end]) for m in towns.get(code, ())}):
                found.update(("town", "towns") if len(named) > 1 else ("town",))
        points = {code: sum(_POINTS[kind] for kind in found) for code, found in kinds.items()}
        best = max(points.values(), default=0.0)
        rivals = sum(1 for value in points.values() if value >= 1)
        enough = _ENOUGH_NATIONAL if self.national else _ENOUGH_ALONE if rivals == 1 else _ENOUGH
        titled = {code for code, found in kinds.items() if "title" in found}
        share = best * (_SHARE_UNTITLED if titled else _SHARE)
        chosen = {
            code for code, value in points.items() if value >= enough and (code in titled or value >= share)
        }
        if len(chosen) > _MANY and len({regions[code] for code in chosen}) > 1:
            return frozenset()
        if not chosen and not self.national:
            chosen = self._most_named(counts) or self._only_one(points)
        return frozenset(chosen)

    def _most_named(self, counts: dict[str, int]) -> set[str]:
        """The one département named most often, and more than once, in a text about a signature."""
        ranked = sorted(counts, key=lambda code: -counts[code])
        if not ranked or counts[ranked[0]] < 2 or not self._signs:
            return set()
        alone = len(ranked) == 1 or counts[ranked[1]] < counts[ranked[0]]
        return {ranked[0]} if alone else set()

    def _only_one(self, points: dict[str, float]) -> set[str]:
        """The only one that is named, in a text that says « le Département » and never speaks of several."""
        named = {code for code, value in points.items() if value}
        if len(named) != 1 or len(points) != 1 or _SEVERAL.search(self.reading.folded):
            return set()
        return named if _THE_ONE.search(self.reading.folded) else set()

    def _kinds(self, mention: Mention) -> set[str]:
        """The kinds of evidence that one mention gives."""
        index = self.reading.document.block_at(mention.start)
        block = self.blocks[index] if index is not None else None
        if mention.rule == "departments.postcode" or self._is_furniture(mention):
            return set()
        if mention.rule == "departments.domain":
            return {"domain"}
        kinds = {"name"}
        if mention.office:
            kinds.add("office")
        if _OF_CONTRACT.search(self.reading.folded, max(0, mention.start - _NEAR), mention.start):
            kinds.add("contract")
        start, end = self.reading.sentence_at(mention.start)
        before = {cue.label for cue in self.reading.cues_in(CONTEXT, start, mention.start)}
        if "elsewhere" in before:
            return set()
        if block is not None and self._is_title(block):
            return kinds | {"title"}
        if block is not None and block.kind == "heading":
            kinds.add("heading")
        elif mention.listed >= _LONG_LIST or _OTHERS_TOO.match(self.reading.folded, mention.end, end):
            return set()
        if block is not None and mention.office and self._is_letterhead(block):
            kinds.add("letterhead")
        if mention.rule == "departments.code" and mention.sure == LIKELY:
            return kinds  # « à Laon (02) » says where something took place
        labels = before | {cue.label for cue in self.reading.cues_in(CONTEXT, mention.end, end)}
        if "signing" in labels:
            kinds.add("signing office" if mention.office else "signing")
        if "parties" in labels and mention.office:
            kinds.add("party")
        return kinds

    def _is_furniture(self, mention: Mention) -> bool:
        return any(start <= mention.start < end for start, end in self._furniture)

    def _is_letterhead(self, block: Block) -> bool:
        """Whether the block is a short line and no sentence, at the top or in a running header or footer."""
        at_top = block.start < HEAD and block.kind != "list_item"
        if block.end - block.start >= _SHORT_LINE or not (at_top or block.kind in ("header", "footer")):
            return False
        return self.reading.text[block.end - 1] not in ".;,:"

    def _is_title(self, block: Block) -> bool:
        if block.kind == "title" or block.start > 2 * HEAD or block.end - block.start > len(self.title) + 40:
            return block.kind == "title"
        words = fold_text(self.reading.text[block.start : block.end])
        return len(words) > 8 and words in self.title
