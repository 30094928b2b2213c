"""Which paper a signing sentence is about: ours, or a petition, a charter, the contract of another policy."""

from __future__ import annotations

import re

from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

_TOPIC = re.compile(
    r"[^.;:]{0,12}\b(?:un|une|la|le|les|des|deux)\s(?:[a-z]+\s)?(?:conventions?|contrats?|chartes?|protocoles?|accords?)"
    r"[^.;:,]{0,30}?\s(?:contre|sur|relati(?:f|ve)s?\sa|portant|d'accueil|pour\s(?:l[ae]s?\s|l')(?!periode|annee|annees|exercice|compte\b))"
)
_PAPER = re.compile(
    r"(?<![a-z])(?:contrats?|conventions?|avenants?|documents?|accords?|protocoles?|textes?)(?![a-z])"
)
_AWAY = 4  # « un contrat de bail » is no contract of ours
_OF_SIGNING = re.compile(r"\s(?:officielle\s)?de\s(?:la\s)?(?:co-?)?signature")  # « cérémonie de signature »
_ACT = re.compile(r"(?<![a-z])(?:contrat|convention|avenant|accord|protocole|pacte|charte|plan)s?(?![a-z])")
_COMPLEMENT = re.compile(r"(?:(?!\s(?:qui|que|en\spresence|a\sl'hotel|aux?\scotes?)\s)[^.;:,(]){0,110}")


class Papers:
    """Tells the papers apart that sentences of one reading say are signed."""

    def __init__(self, reading: Reading, words: SigningWords) -> None:
        self._folded, self._words = reading.folded, words

    def is_of_other_paper(self, start: int, end: int) -> bool:
        """« La pétition a reçu les signatures de X »: the last paper named is none of ours."""
        found = self._words.other_papers.finditer(self._folded, start, end)
        papers = [p for p in found if not _OF_SIGNING.match(self._folded, p.end())]
        return bool(papers) and _PAPER.search(self._folded, papers[-1].end(), end) is None

    def is_of_other_paper_there(self, start: int, verb: int, end: int) -> bool:
        """The same of what stands before a verb of signing and right after it."""
        about = _COMPLEMENT.match(self._folded, verb, end)
        return self.is_of_other_paper(start, about.end() if about else verb)

    def names_ours(self, start: int, end: int) -> bool:
        """« le contrat qui rebat les cartes »: a contract stands in the range, away from its end."""
        return _PAPER.search(self._folded, start, end - _AWAY) is not None

    def is_elsewhere(self, start: int, end: int) -> bool:
        """« une convention pour l'accueil des victimes »: a subject is named, and it is not childhood."""
        topic = _TOPIC.match(self._folded, start, end)
        return topic is not None and self._words.our_subject.search(self._folded, start, end) is None

    def signs_other_policy(self, verb: int, end: int) -> bool:
        """« ont signé, en présence de X, la convention pour l'insertion »: the first paper after the verb."""
        if self._words.other_acts.match(self._folded, verb, end):
            return True
        paper = _ACT.search(self._folded, verb, end)
        return paper is not None and self._is_of_other_policy(paper.end(), end)

    def is_other_policy_signed(self, start: int, verb: int) -> bool:
        """« Le contrat de ville a été signé par »: the last paper before the verb."""
        found = list(_ACT.finditer(self._folded, start, verb))
        return bool(found) and self._is_of_other_policy(found[-1].end(), verb)

    def _is_of_other_policy(self, start: int, end: int) -> bool:
        """« contrat de ville », « convention départementale pour l'insertion »: what a paper is about."""
        about = _COMPLEMENT.match(self._folded, start, end)
        words = self._words
        return (
            about is not None
            and words.other_subject.search(about[0]) is not None
            and words.our_subject.search(about[0]) is None
        )
