"""Everybody whom a document names, one candidate a person, with the places in which it does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.extractors.signatories.names import Name, People, same_person
from extractor.extractors.signatories.signing import Person
from extractor.language import Reading
from extractor.model import fold_text


class Mention(NamedTuple):
    """A place where a document names somebody, in the sentence of this number."""

    sentence: int
    name: Name


@dataclass(slots=True)
class Candidate:
    """One person, who may be named by a full name here and by the family name there."""

    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def is_called(self, name: Name) -> bool:
        """Whether a name may be this person's."""
        full = [own for own in self.names if own.given]
        return any(same_person(own, name) for own in full or self.names)


class Named:
    """The candidates of one document, in the order in which it names them first."""

    def __init__(self, reading: Reading, people: People, found: Sequence[Person]) -> None:
        self.candidates: list[Candidate] = []
        self._by_word: dict[str, list[Candidate]] = {}
        places: dict[tuple[int, int], tuple[int, Name]] = {}
        for number, sentence in enumerate(reading.sentences):
            for name in people.within(*sentence):
                places[name.start, name.end] = number, name
        starts = [start for start, _ in reading.sentences]
        for person in found:
            own = person.name
            if own is not None and (own.start, own.end) not in places:
                places[own.start, own.end] = max(0, bisect_right(starts, own.start) - 1), own
        for _, (number, name) in sorted(places.items()):
            candidate = self.of(name) or self._add()
            candidate.mentions.append(Mention(number, name))
            self._know(candidate, name)

    def of(self, name: Name) -> Candidate | None:
        """The candidate who may have this name."""
        likely = (
            c for word in fold_text(name.family or name.name).split() for c in self._by_word.get(word, ())
        )
        return next((candidate for candidate in likely if candidate.is_called(name)), None)

    def _add(self) -> Candidate:
        self.candidates.append(Candidate())
        return self.candidates[-1]

    def _know(self, candidate: Candidate, name: Name) -> None:
        if all(own.name != name.name for own in candidate.names):
            candidate.names.append(name)
            for word in fold_text(name.name).split():
                same = self._by_word.setdefault(word, [])
                if candidate not in same:
                    same.append(candidate)
