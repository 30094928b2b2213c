"""The foot of an act: « Fait à Laon, le … », the last line, the days under the names of those who signed."""

from __future__ import annotations

import re

from extractor.extractors.dates.words import DateSpan
from extractor.language import Reading

_FAIT = re.compile(
    r"\bfait(?: en [a-z0-9 ()]{1,40},?)?(?: a| en)? [^.;\n]{0,60}$|\bfait le $"
    r"|\bvu pour etre annexee?\b[^.;\n]{0,80} le $"
    r"|\bsignee?s?(?: electroniquement)?(?: par [^.;\n]{1,50})?(?: a [a-z' -]{2,40})?,? le $",
)
_LAST_PART = 0.3  # where the body of a contract may end: annexes follow
_PLACE_AND_DAY = re.compile(r"(?:[AÀ] )?[A-ZÀ-Ý][\w'’-]*(?:[ -][\w'’-]+){0,4}, le $")
# « Le préfet le », « Pour l'État, le », « Date : »: what stands before a day in a block of signatures.
_WHO = re.compile(
    r"\W*(?:(?:pour )?(?:l[ae]s? |l')?(?:etat|(?:sous-)?pref[a-z]+|ars|agence|departement|conseil"
    r"|(?:premiere? )?(?:vice-)?president[a-z]*|direct[a-z]+|delegu[a-z]+|maire|caf|caisse|ministre"
    r"|secretaire|commune|collectivite|metropole|rect[a-z]+|procureur[a-z]*)\b[^.;:\n|]{0,120}?)?,? ?"
    r"(?:(?:date|signee?)\b ?:? ?)?(?:le )?$"
)
_NAME = re.compile(r"\W*(?:[A-ZÀ-Ý][\w.'’-]*\s*){0,6}$")
_EXECUTED = re.compile(r"\b(?:exemplaires?|fait a|etabli a|signatures?|les signataires|pour l'etat)\b")
_BLOCK = 700  # characters from « Fait en trois exemplaires » to the last name


def at_the_foot(reading: Reading, span: DateSpan) -> str:
    """« Fait à Laon, le » or « Signé le » of the foot of an act right before a date; empty elsewhere."""
    sentence = reading.sentence_at(span.start)
    found = _FAIT.search(reading.folded, max(0, sentence[0] - 60, span.start - 90), span.start)
    return found[0] if found else ""


def closes_contract(reading: Reading, span: DateSpan) -> bool:
    """« À Montauban, le jeudi 21 octobre 2021 »: a line of its own near the end of a contract."""
    index = reading.document.block_at(span.start)
    if index is None or not (span.first.day and span.first.year):
        return False
    block = reading.document.blocks[index]
    if reading.folded[span.end : block.end].strip(" .") or block.start < len(reading.text) * _LAST_PART:
        return False
    return _PLACE_AND_DAY.fullmatch(reading.text, block.start, span.start) is not None


def in_signature_block(reading: Reading, span: DateSpan) -> bool:
    """« Le préfet le 17/10/2022 A. TILLY »: a line or cell with no more than who signed, and when."""
    index = reading.document.block_at(span.start)
    if index is None or not (span.first.day and span.first.year) or span.last is not None:
        return False
    block, folded = reading.document.blocks[index], reading.folded
    if block.start < len(folded) * _LAST_PART or block.kind == "list_item":
        return False
    start = max(block.start, folded.rfind("\n", 0, span.start) + 1, folded.rfind("|", 0, span.start) + 1)
    ends = (folded.find(sign, span.end, block.end) for sign in "\n|")
    end = min((place for place in ends if place >= 0), default=block.end)
    if not (_WHO.fullmatch(folded, start, span.start) and _NAME.fullmatch(reading.text, span.end, end)):
        return False
    return _EXECUTED.search(folded, max(0, start - _BLOCK), start) is not None
