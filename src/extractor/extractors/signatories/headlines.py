"""Who signs by the headline of an interview.

« Maud Lescure : « J'ai signé, parce que le texte avait changé » » over « Présidente du département ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.extractors.signatories.holders import Holders
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.language import Reading

_RULE = "signatories.context"
_SAID = re.compile(r"\s?:\s?[«“\"]\s?[^»”\"]{0,60}?\b(?:j'ai|nous\savons)\s(?:[a-z]+\s)?signee?\b")


class Headlines:
    """Looks for such headlines in one reading."""

    def __init__(self, reading: Reading, people: People, signing: Signing) -> None:
        self._reading, self._people = reading, people
        self._signing, self._folded = signing, reading.folded

    def speakers(self, holders: Holders) -> Iterator[Person]:
        """Whoever a headline quotes with « j'ai signé », as far as an office is known."""
        for block in self._reading.document.blocks:
            if block.kind not in ("title", "heading") or not self._signing.is_spoken_of(
                block.start, block.end
            ):
                continue
            name = next(iter(self._people.within(block.start, block.end)), None)
            if name is None or name.outer != block.start:
                continue
            said = _SAID.match(self._folded, name.end, block.end)
            if said is None or self._signing.papers.is_of_other_paper(said.end(), block.end):
                continue
            if (holder := holders.of(name)) and holder.party in CORE:
                yield Person(name, holder.function, holder.party, _RULE, name.outer, name.end)
