"""Actions told by clauses or sentences: « le Département ouvrira …, recrutera … », « Le premier est … »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.extractors.actions.grammar import word_is_doing
from extractor.extractors.actions.places import Sentence, sentences_of
from extractor.extractors.actions.words import ACTION_NOUNS, EnumerationWords
from extractor.language import Reading

_NOUN = r"(?:actions?|mesures?|projets?|initiatives?|chantiers?|operations?|priorites?)"
_NOUNS = ACTION_NOUNS | {"priorite", "priorites"}
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
_STOPS = " .…"
_FEWEST = 2
_SHORTEST = 12


def promised(
    reading: Reading, words: EnumerationWords, heads: frozenset[str], document_type: str
) -> Iterator[tuple[int, int]]:
    """The ranges of the actions that clauses in the future and counted sentences tell."""
    sentences = sentences_of(reading)
    yield from _counted(sentences, reading.text, heads)
    if document_type in {"article", "actualite"}:
        yield from _asked(sentences)
    if document_type in {"communique", "actualite", "article"}:
        for sentence in sentences:
            if "refuses" in sentence.labels:
                continue
            for low, high in _future(sentence, words) or _passive(sentence, words):
                yield sentence.start + low, sentence.start + high


def _asked(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The sentences in the future after « Où ira l'argent ? », to the end of the paragraph."""
    for number, asked in enumerate(sentences):
        if not _ASKED.match(asked.folded):
            continue
        told: list[tuple[int, int]] = []
        for sentence in sentences[number + 1 : number + 10]:
            if sentence.block != asked.block or "refuses" in sentence.labels:
                break
            if not _PROMISE.search(sentence.folded):
                break
            opening = _ORDINAL.match(sentence.folded)
            told.append((sentence.start + (opening.end() if opening else 0), sentence.end))
        if len(told) >= _FEWEST:
            yield from told


def _future(sentence: Sentence, words: EnumerationWords) -> list[tuple[int, int]]:
    """« Le Département ouvrira A, recrutera B et créera C »: each verb of doing with what it governs."""
    folded = sentence.folded.rstrip(_STOPS)
    actor = words.future.search(folded, sentence.words)
    if actor is None:
        return []
    starts: list[int] = []
    for verb in words.future_verb.finditer(folded, actor.end()):
        if not starts:
            starts.append(verb.start())
        elif (joint := _joint_before(folded, verb.start(), words)) is not None:
            starts.append(joint)
    return _clauses(folded, starts)


def _passive(sentence: Sentence, words: EnumerationWords) -> list[tuple[int, int]]:
    """« A sera créé, B seront formés et C sera ouvert »: the clauses of one sentence."""
    folded = sentence.folded.rstrip(_STOPS)
    verbs = [m.start() for m in words.passive.finditer(folded, sentence.words)]
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


def _counted(sentences: Sequence[Sentence], text: str, heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences of the same paragraph after one that counts actions, as long as each reads like one."""
    for number, counting in enumerate(sentences):
        folded = counting.folded
        if counting.words.isdisjoint(_NOUNS) or not _ANNOUNCED.match(folded):
            continue
        if "refuses" in counting.labels or _OVER.search(folded):
            continue
        told: list[tuple[int, int]] = []
        for sentence in sentences[number + 1 : number + 14]:
            part = _told(sentence.folded, text[sentence.start : sentence.end], heads)
            if sentence.block != counting.block or part is None:
                break
            told.append((sentence.start + part, sentence.end))
        if len(told) >= _FEWEST:
            yield from told


def _told(folded: str, text: str, heads: frozenset[str]) -> int | None:
    """Where the action begins in a sentence that is one: after « le premier est », or at once."""
    if ordinal := _ORDINAL.match(folded):
        return ordinal.end()
    nominal = word_is_doing(folded, heads) and not _VERBAL.search(text)
    return 0 if nominal and len(folded) >= _SHORTEST else None
