"""Actions told by clauses or sentences: « le Département ouvrira …, recrutera … », « Le premier est … »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.extractors.actions.grammar import word_is_doing
from extractor.extractors.actions.telling import speaks_of
from extractor.extractors.actions.words import EnumerationWords, said
from extractor.language import Reading

_NOUN = r"(?:actions?|mesures?|projets?|initiatives?|chantiers?|operations?|priorites?)"
_NUMBER = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|\d+)"
# « Quatre chantiers sont ouverts. »: a short sentence that only counts them.
_ANNOUNCED = re.compile(rf"(?:[^.:;,]{{0,40}}\s)?{_NUMBER}\s(?:[a-z]+\s)?{_NOUN}\b[^:;]{{0,80}}\.$")
_OVER = re.compile(
    r"\b(?:ont ete (?:menee?s|realisee?s|conduite?s|achevee?s)|sont achevee?s|n'ont|ne sont)\b"
)
_ORDINAL = re.compile(
    rf"""(?:l[ae]s?\s)?(?:(?:toute\s)?premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme
        |derniere?|\d{{1,2}}e(?:me)?|1ere?)(?:\s{_NOUN})?
        (?:\s(?:est|sera|consiste\s(?:a|en)|concerne|concernera|porte\ssur|portera\ssur|vise\sa|prevoit|prevoira)
           (?:\sde(?=\s[a-z]+(?:er|ir|re)\b))?\s|\s?[:,–-]\s)
      | (?:tout\s)?d'abord,?\s | ensuite,?\s | puis,?\s | enfin,?\s""",
    re.VERBOSE,
)
# « Où ira l'argent ? »: what follows in the future says it, sentence by sentence.
_ASKED = re.compile(
    r"(?:ou\s(?:ira|va|iront|vont)|a\squoi\s(?:servira|serviront|sert))\s(?:l'argent|cet\sargent|ces\scredits|les\sfonds)\s?\?"
    r"|(?:concretement,?\s)?(?:qu'est-ce\squi|que|qu'est-ce\squ'on)\s(?:va\s)?(?:change|changer|fera-t-on)\b[^.?]{0,30}\?"
)
_PROMISE = re.compile(r"\b[a-z]{2,}(?:era|eront|ira|iront|ra|ront)\b")
_VERBAL = re.compile(r"\b(?:a|ont|est|sont|était|étaient|avait|avaient)\b")
_JOINT = re.compile(r"\s?[,;]\s(?:et\s|puis\s|enfin\s)?|\set\s(?:enfin\s)?")
_OPENING = re.compile(r"(?:concretement|ainsi|desormais|en\soutre|a\sterme|des\s20\d\d|en\s20\d\d),?\s")
_FEWEST = 2
_SHORTEST = 12


def promised(
    reading: Reading, words: EnumerationWords, heads: frozenset[str], document_type: str
) -> Iterator[tuple[int, int]]:
    """The ranges of the actions that clauses in the future and counted sentences tell."""
    yield from _counted(reading, heads)
    if document_type in {"article", "actualite"}:
        yield from _asked(reading)
    if document_type in {"communique", "actualite", "article"}:
        for start, end in reading.sentences:
            folded = reading.folded[start:end].rstrip(" .…")
            if speaks_of(reading, "refuses", start, end):
                continue
            words_said = said(folded)
            future = [] if words_said.isdisjoint(words.needed["future"]) else _future(folded, words)
            quiet = future or words_said.isdisjoint(words.needed["passive"])
            for low, high in future if quiet else _passive(folded, words):
                yield start + low, start + high


def _asked(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences in the future after « Où ira l'argent ? », to the end of the paragraph."""
    for number, (start, end) in enumerate(reading.sentences):
        if not _ASKED.match(reading.folded, start, end):
            continue
        block = reading.document.block_at(start)
        told: list[tuple[int, int]] = []
        for low, high in reading.sentences[number + 1 : number + 10]:
            folded = reading.folded[low:high]
            if reading.document.block_at(low) != block or speaks_of(reading, "refuses", low, high):
                break
            if not _PROMISE.search(folded):
                break
            opening = _ORDINAL.match(folded)
            told.append((low + (opening.end() if opening else 0), high))
        if len(told) >= _FEWEST:
            yield from told


def _future(folded: str, words: EnumerationWords) -> list[tuple[int, int]]:
    """« Le Département ouvrira A, recrutera B et créera C »: each verb of doing with what it governs."""
    actor = words.future.search(folded)
    if actor is None:
        return []
    starts: list[int] = []
    for verb in words.future_verb.finditer(folded, actor.end()):
        if not starts:
            starts.append(verb.start())
        elif (joint := _joint_before(folded, verb.start(), words)) is not None:
            starts.append(joint)
    return _clauses(folded, starts)


def _passive(folded: str, words: EnumerationWords) -> list[tuple[int, int]]:
    """« A sera créé, B seront formés et C sera ouvert »: the clauses of one sentence."""
    verbs = [m.start() for m in words.passive.finditer(folded)]
    starts: list[int] = []
    for number, verb in enumerate(verbs):
        low = verbs[number - 1] if number else 0
        joints = [m.end() for m in _JOINT.finditer(folded, low, verb)]
        opening = _OPENING.match(folded)
        starts.append(joints[-1] if joints and number else opening.end() if opening else 0)
    return _clauses(folded, starts)


def _clauses(folded: str, starts: list[int]) -> list[tuple[int, int]]:
    if len(starts) < _FEWEST:
        return []
    ends = [_end_before(folded, at) for at in starts[1:]] + [len(folded)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b - a >= _SHORTEST]


def _joint_before(folded: str, at: int, words: EnumerationWords) -> int | None:
    """Where the clause of a verb begins: right after a comma or « et », or at an actor of its own."""
    joints = [m.end() for m in _JOINT.finditer(folded, max(0, at - 50), at)]
    if not joints:
        return None
    return joints[-1] if joints[-1] == at or words.actor.fullmatch(folded, joints[-1], at) else None


def _end_before(folded: str, at: int) -> int:
    joints = [m.start() for m in _JOINT.finditer(folded, max(0, at - 14), at) if m.end() == at]
    return joints[0] if joints else at


def _counted(reading: Reading, heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences of the same paragraph after one that counts actions, as long as each reads like one."""
    sentences = reading.sentences
    for number, (start, end) in enumerate(sentences):
        folded = reading.folded[start:end]
        if not _ANNOUNCED.match(folded) or speaks_of(reading, "refuses", start, end) or _OVER.search(folded):
            continue
        block = reading.document.block_at(start)
        told: list[tuple[int, int]] = []
        for low, high in sentences[number + 1 : number + 14]:
            part = _told(reading.folded[low:high], reading.text[low:high], heads)
            if reading.document.block_at(low) != block or part is None:
                break
            told.append((low + part, high))
        if len(told) >= _FEWEST:
            yield from told


def _told(folded: str, text: str, heads: frozenset[str]) -> int | None:
    """Where the action begins in a sentence that is one: after « le premier est », or at once."""
    if ordinal := _ORDINAL.match(folded):
        return ordinal.end()
    nominal = word_is_doing(folded, heads) and not _VERBAL.search(text)
    return 0 if nominal and len(folded) >= _SHORTEST else None
