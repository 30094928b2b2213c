"""Actions that prose tells sentence by sentence: « Un bus fera halte … », « Trois postes sont prévus ».

No word announces them. What is measured of each sentence (the future, who works for children or is helped,
the life of the contract, where it stands) is weighed by the decision `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractor.extractors.actions.decision import Features, decision
from extractor.extractors.actions.grammar import (
    NOT_ACTION,
    OFFERED,
    doing_words,
    is_infinitive,
    word_is_doing,
)
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
from extractor.extractors.actions.words import EnumerationWords, said
from extractor.extractors.actions.words import words as enumeration_words
from extractor.language import Reading
from extractor.model import Block
from extractor.rules import Rules

Span = tuple[int, int]
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
_HEADS = {"heading", "title"}
_BESIDE = 0.5  # how sure, to be told beside another one in its paragraph
_LABEL = 14  # « Mesure 12 – »: what follows the action in its paragraph describes it
_SHORTEST = 20
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence without « Enfin, » and « Autre nouveauté : »; `number` is its place among all sentences."""

    start: int
    end: int
    number: int
    block: int
    heading: Block | None


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
    sentences = _sentences(reading, rules, taken)
    for _, paragraph in groupby(sentences, key=lambda sentence: sentence.block):
        told = {
            (s.start, s.end): probability((s.start, s.end), measured.of(s))
            for s in paragraph
            if measured.may_tell(s) and not measured.takes_back(s)
        }
        if any(p >= weighed.threshold for p in told.values()):
            for span, p in told.items():
                if p >= weighed.threshold * _BESIDE:
                    yield from _clauses(reading, span)


def _sentences(reading: Reading, rules: Rules, taken: Sequence[Span]) -> Iterator[_Sentence]:
    """The sentences of paragraphs, but those of an intro and those below the heading that is the action."""
    blocks = reading.document.blocks
    intros = {block.intro for block in blocks}
    heading: Block | None = None
    described = False
    numbered = enumerate(reading.sentences)
    by_block = groupby(numbered, key=lambda pair: reading.document.block_at(pair[1][0]))
    spans = {index: list(group) for index, group in by_block if index is not None}
    for index, block in enumerate(blocks):
        if block.kind in _HEADS:
            heading = block
            described = any(low < block.end and block.start < high for low, high in taken)
        labelled = any(block.start < low < block.start + _LABEL and high < block.end for low, high in taken)
        if block.kind != "paragraph" or described or labelled or index in intros:
            continue
        for number, (start, end) in spans.get(index, []):
            if not any(low < end and start < high for low, high in taken):
                low = _without_opening(reading, rules, start, end)
                yield _Sentence(low, end, number, index, heading)


class _SentenceFeatures:
    """Measures the sentences of one document."""

    def __init__(self, reading: Reading, rules: Rules, document_type: str) -> None:
        self._reading, self._rules = reading, rules
        self._type, self._news = document_type, document_type in _NEWS
        self._heads = doing_words(rules)
        self._words: EnumerationWords = enumeration_words(rules)
        self._sections: dict[int, dict[str, bool]] = {}
        self._promising: dict[int, bool] = {}

    def of(self, sentence: _Sentence) -> Features:
        """The features of a sentence by name."""
        reading, at = self._reading, (sentence.start, sentence.end)
        folded, text = reading.folded[slice(*at)], reading.text[slice(*at)]
        labels = spoken(reading, *at)
        served, running = labels.count("served"), labels.count("running")
        promise = promises(folded)
        goes_on = GOES_ON.search(folded) is not None
        words_said = said(folded)
        present = self._has("present", self._words.present, folded, words_said) and not goes_on
        grows = GROWS.search(folded) is not None
        doing = word_is_doing(folded, self._heads) or is_infinitive(folded, self._rules)
        main = _SUBORDINATE.split(text, maxsplit=1)[0]
        nominal = (doing or OFFERED.match(folded) is not None) and not VERBAL.search(main) and not promise
        words = folded.count(" ") + 1
        named = {cue.label for cue in reading.cues_in("lists", *at)}
        found: dict[str, float] = {
            "served": served > 0,
            "served, how often": min(served, 4) / 2,
            "served early": speaks_of(reading, "served", at[0], min(at[1], at[0] + _FIRST)) > 0,
            "promise": promise,
            "promise in news": promise and self._news,
            "promise in news, served": promise and self._news and served > 0 and not running,
            "present": present,
            "present, served": present and served > 0 and not running,
            "passive": self._has("passive", self._words.passive, folded, words_said),
            "grows": grows,
            "grows, served": grows and served > 0,
            "introduced": self._has("introduced", self._words.introduced, folded, words_said),
            "offered": OFFERED.match(folded) is not None,
            "doing": doing,
            "no verb, served": nominal and served > 0,
            "small letter": text[:1].islower(),
            "running": running > 0,
            "goes on": goes_on,
            "past": PAST.search(text) is not None,
            "against": NOT_ACTION.match(folded) is not None,
            "money": MONEY.search(folded) is not None,
            "people": len(reading.cues_in("roles", *at)) / 3,
            "short": words < 6,
            "long": words > 40,
            "first": reading.document.blocks[sentence.block].start == sentence.start,
            "news": self._news,
            "contract": self._type in {"contrat", "circulaire"},
            "assembly": self._type == "deliberation",
            **{f"names {label}": True for label in named & _SPEAKING},
            **self._neighbours(sentence),
            **self._under(sentence),
        }
        return {name: float(value) for name, value in found.items() if value}

    def _has(self, name: str, pattern: re.Pattern[str], folded: str, words_said: set[str]) -> bool:
        quick = words_said.isdisjoint(self._words.needed[name])
        return not quick and pattern.search(folded) is not None

    def may_tell(self, sentence: _Sentence) -> bool:
        """Whether it names somebody helped, or begins with something done or given."""
        at = (sentence.start, sentence.end)
        if "served" in spoken(self._reading, *at):
            return True
        folded = self._reading.folded[slice(*at)]
        return word_is_doing(folded, self._heads) or OFFERED.match(folded) is not None

    def takes_back(self, sentence: _Sentence) -> bool:
        """Somebody says it or asks for it; it was refused, will not be, or is what something else is for."""
        at = (sentence.start, sentence.end)
        folded = self._reading.folded[slice(*at)]
        return bool(
            self._is_quoted(sentence)
            or folded.rstrip(" «").endswith("?")
            or speaks_of(self._reading, "refuses", *self._reading.sentences[sentence.number])
            or DENIED.search(folded)
            or AIM.search(folded)
        )

    def _promises(self, number: int) -> bool:
        if number not in self._promising:
            at = self._reading.sentences[number]
            labels = spoken(self._reading, *at)
            told = "served" in labels and "running" not in labels
            self._promising[number] = told and promises(self._reading.folded[slice(*at)])
        return self._promising[number]

    def _neighbours(self, sentence: _Sentence) -> dict[str, float]:
        near = [
            self._promises(n)
            for n in (sentence.number - 1, sentence.number + 1)
            if 0 <= n < len(self._reading.sentences)
            and self._reading.document.block_at(self._reading.sentences[n][0]) == sentence.block
        ]
        return {"neighbours promise": float(sum(near))}

    def _under(self, sentence: _Sentence) -> dict[str, bool]:
        """The section: its heading, and whether it announces examples."""
        heading = sentence.heading
        if heading is None:
            return {"no heading": True}
        if heading.start not in self._sections:
            at = (heading.start, heading.end)
            folded = self._reading.folded[slice(*at)]
            self._sections[heading.start] = {
                "heading on else": speaks_of(self._reading, "other headings", *at) > 0,
                "heading restates": bool(commitment_of(self._reading.text[slice(*at)], self._rules.taxonomy)),
                "heading of doing": word_is_doing(folded, self._heads),
                "examples": self._are_examples(sentence.block),
            }
        return self._sections[heading.start]

    def _is_quoted(self, sentence: _Sentence) -> bool:
        """What somebody says is an opinion, and seldom what the contract will do."""
        reading = self._reading
        before = reading.text[reading.document.blocks[sentence.block].start : sentence.start + 1]
        said = reading.text[sentence.start : sentence.end]
        return before.count("«") > before.count("»") or said.rstrip().endswith(("»", "»."))

    def _are_examples(self, index: int) -> bool:
        """Whether a paragraph stands under « Des exemples », even below « Dans l'Eure »."""
        for block in reversed(self._reading.document.blocks[:index]):
            if block.kind not in _HEADS:
                continue
            if _EXAMPLES.search(self._reading.folded, block.start, block.end):
                return True
            when = self._reading.text.startswith("Dès", block.start)
            if not when and not _PLACE_OR_THEME.match(self._reading.folded, block.start, block.end):
                return False
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


def _without_opening(reading: Reading, rules: Rules, start: int, end: int) -> int:
    """Where the action begins: after « Enfin, », « Autre mesure : », and a lead that tells none itself."""
    opening = _CONNECTIVE.match(reading.folded, start, end)
    low = opening.end() if opening else start
    lead = _LEAD.match(reading.folded, low, end)
    if lead is None:
        return low
    rest = reading.folded[lead.end() : end]
    named = word_is_doing(rest, doing_words(rules))
    if _tells(lead[0], rules):
        return lead.end() if named and _ONE_ACTION.search(lead[0]) else low
    return lead.end() if named or _tells(rest, rules) else low


def _tells(folded: str, rules: Rules) -> bool:
    if DENIED.search(folded):
        return False
    return promises(folded) or enumeration_words(rules).present.search(folded) is not None
