"""Who signs where no construction says so: heads of the parties who stand together where signing is told.

« Autour du contrat, tout juste signé, il y avait le préfet X, la présidente Y et Z pour l'ARS. » Each party
signs once; so the prefect, the president and the delegate whom one sentence names, none of them doing other
things in it, are those who sign, as far as nobody else was found for their party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.holders import Holders
from extractor.extractors.signatories.names import People, same_person
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

_RULE = "signatories.together"
_JOINT = re.compile(
    r"[\s,;(–-]*(?:et|ainsi\sque|puis|enfin|avec|entre)?[\s,]*(?:(?:l[ea]|m\.|mme|monsieur|madame|d[eu]|son|sa|a|au)\s|l'|d')*$"
)
_QUOTE = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
_WE = re.compile(r"\b(?:nous\s(?:avons|venons\sde)|j'ai|je)\s(?:[a-z]+\s)?sign")
_FINITE = re.compile(
    r"\b(?:a|ont|est|sont|etait|etaient|sera|seront|avait|avaient|fut|furent|va|vont|[a-z]{3,}(?:aient|ait|eront|era)"
    r"|(?!president|agent|parent|present|souvent|argent|recent|vincent|laurent|florent|adolescent|referent|adherent)"
    r"[a-z]{3,}(?<!m)ent)\b"
)
_BEFORE, _AFTER = 2, 3  # sentences around the one that tells of the signing
_TWO = 2
_MORE = frozenset({"caf", "education", "justice", "region"})
_MARKER = 3  # characters of the mark of a list's item, which is a sentence of its own
_NO_HEAD = re.compile(r"conseill|chef|administrat|direct(?:eur|rice)\sde\scabinet")


@dataclass(frozen=True, slots=True)
class _Head:
    """Somebody named in a sentence, as a possible signatory; `able` where nothing speaks against it."""

    person: Person
    able: bool


class Together:
    """Looks for heads of the parties around the sentences that tell of the signing, in one reading."""

    def __init__(
        self,
        reading: Reading,
        words: SigningWords,
        functions: Functions,
        people: People,
        signing: Signing,
        holders: Holders,
    ) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._signing, self._holders, self._folded = signing, holders, reading.folded
        self._signers = CORE

    def people(self, found: Sequence[Person]) -> Iterator[Person]:
        """Those who sign for parties for which nobody in `found` signs."""
        self._signers = CORE | self._organisations()
        taken = {p.party for p in found if p.name}
        sentences = self._reading.sentences
        for index, (start, end) in enumerate(sentences):
            if taken >= self._signers:
                return
            if not self._tells(start, end):
                continue
            named = self._of([(start, end)])
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
            for start, end in self._reading.sentences
            for low, high, place, _ in self._signing.ranges(start, end)
            if place == "subject" and not self._people.within(low, high)
            for cue in self._reading.cues_in("organisations", low, high)
            if cue.label in _MORE
        )

    def _tells(self, start: int, end: int) -> bool:
        """Whether a sentence says that our contract is signed, or about to be."""
        folded, words = self._folded, self._words
        if not self._signing.is_spoken_of(start, end) or words.tells.search(folded, start, end) is None:
            return False
        sentence = folded[start:end]
        if words.tells_not.search(sentence) or self._signing.papers.is_of_other_paper(start, end):
            return False
        if self._signing.papers.is_other_policy_signed(start, end) or self._signing.papers.is_elsewhere(
            start, end
        ):
            return False
        if _WE.search(sentence):
            return True
        outside = _QUOTE.sub(lambda m: " " * len(m[0]), sentence)
        return words.tells.search(outside) is not None

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
        return [head.person for low, high in ranges for head in self._heads(low, high) if head.able]

    def _heads(self, start: int, end: int) -> Iterator[_Head]:
        """The people of a sentence who head a party; a whole enumeration does what its last person does."""
        if not self._reading.cues_in("roles", start, end) and not self._reading.cues_in(
            "organisations", start, end
        ):
            return
        people = self._with_offices(start, end, list(self._signing.named(start, end, _RULE)))
        able: list[bool] = []
        folded, words = self._folded, self._words
        for number, person in enumerate(people):
            floor = people[number - 1].end if number else start
            ceiling = people[number + 1].start if number + 1 < len(people) else end
            before, after = folded[floor : person.start], folded[person.end : ceiling]
            joined = number > 0 and _JOINT.fullmatch(before) is not None
            opens = words.attends.search(before) or (
                words.does_otherwise_before.search(before) and not _WE.search(before)
            )
            fine = not opens and not (joined and not able[-1])
            if words.does_otherwise_after.match(after):
                fine = False
                for earlier in range(number - 1, -1, -1):
                    gap = folded[people[earlier].end : people[earlier + 1].start]
                    if not _JOINT.fullmatch(gap):
                        break
                    able[earlier] = False
            able.append(fine)
        for person, fine in zip(people, able, strict=True):
            office = person.function
            heads = office is None or not _NO_HEAD.match(folded, office.start, office.end)
            yield _Head(person, bool(fine and heads and person.party in self._signers))

    def _with_offices(self, start: int, end: int, people: list[Person]) -> list[Person]:
        """The people of a sentence, and those whom it calls by their office alone."""
        for office in self._functions.within(start, end):
            if any(p.start <= office.start < p.end for p in people):
                continue
            if holder := self._holders.holder(office):
                people.append(
                    Person(
                        holder.name, holder.function, holder.party or "autre", _RULE, office.start, office.end
                    )
                )
        return sorted(people, key=lambda p: p.start)
