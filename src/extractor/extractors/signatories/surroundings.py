"""What stands around the name of a person, as features: words before, after and in the sentences beside.

They know no French but the verbs of signing; which words tell that somebody signs is learnt from examples.
Words are cut to their first letters, so that « signataire » and « signataires » are one; all numbers are
one, and so are all names, since who signs is no matter of who it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extractor.extractors.signatories.named import Candidate, Mention, Named
from extractor.extractors.signatories.names import Name
from extractor.language import Reading, fold

Features = set[str]

_TOKEN = re.compile(r"\x01\x02*|[a-z]{2,}|\d+|[:;«»(),.!?/|–-]")
_NAME = "nnn"
_LETTERS = 7
_SIGNING = ("sign", "cosign", "paraph", "contres")
_CLOSE = 6  # words before and after
_BESIDE = 40  # words of the sentence before, and of the next
_SHORT = 60  # characters of a line that holds little but a name
_FIELD = 150  # characters of one signature in a block
_ABOVE = 400  # characters over « Fait à » where the parties may stand
_DONE_AT = re.compile(r"\bfait (?:a|en (?:double|deux|trois)|le)\b")
_LETTER = re.compile(r"[a-z0-9]")
_FIFTHS = 5


class Surroundings:
    """Reads the words of one document once."""

    def __init__(self, reading: Reading, title: str, named: Named) -> None:
        self._reading, self._candidates = reading, named.candidates
        masked: list[str] = []
        floor = 0
        folded = reading.folded
        spans = sorted({(m.name.outer, m.name.end) for c in named.candidates for m in c.mentions})
        for start, end in spans:
            if start >= floor:
                masked += (folded[floor:start], "\x01", "\x02" * (end - start - 1))
                floor = end
        self._masked = "".join((*masked, folded[floor:]))
        found = [(match.start(), match[0]) for match in _TOKEN.finditer(self._masked)]
        self._starts = [start for start, _ in found]
        self._words = [
            _NAME if word[0] == "\x01" else "#" if word[0].isdigit() else word[:_LETTERS] for _, word in found
        ]
        self._sentences = [self._range(start, end) for start, end in reading.sentences]
        self._signing = [
            number
            for number, (low, high) in enumerate(self._sentences)
            if any(word.startswith(_SIGNING) for word in self._words[low:high])
        ]
        self._headings = [b for b in reading.document.blocks if b.kind == "heading"]
        done = [match.start() for match in _DONE_AT.finditer(folded)]
        self._done_at = done[-1] if done else None
        self._document = {
            f"people {min(8, len(self._candidates))}",
            f"signing {min(3, len(self._signing))}",
            *(f"t:{word[:_LETTERS]}" for word in _TOKEN.findall(fold(title))),
        }

    def of(self, candidate: Candidate) -> Features:
        """What holds of a person: all that stands around the places where he or she is named."""
        features = self._document | {
            f"mentions {min(4, sum(m.name is not None for m in candidate.mentions))}"
        }
        for mention in candidate.mentions:
            features |= self.around(mention)
        return features

    def around(self, mention: Mention) -> Features:
        """What stands around one place where a person is named."""
        name = mention.name
        features = self._beside(mention) | self._place(name)
        features |= {f"title {name.title}", "given" if name.given else "family name alone"}
        if self._reading.text[name.start : name.end].isupper():
            features.add("capitals")
        return features

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def _beside(self, mention: Mention) -> Features:
        """The words of the sentence, of those beside it, and between the person and a word of signing."""
        words, number = self._words, mention.sentence
        low, high = self._sentences[number]
        at, after = self._range(mention.name.outer, mention.name.end)
        before, behind = words[max(low, at - _CLOSE) : at], words[after : min(high, after + _CLOSE)]
        features = {f"b:{word}" for word in before} | {f"a:{word}" for word in behind}
        features |= {f"s:{word}" for word in words[low:high]}
        for place in (1, 2):
            features.add(f"b{place}:{before[-place] if len(before) >= place else '^'}")
            features.add(f"a{place}:{behind[place - 1] if len(behind) >= place else '$'}")
        if number:
            first, last = self._sentences[number - 1]
            features |= {f"sb:{word}" for word in words[max(first, last - _BESIDE) : last]}
        if number + 1 < len(self._sentences):
            first, last = self._sentences[number + 1]
            features |= {f"sa:{word}" for word in words[first : min(last, first + _BESIDE)]}
        features.add(f"in sentence {min(4, words[low:high].count(_NAME))}")
        verbs = [place for place in range(low, high) if words[place].startswith(_SIGNING)]
        if verbs:
            features |= self._path(at, after, verbs)
        if self._signing:
            near = bisect_left(self._signing, number)
            far = min(abs(number - other) for other in self._signing[max(0, near - 1) : near + 1])
            features.add(f"signing at {far if far < 2 else 2 if far < 4 else 3}")
        return features

    def _path(self, at: int, after: int, verbs: list[int]) -> Features:
        """The words between a person and the nearest word of signing, and on which side of it that stands."""
        words = self._words
        ways = [(v + 1, at, ">", v) if v < at else (after, v, "<", v) for v in verbs]
        low, high, side, verb = min(ways, key=lambda way: way[1] - way[0])
        between = words[low:high]
        features = {f"p{side}:{word}" for word in between}
        features |= {
            f"p{side}{words[verb]}",
            f"p{side}names {min(4, between.count(_NAME))}",
            f"p{side}far {min(6, len(between) // 4)}",
        }
        return features

    def _place(self, name: Name) -> Features:
        """Where in the document a person is named: line, block, heading, quotation, signature block."""
        start, masked, blocks = name.outer, self._masked, self._reading.document.blocks
        features = {f"part {min(_FIFTHS - 1, start * _FIFTHS // max(1, len(masked)))}"}
        end = masked.find("\n", name.end)
        line = masked[masked.rfind("\n", 0, start) + 1 : end if end >= 0 else len(masked)]
        if len(line) < _SHORT:
            features.add("short line")
        if not _LETTER.search(line):
            features.add("alone")
        index = bisect_right(blocks, start, key=lambda block: block.start) - 1
        features.add(f"block {blocks[index].kind}" if index >= 0 else "no block")
        over = bisect_right(self._headings, start, key=lambda block: block.start) - 1
        if over >= 0:
            low, high = self._range(self._headings[over].start, self._headings[over].end)
            features |= {f"h:{word}" for word in self._words[low:high]}
        if self._done_at is not None:
            below = start - self._done_at
            features.add(
                f"signature {min(3, below // _FIELD)}"
                if below > 0
                else "over signatures"
                if below > -_ABOVE
                else "text of an act"
            )
        if masked.count("«", 0, start) > masked.count("»", 0, start):
            features.add("in a quotation")
        return features
