"""Which sentences of a document say that our contract is signed, or about to be."""

from __future__ import annotations

import re
from functools import cached_property

from extractor.extractors.signatories.signing import Signing
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

_QUOTE = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
# « La stratégie a été signée à Paris », « l'ancien contrat qu'avait signé le préfet »: not this signing.
_OF_ALL = re.compile(
    r"\b(?:strategie|loi|plan|decret|circulaire)\b(?:(?!contrat|convention|avenant)[^.;:,]){0,40}\b(?:signee?|promulgue)"
    r"|\b(?:ancien|precedent)(?:ne|e)?\s(?:contrat|convention|avenant|accord)"
)
WE = re.compile(r"\b(?:nous\s(?:avons|venons\sde)|j'ai|je)\s(?:[a-z]+\s)?sign|\bnous\ssignons\b")


class Telling:
    """Reads the sentences of one document."""

    def __init__(self, reading: Reading, words: SigningWords, signing: Signing) -> None:
        self._reading, self._words, self._signing = reading, words, signing
        self._folded = reading.folded

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of those that say so."""
        return tuple(n for n in self._signing.spoken_numbers if self._tells(*self._reading.sentences[n]))

    def _tells(self, start: int, end: int) -> bool:
        """Whether a sentence says that our contract is signed, or about to be."""
        folded, words, papers = self._folded, self._words, self._signing.papers
        if not self._signing.is_spoken_of(start, end):
            return False
        found = words.tells.search(folded, start, end)
        if (
            found is None
            or _OF_ALL.search(folded, start, end)
            or papers.is_elsewhere(start, end)
            or papers.is_elsewhere(found.end(), end)
        ):
            return False
        if words.other_acts.match(folded, found.end(), end):
            return False
        sentence = folded[start:end]
        if words.tells_not.search(sentence) or papers.is_of_other_paper_there(start, found.end(), end):
            return False
        if papers.is_other_policy_signed(start, end):
            return False
        if WE.search(sentence):
            return True
        outside = _QUOTE.sub(lambda m: " " * len(m[0]), sentence)
        return words.tells.search(outside) is not None
