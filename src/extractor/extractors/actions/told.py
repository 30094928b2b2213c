"""Actions that prose tells sentence by sentence: « Un bus fera halte … », « Trois postes sont prévus ».

No word announces them. What is measured of each sentence (the future, who works for children or is helped,
the life of the contract, where it stands) is weighed by the decision `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor.extractors.actions.decision import Features, decision
from extractor.extractors.actions.grammar import (
    NOT_ACTION,
    OFFERED,
    doing_words,
    is_infinitive,
    word_is_doing,
)
from extractor.extractors.actions.places import Sentence, Span, Spans, headings_above, sentences_of
from extractor.extractors.actions.restated import commitment_of
from extractor.extractors.actions.telling import (
    AIM,
    DENIED,
    GOES_ON,
    GROWS,
    MONEY,
    PAST,
    VERBAL,
    promises,
    speaks_of,
    spoken,
)
from extractor.extractors.actions.words import EnumerationWords
from extractor.extractors.actions.words import words as enumeration_words
from extractor.language import Reading
from extractor.rules import Rules

Weigh = Callable[[Span, Features], float]

_NEWS = {"communique", "actualite", "article"}
_CONNECTIVE = re.compile(
    r"(?:(?:tout\s)?d'abord|ensuite|puis|enfin|par\sailleurs|en\soutre|ainsi|desormais|a\sterme|concretement|de\splus"
    r"|egalement|toutefois|cependant|en\scontrepartie|en\sparticulier|a\sce\stitre|dans\sce\scadre"
    r"|autre\s(?:action|mesure|nouveaute|chantier)\s?:|parallelement|de\smeme|des\s20\d\d|en\s20\d\d"
    r"|(?:a\scompter|a\spartir|des|d'ici)\s[^,.;:]{3,40}(?=,)),?\s"
)
_LEAD = re.compile(r"[^:;.]{3,120}?\s?:\s(?=\S)")
# « L'État soutient une action du Département : le lancement d'un … »
_ONE_ACTION = re.compile(
    r"\b(?:une|la)\s(?:[a-z]+\s){0,2}(?:action|mesure|operation|initiative)\b|\b(?:un|le)\s(?:[a-z]+\s)?projet\b"
)
_PRONOUN = re.compile(r"(?:ils?|elles?|celles?-ci|ceux-ci|y)\s")
_CLAUSE = re.compile(r"\s?;\s")
_EXAMPLES = re.compile(
    r"\bexemples?\b|\bconcretement\b|\ben\spratique\b|\bactions?\sconcretes?\b|\bce\squi\s(?:va\s)?change(?:r|ra)?\b"
)
_PLACE_OR_THEME = re.compile(r"(?:dans|en|a|au|aux|pour|cote|autour|chez|quand|lorsque|avant|apres)\s")
_SUBORDINATE = re.compile(r"\b(?:qui|où|que|dont|afin|pour)\b")
_SPEAKING = {"actions", "frames", "refused"}
_FIRST = 60  # characters
_BESIDE = 0.5  # how sure, to be told beside another one in its paragraph
_LABEL = 14  # « Mesure 12 – »: what follows the action in its paragraph describes it
_SHORTEST = 20
_LONGEST = 420


class _Told(NamedTuple):
    """A sentence without « Enfin, » and « Autre nouveauté : »: its range, its folded text, the labels of what
    it speaks of, the sentence that it is the rest of, and the number of the heading above."""

    start: int
    end: int
    folded: str
    labels: Sequence[str]
    sentence: Sentence
    heading: int | None


def told(
    reading: Reading,
    rules: Rules,
    document_type: str,
    taken: Sequence[Span],
    weigh: Weigh | None = None,
) -> Iterator[Span]:
    """The ranges of such sentences in paragraphs, those in `taken` (found otherwise) left out.

    `weigh` gives the probability in place of the decision of the rules (to fit its weights).
    """
    weighed = decision(rules, "sentences")
    probability = weigh or (lambda _, features: weighed.probability(features))
    measured = _SentenceFeatures(reading, rules, document_type)
    sentences = _sentences(reading, rules, Spans(taken))
    for _, paragraph in groupby(sentences, key=lambda told: told.sentence.block):
        told = {
            (s.start, s.end): probability((s.start, s.end), measured.of(s))
            for s in paragraph
            if measured.may_tell(s) and not measured.takes_back(s)
        }
        if any(p >= weighed.threshold for p in told.values()):
            for span, p in told.items():
                if p >= weighed.threshold * _BESIDE:
                    yield from _clauses(reading, span)


def _sentences(reading: Reading, rules: Rules, taken: Spans) -> Iterator[_Told]:
    """The sentences of paragraphs, but those of an intro and those below the heading that is the action."""
    blocks, above = reading.document.blocks, headings_above(reading)
    intros = {block.intro for block in blocks}
    for index, group in groupby(sentences_of(reading), key=lambda sentence: sentence.block):
        block = blocks[index]
        if block.kind != "paragraph" or index in intros:
            continue
        number = above[index]
        if number is not None and taken.touch(blocks[number].start, blocks[number].end):
            continue  # the heading is the action
        if any(high < block.end for _, high in taken.beginning(block.start, block.start + _LABEL)):
            continue
        for sentence in group:
            if not taken.touch(sentence.start, sentence.end):
                low = _without_opening(sentence, rules)
                labels = sentence.labels if low == sentence.start else spoken(reading, low, sentence.end)
                folded = sentence.folded[low - sentence.start :]
                yield _Told(low, sentence.end, folded, labels, sentence, number)


class _SentenceFeatures:
    """Measures the sentences of one document."""

    def __init__(self, reading: Reading, rules: Rules, document_type: str) -> None:
        self._reading, self._rules = reading, rules
        self._type, self._news = document_type, document_type in _NEWS
        self._heads = doing_words(rules)
        self._words: EnumerationWords = enumeration_words(rules)
        self._all = sentences_of(reading)
        self._sections: dict[int, dict[str, bool]] = {}
        self._promising: dict[int, bool] = {}

    def of(self, sentence: _Told) -> Features:
        """The features of a sentence by name."""
        reading, at = self._reading, (sentence.start, sentence.end)
        folded, text, labels = sentence.folded, reading.text[slice(*at)], sentence.labels
        words = sentence.sentence.words
        served, running = labels.count("served"), "running" in labels
        whole = sentence.start == sentence.sentence.start
        promise = self._promise(sentence.sentence) if whole else promises(folded, words)
        goes_on = bool(GOES_ON.search(folded, words))
        present = bool(self._words.present.search(folded, words)) and not goes_on
        grows = bool(GROWS.search(folded, words))
        offered = OFFERED.match(folded) is not None
        doing = word_is_doing(folded, self._heads) or is_infinitive(folded, self._rules)
        nominal = (doing or offered) and served > 0 and not promise
        length = folded.count(" ") + 1
        found: dict[str, float] = {
            "served": served > 0,
            "served, how often": min(served, 4) / 2,
            "served early": served > 0 and speaks_of(reading, "served", at[0], min(at[1], at[0] + _FIRST)),
            "promise": promise,
            "promise in news": promise and self._news,
            "promise in news, served": promise and self._news and served > 0 and not running,
            "present": present,
            "present, served": present and served > 0 and not running,
            "passive": bool(self._words.passive.search(folded, words)),
            "grows": grows,
            "grows, served": grows and served > 0,
            "introduced": bool(self._words.introduced.search(folded, words)),
            "offered": offered,
            "doing": doing,
            "no verb, served": nominal and not VERBAL.search(_SUBORDINATE.split(text, maxsplit=1)[0]),
            "small letter": text[:1].islower(),
            "running": running,
            "goes on": goes_on,
            "past": bool(PAST.search(text, words)),
            "against": NOT_ACTION.match(folded) is not None,
            "money": bool(MONEY.search(folded, words)),
            "people": len(reading.cues_in("roles", *at)) / 3,
            "short": length < 6,
            "long": length > 40,
            "first": reading.document.blocks[sentence.sentence.block].start == sentence.start,
            "news": self._news,
            "contract": self._type in {"contrat", "circulaire"},
            "assembly": self._type == "deliberation",
            "neighbours promise": self._neighbours(sentence.sentence),
            **{f"names {cue.label}": True for cue in reading.cues_in("lists", *at) if cue.label in _SPEAKING},
            **self._under(sentence),
        }
        return {name: float(value) for name, value in found.items() if value}

    def may_tell(self, sentence: _Told) -> bool:
        """Whether it names somebody helped, or begins with something done or given."""
        if "served" in sentence.labels:
            return True
        return word_is_doing(sentence.folded, self._heads) or OFFERED.match(sentence.folded) is not None

    def takes_back(self, sentence: _Told) -> bool:
        """Somebody says it or asks for it; it was refused, will not be, or is what something else is for."""
        folded, words = sentence.folded, sentence.sentence.words
        return bool(
            "refuses" in sentence.sentence.labels
            or folded.rstrip(" «").endswith("?")
            or self._is_quoted(sentence)
            or DENIED.search(folded, words)
            or AIM.search(folded, words)
        )

    def _promise(self, sentence: Sentence) -> bool:
        """Whether the whole of a sentence tells what will be done."""
        if sentence.number not in self._promising:
            self._promising[sentence.number] = promises(sentence.folded, sentence.words)
        return self._promising[sentence.number]

    def _neighbours(self, sentence: Sentence) -> int:
        """How many of the sentences next to it in its paragraph promise something to somebody named."""
        low, high = max(0, sentence.number - 1), sentence.number + 2
        return sum(
            near.block == sentence.block
            and near is not sentence
            and "served" in near.labels
            and "running" not in near.labels
            and self._promise(near)
            for near in self._all[low:high]
        )

    def _under(self, sentence: _Told) -> dict[str, bool]:
        """The section: its heading, and whether it announces examples."""
        if sentence.heading is None:
            return {"no heading": True}
        if sentence.heading not in self._sections:
            heading = self._reading.document.blocks[sentence.heading]
            at = (heading.start, heading.end)
            folded = self._reading.folded[slice(*at)]
            self._sections[sentence.heading] = {
                "heading on else": speaks_of(self._reading, "other headings", *at),
                "heading restates": bool(commitment_of(self._reading.text[slice(*at)], self._rules.taxonomy)),
                "heading of doing": word_is_doing(folded, self._heads),
                "examples": self._are_examples(sentence.heading),
            }
        return self._sections[sentence.heading]

    def _is_quoted(self, sentence: _Told) -> bool:
        """What somebody says is an opinion, and seldom what the contract will do."""
        text, low = self._reading.text, self._reading.document.blocks[sentence.sentence.block].start
        opened = text.count("«", low, sentence.start + 1) > text.count("»", low, sentence.start + 1)
        return opened or text[sentence.start : sentence.end].rstrip().endswith(("»", "»."))

    def _are_examples(self, heading: int | None) -> bool:
        """Whether a paragraph stands under « Des exemples », even below « Dans l'Eure »."""
        above = headings_above(self._reading)
        while heading is not None:
            block = self._reading.document.blocks[heading]
            if _EXAMPLES.search(self._reading.folded, block.start, block.end):
                return True
            when = self._reading.text.startswith("Dès", block.start)
            if not when and not _PLACE_OR_THEME.match(self._reading.folded, block.start, block.end):
                return False
            heading = above[heading]
        return False


def _clauses(reading: Reading, span: Span) -> Iterator[Span]:
    """The clauses of a sentence that tells actions where each names somebody helped, else the whole of it."""
    cuts = [span[0], *(m.end() for m in _CLAUSE.finditer(reading.folded, *span)), span[1]]
    told = [(low, low + len(reading.folded[low:high].rstrip(" .;…"))) for low, high in pairwise(cuts)]
    served = all(speaks_of(reading, "served", *clause) for clause in told)
    whole = (span[0], told[-1][1])
    for low, high in told if served and not _PRONOUN.match(reading.folded, told[-1][0]) else [whole]:
        if _SHORTEST <= high - low <= _LONGEST:
            yield low, high


def _without_opening(sentence: Sentence, rules: Rules) -> int:
    """Where the action begins: after « Enfin, », « Autre mesure : », and a lead that tells none itself."""
    folded, words = sentence.folded, sentence.words
    opening = _CONNECTIVE.match(folded)
    low = opening.end() if opening else 0
    lead = _LEAD.match(folded, low) if ":" in words else None
    if lead is None:
        return sentence.start + low
    rest = folded[lead.end() :]
    named = word_is_doing(rest, doing_words(rules))
    if _tells(lead[0], words, rules):
        low = lead.end() if named and _ONE_ACTION.search(lead[0]) else low
    elif named or _tells(rest, words, rules):
        low = lead.end()
    return sentence.start + low


def _tells(folded: str, words: frozenset[str], rules: Rules) -> bool:
    """Whether a part of a sentence with these words tells what is or will be done."""
    if DENIED.search(folded, words):
        return False
    return promises(folded, words) or enumeration_words(rules).present.search(folded, words) is not None
