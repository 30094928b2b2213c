"""Heads of the parties whom a sentence names, by name or by office, and whether they may be signing there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.holders import Holders
from extractor.extractors.signatories.signing import Person, Signing
from extractor.extractors.signatories.telling import WE
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

_JOINT = re.compile(
    r"[\s,;(–-]*(?:et|ainsi\sque|puis|enfin|avec|entre)?[\s,]*(?:(?:l[ea]|m\.|mme|monsieur|madame|d[eu]|son|sa|a|au)\s|l'|d')*$"
)
_NO_HEAD = re.compile(r"conseill|chef|administrat|direct(?:eur|rice)\sde\scabinet")


@dataclass(frozen=True, slots=True)
class Head:
    """Somebody named in a sentence, as a possible signatory; `able` where nothing speaks against it."""

    person: Person
    able: bool


class Heads:
    """Reads the sentences of one document; what they say is kept."""

    def __init__(
        self,
        reading: Reading,
        words: SigningWords,
        functions: Functions,
        signing: Signing,
        holders: Holders,
        rule: str,
    ) -> None:
        self._reading, self._words, self._functions = reading, words, functions
        self._signing, self._holders, self._folded, self._rule = signing, holders, reading.folded, rule
        self._known: dict[tuple[int, int], list[Head]] = {}

    def within(self, start: int, end: int) -> list[Head]:
        """The people of a sentence; a whole enumeration does what its last person does."""
        if (start, end) not in self._known:
            self._known[start, end] = [*self._heads(start, end)]
        return self._known[start, end]

    def _heads(self, start: int, end: int) -> Iterator[Head]:
        if not self._reading.cues_in("roles", start, end) and not self._reading.cues_in(
            "organisations", start, end
        ):
            return
        people = self._with_offices(start, end, list(self._signing.named(start, end, self._rule)))
        able: list[bool] = []
        folded, words = self._folded, self._words
        for number, person in enumerate(people):
            floor = people[number - 1].end if number else start
            ceiling = people[number + 1].start if number + 1 < len(people) else end
            before, after = folded[floor : person.start], folded[person.end : ceiling]
            joined = number > 0 and _JOINT.fullmatch(before) is not None
            opens = words.attends.search(before) or (
                words.does_otherwise_before.search(before) and not WE.search(before)
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
            yield Head(person, bool(fine and heads))

    def _with_offices(self, start: int, end: int, people: list[Person]) -> list[Person]:
        """The people of a sentence, and those whom it calls by their office alone."""
        for office in self._functions.within(start, end):
            if any(p.start <= office.start < p.end for p in people):
                continue
            if holder := self._holders.holder(office):
                people.append(
                    Person(
                        holder.name,
                        holder.function,
                        holder.party or "autre",
                        self._rule,
                        office.start,
                        office.end,
                    )
                )
        return sorted(people, key=lambda p: p.start)
