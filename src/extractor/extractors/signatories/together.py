"""Who signs where no construction says so: heads of the parties who stand together where signing is told.

« Autour du contrat, tout juste signé, il y avait le préfet X, la présidente Y et Z pour l'ARS. » Each party
signs once; so the prefect, the president and the delegate whom one sentence names, none of them doing other
things in it, are those who sign, as far as nobody else was found for their party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.extractors.signatories.heads import Heads
from extractor.extractors.signatories.names import People, same_person
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.telling import Telling
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

_FINITE = re.compile(
    r"\b(?:a|ont|est|sont|etait|etaient|sera|seront|avait|avaient|fut|furent|va|vont|[a-z]{3,}(?:aient|ait|eront|era)"
    r"|(?!president|agent|parent|present|souvent|argent|recent|vincent|laurent|florent|adolescent|referent|adherent)"
    r"[a-z]{3,}(?<!m)ent)\b"
)
_BEFORE, _AFTER = 2, 3  # sentences around the one that tells of the signing
_TWO = 2
_MORE = frozenset({"caf", "education", "justice", "region"})
_MARKER = 3  # characters of the mark of a list's item, which is a sentence of its own


class Together:
    """Looks for heads of the parties around the sentences that tell of the signing, in one reading."""

    def __init__(
        self,
        reading: Reading,
        words: SigningWords,
        people: People,
        signing: Signing,
        telling: Telling,
        heads: Heads,
    ) -> None:
        self._reading, self._words, self._people = reading, words, people
        self._signing, self._telling, self._heads, self._folded = signing, telling, heads, reading.folded
        self._signers = CORE

    def people(self, found: Sequence[Person]) -> Iterator[Person]:
        """Those who sign for parties for which nobody in `found` signs."""
        self._signers = CORE | self._organisations()
        taken = {p.party for p in found if p.name}
        sentences = self._reading.sentences
        for index in self._telling.sentences:
            if taken >= self._signers:
                return
            named = self._of([sentences[index]])
            low, high = (
                sentences[max(0, index - _BEFORE)][0],
                sentences[min(index + 1, len(sentences) - 1)][1],
            )
            known = {p.party for p in found if p.name and low <= p.start < high}
            if len({p.party for p in named} | known) < _TWO:
                named = [*named, *self._of(self._around(index))]
            if not named and not known:
                named = self._gathered(index)
            parties = {p.party for p in named} | known
            if len(parties) < _TWO:
                continue
            for person in named:
                if person.party not in taken or any(
                    p.name and person.name and same_person(p.name, person.name) for p in found
                ):
                    yield person
            taken |= parties

    def _organisations(self) -> frozenset[str]:
        """The parties that are said to sign by their name: « L'État, le Département et la Caf ont signé »."""
        return frozenset(
            cue.label
            for start, end in self._signing.spoken
            for low, high, place, _ in self._signing.ranges(start, end)
            if place == "subject" and not self._people.within(low, high)
            for cue in self._reading.cues_in("organisations", low, high)
            if cue.label in _MORE
        )

    def _around(self, index: int) -> list[tuple[int, int]]:
        """The sentences before one that says « Tous trois ont signé », and those without a verb after any."""
        sentences = self._reading.sentences
        chosen: list[tuple[int, int]] = []
        start, end = sentences[index]
        for low, high, place, _ in self._signing.ranges(start, end):
            subject = self._folded[low:high]
            if place == "subject" and (self._words.all_of_them.search(subject) or not subject.strip()):
                chosen += sentences[max(0, index - _BEFORE) : index]
                break
        bare = _FINITE.search(self._folded, start, end) is None
        after = [s for s in sentences[index + 1 : index + 1 + 2 * _AFTER] if s[1] - s[0] > _MARKER]
        for number, following in enumerate(after[:_AFTER]):
            if self._words.attends.match(self._folded, *following):
                break
            if _FINITE.search(self._folded, *following) and not (bare and number == 0):
                break
            chosen.append(following)
        return chosen

    def _gathered(self, index: int) -> list[Person]:
        """Heads of all three parties right before or after a sentence that names nobody."""
        for other in (index - 1, index + 1):
            if 0 <= other < len(self._reading.sentences):
                people = self._of([self._reading.sentences[other]])
                if {p.party for p in people} >= CORE:
                    return people
        people = self._of(self._reading.sentences[max(0, index - _AFTER) : index])
        return people if {p.party for p in people} >= CORE else []

    def _of(self, ranges: Sequence[tuple[int, int]]) -> list[Person]:
        return [
            head.person
            for low, high in ranges
            for head in self._heads.within(low, high)
            if head.able and head.person.party in self._signers
        ]
