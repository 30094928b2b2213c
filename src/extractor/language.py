"""Document -> Reading: tokens, sentences and cues, marked by spaCy; conclusions are drawn elsewhere.

The tokenizer is built from spaCy's French punctuation rules without `spacy.lang.fr`, whose import alone
compiles one expression of 1.4 MB for two seconds. Hyphens and elisions split, so that a phrase of the
lexicon matches whatever its hyphens; titles such as « M. » stay whole, so that they end no sentence.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
from spacy.attrs import IDX, IS_PUNCT, LENGTH, NORM, ORTH
from spacy.lang.char_classes import ALPHA, CONCAT_QUOTES, LIST_ELLIPSES, LIST_PUNCT, LIST_QUOTES
from spacy.language import BaseDefaults
from spacy.language import Language as SpacyLanguage
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractor.model import OCR_RULE, Document, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from extractor.rules import Rules

# Abbreviations whose full stop ends no sentence.
_ABBREVIATIONS = (
    "M.", "MM.", "Mr.", "Mme.", "Mmes.", "Mlle.", "Dr.", "Pr.", "Me.", "St.", "Ste.",
    "art.", "Art.", "al.", "obj.", "Obj.", "cf.", "Cf.", "ex.", "p.", "pp.", "n.", "réf.", "Réf.",
    "tél.", "Tél.", "env.", "max.", "min.", "janv.", "févr.", "avr.", "juil.", "sept.", "oct.",
    "nov.", "déc.", "etc.", "resp.", "dépt.",
    *(f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)  # fmt: skip
_START = attrgetter("start")
_Made = TypeVar("_Made")
_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a"


class _Defaults(BaseDefaults):
    tokenizer_exceptions = {text: [{ORTH: text}] for text in _ABBREVIATIONS}  # noqa: RUF012
    prefixes = (
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, "€", "§", "%", "=", r"\+", "–", "—", "-",
        rf"(?:[dlnmtscjDLNMTSCJ]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’](?=[{ALPHA}0-9])",
    )  # fmt: skip
    suffixes = (
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, "€", "%", "'", "’", "–", "—", "-",
        r"(?<=[0-9])(?:[kKM]?€|%)", rf"(?<=[0-9{ALPHA})€%]|[{CONCAT_QUOTES}])\.",
    )  # fmt: skip
    infixes = (
        *LIST_ELLIPSES,
        r"(?<=[0-9])(?=[kKM]?€)",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])(?:-|–|—|/|\(|\)|‐|‑)(?=[{ALPHA}0-9(])",
        rf"(?<=[{ALPHA}]['’])(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
    )
    stop_words: set[str] = set()  # noqa: RUF012
    token_match = None
    url_match = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+").match


class _French(SpacyLanguage):  # type: ignore[no-untyped-call]
    lang = "fr"
    Defaults = _Defaults


@lru_cache(maxsize=100_000)
def norm(word: str) -> str:
    """A word without case, accents and plural: « Départementaux » gives `departemental`."""
    word = word.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE").replace("’", "'")
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()
    if len(word) > 3 and word.isalpha():
        if word.endswith("aux") and not word.endswith("eaux"):
            return word[:-3] + "al"
        if word[-1] in "sx":
            return word[:-1]
    return word


class _Fold(dict[int, str]):
    """Character by character: case and accents away, kinds of spaces, apostrophes and hyphens made one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "’‘ʼ´`′":
            folded = "'"
        elif char in "‐‑\u00ad":
            folded = "-"
        elif char in "—−":
            folded = "–"
        elif char in "º˚":
            folded = "°"
        elif char == "\n":
            folded = char
        elif char.isspace():
            folded = " "
        elif char.isalpha():
            base = unicodedata.normalize("NFKD", char)[0].lower()
            folded = base if len(base) == 1 else char
        else:
            folded = char
        self[code] = folded
        return folded


_FOLD = _Fold()


def fold(text: str) -> str:
    """`text` folded for matching, one character for one, so that offsets stay the same."""
    return text.translate(_FOLD)


class Cue(NamedTuple):
    """A phrase of the lexicon found in the text: the file and label it comes from, and its range."""

    lexicon: str
    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A document with what spaCy marked in it. All ranges count characters of `document.text`.

    `folded` is the text without case and accents, character for character; `doc` the spaCy Doc (its
    text differs from the document's only in that every kind of space is a plain one); `sentences` are
    ranges that never cross a block or a table cell; `cues` the phrases of the lexicon, by lexicon.
    """

    document: Document
    folded: str
    doc: Doc
    sentences: tuple[tuple[int, int], ...]
    cues: dict[str, tuple[Cue, ...]]

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    def once(self, make: Callable[[Reading], _Made]) -> _Made:
        """What `make` works out of this reading, kept from the first time on."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _cue_starts(self) -> dict[str, list[int]]:
        return {lexicon: [cue.start for cue in cues] for lexicon, cues in self.cues.items()}

    @cached_property
    def _ocr_pages(self) -> frozenset[int]:
        return frozenset(page.number for page in self.document.pages if page.ocr)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The range of the sentence around `offset` (or of the one before, between two)."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(index, 0)] if self.sentences else (0, len(self.text))

    def cues_in(self, lexicon: str, start: int, end: int) -> tuple[Cue, ...]:
        """The cues of one lexicon that lie within `start:end`."""
        starts = self._cue_starts.get(lexicon, [])
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        found = self.cues[lexicon][first : bisect_left(starts, end, first)]
        return found if found[-1].end <= end else found[:-1]  # they do not overlap: only the last can go on

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence for a fact that stands at `start:end`.

        What OCR read is less sure than what was written: there, the rule is another one (`…/ocr`), whose
        confidence is measured apart and, as long as it is not, sends the fact to the review.
        """
        document = self.document
        page = document.page_at(start)
        return Evidence(
            start=start,
            end=end,
            quote=document.text[start:end],
            rule=rule + OCR_RULE if page in self._ocr_pages else rule,
            page=page,
            boxes=document.boxes(start, end),
        )


class Language:
    """The spaCy side of the pipeline, made once and used for every document.

    `rules.lexicon.phrases` gives the cues. Raises nothing of its own: rules are validated when loaded.
    """

    def __init__(self, rules: Rules) -> None:
        self.nlp = _French()
        self.nlp.vocab.lex_attr_getters[NORM] = norm  # type: ignore[attr-defined]
        self.nlp.max_length = 20_000_000
        self._stops = np.array([self.nlp.vocab.strings.add(stop) for stop in ".!?…"], dtype=np.uint64)
        self._labels: dict[int, tuple[str, str]] = {}
        self._matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        for lexicon, labels in rules.lexicon.phrases.items():
            for label, phrases in labels.items():
                if label.startswith("not_"):  # words to look up, not phrases to mark
                    continue
                docs = [self.nlp.make_doc(variant) for phrase in phrases for variant in _variants(phrase)]
                name = f"{lexicon}\t{label}"
                self._matcher.add(name, docs)
                self._labels[self.nlp.vocab.strings[name]] = (lexicon, label)

    def tokenize(self, text: str) -> Doc:
        """The tokens of `text`; offsets are those of `text`."""
        for space in _SPACES:
            text = text.replace(space, " ")
        return self.nlp.make_doc(text)

    def annotate(self, document: Document) -> Reading:
        """Marks tokens, sentences and cues in `document`."""
        doc = self.tokenize(document.text)
        # Columns of all tokens at once: making a Token of each costs more than all the rest.
        columns = [IDX, LENGTH, ORTH, IS_PUNCT]
        tokens: NDArray[np.uint64] = doc.to_array(columns).reshape(-1, 4)  # type: ignore[assignment]
        starts = tokens[:, 0].tolist()
        ends = (tokens[:, 0] + tokens[:, 1]).tolist()
        boundaries = sorted(set(_boundaries(document)))
        opens = self._opening(tokens, boundaries)
        sentences = _sentence_ranges(document.text, opens, starts, ends, boundaries)
        return Reading(
            document=document,
            folded=fold(document.text),
            doc=doc,
            sentences=tuple(_within_blocks(document, sentences)),
            cues=self._cues(doc, starts, ends),
        )

    def _opening(self, tokens: NDArray[np.uint64], boundaries: list[int]) -> list[int]:
        """The tokens that open a sentence: at an edge, or after a full stop (as spaCy's sentencizer)."""
        if not len(tokens):
            return []
        opens = np.isin(tokens[:, 0], np.array(boundaries, dtype=np.uint64))
        stop = np.isin(tokens[:, 2], self._stops)
        words = np.flatnonzero(~stop & (tokens[:, 3] == 0))  # what is neither a stop nor other punctuation
        stops = np.cumsum(stop)[words]
        opens[words[np.diff(stops, prepend=0) > 0]] = True
        opens[0] = True
        return np.flatnonzero(opens).tolist()

    def _cues(self, doc: Doc, starts: list[int], ends: list[int]) -> dict[str, tuple[Cue, ...]]:
        """The phrases of each lexicon, the longest first and none over another, in the order of the text."""
        found: dict[str, list[tuple[int, int, int, int, str]]] = {}
        for number, (key, first, last) in enumerate(self._matcher(doc)):
            lexicon, label = self._labels[key]
            found.setdefault(lexicon, []).append((first - last, first, number, last, label))
        return {lexicon: _longest(lexicon, spans, starts, ends) for lexicon, spans in found.items()}


def _longest(
    lexicon: str, spans: list[tuple[int, int, int, int, str]], starts: list[int], ends: list[int]
) -> tuple[Cue, ...]:
    """Cues for spans (minus length, first token, order, last token, label): the longest, then the first."""
    taken: set[int] = set()
    kept: list[Cue] = []
    for _, first, _, last, label in sorted(spans):
        if first not in taken and last - 1 not in taken:
            taken.update(range(first, last))
            kept.append(Cue(lexicon, label, starts[first], ends[last - 1]))
    return tuple(sorted(kept, key=_START))


def _variants(phrase: str) -> Iterable[str]:
    """A phrase as written, with the other apostrophe, and with its hyphens as spaces."""
    yield phrase
    if "'" in phrase:
        yield phrase.replace("'", "’")
    if "-" in phrase:
        yield phrase.replace("-", " ")


def _boundaries(document: Document) -> Iterable[int]:
    for block in document.blocks:
        yield block.start
        yield block.end
    for table in document.tables:
        for cell in table.cells:
            if cell.end > cell.start:
                yield cell.start


def _within_blocks(document: Document, ranges: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The ranges that begin in a block; both come in the order of the text."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for start, end in ranges:
        while block is not None and block.end <= start:
            block = next(blocks, None)
        if block is not None and block.start <= start:
            yield start, end


def _sentence_ranges(
    text: str, opens: list[int], starts: list[int], ends: list[int], boundaries: list[int]
) -> Iterable[tuple[int, int]]:
    """Trimmed sentence ranges, cut at the edges of blocks and cells; a list marker is a range of its own."""
    for first, following in pairwise([*opens, len(starts)]):
        start, end = starts[first], ends[following - 1]
        # A separator (« | » between cells, a list marker) may trail the sentence: cut at the block's end.
        for index in range(bisect_right(boundaries, start), len(boundaries)):
            edge = boundaries[index]
            if edge >= end:
                break
            if text[start:edge].strip():
                end = edge
                break
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
            end -= 1
        if end > start:
            yield start, end
