"""What is noticed of a candidate: its form, what it speaks of, where it stands, what its neighbours are like.

None of it is the vocabulary of one document: a trait is a kind of word (an infinitive, a sum, somebody
helped), a place, or a share among the neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_

from extractor.extractors.actions.candidates import Candidate, CandidateKind
from extractor.extractors.actions.fiche_words import words as fiche_words
from extractor.extractors.actions.places import Span
from extractor.extractors.actions.words import in_order
from extractor.language import Reading, norm
from extractor.rules import Rules

Traits = dict[str, float]
"""Trait → 1, or a share; what does not hold is left out."""

# Phrases of the lexicon that say what is spoken of.
_LEXICA = ("enumerations", "promises")
_SPOKEN_OF = {"served", "running", "refuses", "children"}
_WORD = re.compile(r"[a-z]+|\d+")
_DIGIT = re.compile(r"\d")
# What single words tell, by their form on folded text.
_WORDS = {
    name: re.compile(pattern)
    for name, pattern in {
        "future": r"(?!(?:extra|ultra|infra|contra|opera|camera)$)[a-z]*(?:[eiu]ra|[eiu]ront|dra|dront|vra"
        r"|vront|tra|tront|rra|rront)",
        "imperfect": r"[a-z]{3,}(?:ait|aient)",
        "denied": r"ne|pas|aucune?|jamais",
        "goes on": r"deja|depuis|actuellement|habituellement|toujours",
        "we": r"nous|je|notre|nos|on",
        "you": r"vous|votre|vos",
        "finding": r"trop|manqu[a-z]*|difficultes?|insuffis[a-z]+|fragil[a-z]+|absence|faible[a-z]*|hausse"
        r"|augmentation|constat[a-z]*|delais?|saturation|seule?s?|moins",
        "money": r"euros?|millions?",
        "year": r"20\d\d",
        "date": r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre",
        "number": r"\d+|deux|trois|quatre|cinq|six|sept|huit|dix|douze",
        "contract": r"sign[a-z]+|paraph[a-z]+|conventions?|contrats?|avenants?|deliber[a-z]+",
        "law": r"loi|decret|articles?|code|arrete|circulaire|vu|considerant",
        "person": r"mme|madame|monsieur|president[a-z]*|prefe[a-z]+|ministre|directeur|directrice",
        "relative": r"qui|que|dont|ou",
        "verb": r"a|ont|est|sont|sera|seront|etait|etaient|avait|avaient|va|vont|doit|doivent"
        r"|peut|peuvent|permet|permettent|[a-z]{2,}(?:[ei]ra|[ei]ront|dra|dront|vra|vront|tra|tront|rra|rront|ait|aient)",
        "subordinate": r"qui|ou|que|dont|afin",
        "auxiliary": r"a|ont|avait|avaient|etait|etaient",
        "is": r"est|sont",
        "goes": r"va|vont|doit|doivent",
        "participle": r"[a-z]+(?:ee?s?|ie?s?|ue?s?|its?)",
        "in -é": r"[a-z]+ee?s?",
        "infinitive": r"[a-z]{2,}(?:er|ir|re)",
        "pronoun": r"y|en",
    }.items()
}
_OF_GRAMMAR = frozenset(
    {"verb", "subordinate", "auxiliary", "is", "goes", "participle", "in -é", "infinitive", "pronoun"}
)
# What words tell as a number with one bit for each name: that of a text is had by one « or » after another.
_BITS = {name: 1 << number for number, name in enumerate((*_WORDS, "past", "passive", "without verb"))}
_VERB, _SUBORDINATE, _PRONOUN = _BITS["verb"], _BITS["subordinate"], _BITS["pronoun"]
# A word of one kind and, next to it or one further, one of another: « a ouvert » is past.
_PAIRS = tuple(
    (_BITS[first], _BITS[second], _BITS[conclusion])
    for first, second, conclusion in (
        ("auxiliary", "participle", "past"),
        ("is", "in -é", "passive"),
        ("goes", "infinitive", "future"),
    )
)
_FIRSTS = reduce(or_, (first for first, _, _ in _PAIRS))
_SIGNS = {
    "«": "quoted",
    '"': "quoted",
    "?": "asked",
    "€": "money",
    "(": "aside",
    ": ": "explained",
    "http": "address",
    "www.": "address",
    "@": "address",
}
_LABEL = re.compile(
    r"(?:(?:mesure|action|fiche(?:\saction)?|objectif|axe|engagement|chantier|article|orientation|priorite)s?\s"
    r"(?:n°\s?)?[\d.]+\s?(?:[-–:.)]\s?)?|[a-h]?\d{1,2}(?:\.\d{1,2})?\s?[-–.:)]?\s(?=(?:[a-z]+[ei]r|l[ae]s?)\b))"
)
_TOPIC = re.compile(r"[^.:;]{3,50}\((?:objectif|obj\.)s?\s[^)]*\)\.?")
_LEAD = re.compile(r"[^:;.]{3,60}?\s?:\s")
_ANAPHORA = re.compile(r"(?:ils?|elles?|ce|cet|cette|ces|cela|celui|celles?|ceux|leurs?|y|en|c')(?![a-z])")
_THERE = re.compile(r"\b(?:y|en)\s(?:sera|seront|est|sont|etre|a|ont|[a-z]+r(?:a|ont))\b|\by\s[a-z]+er\b")
_ARTICLES = re.compile(
    r"(?:(?:les?|la|une?|des|du|de|aux?|deux|trois|quatre|cinq|six|dix|\d+|plusieurs|quelques|autres?|nouve[a-z]+)\s|[ld]'|[\"«(]\s?)*"
)
_FIRST_WORD = re.compile(r"[^\s,;:.'()]*")
_OFFERED = re.compile(
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|des|davantage)\s"
)
_ENDINGS = {
    name: re.compile(pattern)
    for name, pattern in {
        "-tion": r"[a-z]+[ts]ions?",
        "-ment": r"[a-z]{3,}ments?",
        "-age": r"[a-z]{3,}ages?",
        "-ure": r"[a-z]+tures?",
        "-ance": r"[a-z]+[ae]nces?",
        "infinitive": r"[a-z]{2,}(?:er|ir|oir|re)",
        "a number": r"\d+|deux|trois|quatre|cinq|six",
    }.items()
}
_LENGTHS = (25, 50, 90, 150, 250)
_HEADINGS = 3
_OF_HEAD = 3  # words of the head of a row or column,
_LETTERS = 7  # their first letters
_INTRO = 200  # characters of an intro, before its end, that name what follows
_SHARED = ("served", "doing", "future", "starts infinitive", "money", "date", "running", "person")


def traits(
    reading: Reading, rules: Rules, document_type: str, candidates: Sequence[Candidate]
) -> list[Traits]:
    """The traits of each candidate. `document_type` is the profile's."""
    last_in = {candidate.block: candidate.start for candidate in candidates}
    noticing = _Noticing(reading, rules, document_type, last_in)
    found = [noticing.of(candidate) for candidate in candidates]
    _compare(candidates, found)
    return found


class _Noticing:
    """`last_in`: where in each block its last candidate begins."""

    def __init__(
        self, reading: Reading, rules: Rules, document_type: str, last_in: Mapping[int, int]
    ) -> None:
        self._reading, self._type, self._last_in = reading, document_type, last_in
        self._blocks = reading.document.blocks
        self._heads = frozenset(norm(word) for word in rules.lexicon.phrases["lists"]["not_heads"])
        self._labels_of = fiche_words(rules)
        self._known_heads: dict[tuple[str, Span], Traits] = {}
        self._introducing = {block.intro for block in self._blocks}
        self._cues = sorted(
            (cue.start, cue.end, cue.label) for name in _LEXICA for cue in reading.cues.get(name, ())
        )
        self._starts = [start for start, _, _ in self._cues]
        self._contents: dict[int, set[str]] = {}
        self._around: dict[int, Traits] = {}
        self._above = list(self._headings())

    def of(self, candidate: Candidate) -> Traits:
        found = self._place(candidate)
        found.update(self._surroundings(candidate.block))
        self._add_wording(candidate, found)
        return found

    def _add_wording(self, candidate: Candidate, found: Traits) -> None:
        kind = candidate.kind
        folded = self._reading.folded[candidate.start : candidate.end]
        if label := _LABEL.match(folded):
            folded = folded[label.end() :]
            found[f"{kind} labelled"] = 1.0
        if "(" in folded and _TOPIC.match(folded):
            found["topic with objective"] = 1.0
        if ":" in folded and _LEAD.match(folded):
            found[f"{kind} lead"] = 1.0
        for sign, name in _SIGNS.items():
            if sign in folded:
                found[name] = 1.0
        said = _said(folded)
        found.update(_named(said, kind))
        for name in self._labels(candidate.start, candidate.end) & _SPOKEN_OF:
            found[name] = found[f"{kind} {name}"] = 1.0
        articles = _ARTICLES.match(folded)
        first = _FIRST_WORD.match(folded, articles.end() if articles else 0)
        word = first[0] if first else ""
        found.update(_starts(_endings(word), kind))
        if norm(word) in self._heads:
            found["doing"] = found[f"{kind} doing"] = 1.0
        if _OFFERED.match(folded):
            found["offered"] = 1.0
        if articles and articles.end():
            found[f"article {articles[0].split()[0]}"] = 1.0
        if _ANAPHORA.match(folded):
            found[f"{kind} refers back"] = 1.0
        if said & _PRONOUN and _THERE.search(folded):
            found[f"{kind} there"] = 1.0
        found.update(_lengths(kind, bisect_left(_LENGTHS, candidate.end - candidate.start)))

    def _labels(self, start: int, end: int) -> set[str]:
        """The labels of the phrases on what is spoken of, within a range."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return {label for _, high, label in self._cues[first:last] if high <= end}

    def _surroundings(self, index: int) -> Traits:
        """What the headings above, and the intro of its list, say that follows."""
        if index in self._around:
            return self._around[index]
        found = self._around[index] = {}
        for depth, heading in enumerate(self._above[index]):
            level = "heading" if depth == 0 else "upper heading"
            for label in self._contents_of(heading):
                found[f"{level}: {label}"] = 1.0
        intro = self._blocks[index].intro
        if intro is not None:
            for label in self._contents_of(intro):
                found[f"intro: {label}"] = 1.0
            if self._reading.text[self._blocks[intro].end - 1] == ":":
                found["intro with colon"] = 1.0
        return found

    def _contents_of(self, index: int) -> set[str]:
        """The labels of the phrases that name what follows a heading or intro."""
        if index not in self._contents:
            block = self._blocks[index]
            start = max(block.start, block.end - _INTRO)
            labels = {cue.label for cue in self._reading.cues_in("lists", start, block.end)}
            labels |= self._labels(start, block.end) & {"other headings", "served"}
            self._contents[index] = labels
        return self._contents[index]

    def _heads_of(self, cell: Candidate) -> Traits:
        """What the cells say that head the row and the column of a cell."""
        found: Traits = {}
        for name, head in (("row", cell.row), ("column", cell.column)):
            if head is not None:
                known = self._known_heads.get((name, head))
                found.update(known or self._known_heads.setdefault((name, head), self._head(name, head)))
        return found

    def _head(self, name: str, head: Span) -> Traits:
        folded = self._reading.folded[slice(*head)].strip(" :.*")
        kind = self._labels_of.kind(folded) or "other words"
        words = (word[:_LETTERS] for word in _WORD.findall(folded)[:_OF_HEAD])
        return dict.fromkeys((f"{name} headed by {kind}", *(f"{name} head {word}" for word in words)), 1.0)

    def _headings(self) -> Iterator[list[int]]:
        """For each block the heading above, the one above that of a higher level, and so on."""
        above: list[int] = []
        for index, block in enumerate(self._blocks):
            yield above
            if block.kind in ("heading", "title"):
                higher = [i for i in above if self._blocks[i].level < block.level]
                above = [index, *higher][:_HEADINGS]

    def _place(self, candidate: Candidate) -> Traits:
        kind, block, text = candidate.kind, self._blocks[candidate.block], self._reading.text
        quarter = 4 * candidate.start // max(1, len(text))
        found = dict(_kind_and_quarter(kind, self._type, quarter))
        after = text[candidate.end : candidate.end + 3].lstrip()
        if after[:1] == ":":
            found["colon after"] = found[f"{kind} colon after"] = 1.0
        if self._last_in[candidate.block] == candidate.start:
            if candidate.block in self._introducing:
                found[f"{kind} introduces"] = 1.0
            below = self._blocks[candidate.block + 1] if candidate.block + 1 < len(self._blocks) else None
            found[f"{kind} before {below.kind if below else 'nothing'}"] = 1.0
        if kind == "item":
            found["nested"] = float(block.parent is not None)
        elif kind == "heading":
            found[f"level {min(block.level, 4)}"] = 1.0
        elif kind == "cell":
            found[f"column {min(candidate.place, 3)}"] = 1.0
            found["first row"] = float(candidate.first)
            found.update(self._heads_of(candidate))
        else:
            found["opens paragraph"] = float(candidate.place == 0)
            before = (block.start, candidate.start + 1)
            found["inside quotation"] = float(text.count("«", *before) > text.count("»", *before))
        return found


@lru_cache(maxsize=512)
def _kind_and_quarter(kind: CandidateKind, document_type: str, quarter: int) -> Traits:
    names = ("bias", kind, document_type, f"{document_type} {kind}", f"quarter {quarter + 1}")
    return dict.fromkeys(names, 1.0)


def _said(folded: str) -> int:
    """What the words of a text tell, one by one and in pairs."""
    words = list(map(_word_bits, _WORD.findall(folded) if _DIGIT.search(folded) else in_order(folded)))
    said = reduce(or_, words, 0)
    if said & _FIRSTS:
        words += (0, 0)
        for i, word in enumerate(words):
            if word & _FIRSTS:
                near = words[i + 1] | words[i + 2]
                for first, second, conclusion in _PAIRS:
                    if word & first and near & second:
                        said |= conclusion
    # A verb says something where it stands before the first « qui » or « dont ».
    leading = next((word for word in words if word & (_VERB | _SUBORDINATE)), _SUBORDINATE)
    return said | _BITS["without verb"] if leading & _SUBORDINATE else said


@lru_cache(maxsize=20_000)
def _word_bits(word: str) -> int:
    return sum(_BITS[name] for name, pattern in _WORDS.items() if pattern.fullmatch(word))


@lru_cache(maxsize=20_000)
def _named(said: int, kind: CandidateKind) -> Traits:
    """The traits of what words tell; to have no verb says another thing of each kind."""
    names = (name for name, bit in _BITS.items() if said & bit and name not in _OF_GRAMMAR)
    return dict.fromkeys((f"{kind} {name}" if name == "without verb" else name for name in names), 1.0)


@lru_cache(maxsize=64)
def _lengths(kind: CandidateKind, passed: int) -> Traits:
    return dict.fromkeys((f"{of}over {n}" for n in _LENGTHS[:passed] for of in ("", f"{kind} ")), 1.0)


@lru_cache(maxsize=20_000)
def _endings(word: str) -> tuple[str, ...]:
    return tuple(name for name, ending in _ENDINGS.items() if ending.fullmatch(word))


@lru_cache(maxsize=512)
def _starts(endings: tuple[str, ...], kind: CandidateKind) -> Traits:
    return dict.fromkeys((f"{of}starts {name}" for name in endings for of in ("", f"{kind} ")), 1.0)


def _compare(candidates: Sequence[Candidate], found: Sequence[Traits]) -> None:
    """Adds the share of the others in its series that have a trait."""
    series: dict[tuple[object, ...], list[int]] = {}
    for index, candidate in enumerate(candidates):
        series.setdefault((candidate.kind, *candidate.series), []).append(index)
    for members in series.values():
        others = len(members) - 1
        if not others:
            continue
        kind = candidates[members[0]].kind
        shared = [(name, [found[i].get(name, 0.0) for i in members]) for name in _SHARED]
        for name, holds in shared:
            if total := sum(holds):
                both = f"neighbours {name}", f"{kind} neighbours {name}"
                for i, own in zip(members, holds, strict=True):
                    found[i][both[0]] = found[i][both[1]] = (total - own) / others
        for i in members:
            found[i][f"{kind} neighbours"] = min(8, others) / 8
