"""Everybody whom a document names, with what the rules say of each, and who signs by the weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.extractors.signatories.functions import Functions
from extractor.extractors.signatories.learned import (
    DOUBTFUL,
    RULE,
    SURE,
    Learnt,
    clearest,
    signs,
    weigh,
)
from extractor.extractors.signatories.named import Candidate, Named
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.surroundings import Surroundings
from extractor.language import Reading

_GAP = 2


class Naming:
    """The people of one document; `said` are those of whom a rule says that they sign."""

    def __init__(
        self,
        reading: Reading,
        people: People,
        functions: Functions,
        signing: Signing,
        title: str,
        said: Sequence[Person],
    ) -> None:
        self._reading, self._people, self._said = reading, people, said
        self._functions, self._signing = functions, signing
        named = Named(reading, people, said)
        self.candidates = named.candidates
        self.surroundings = Surroundings(reading, title, named)
        self._said_of: dict[int, list[Person]] = {}
        for person in said:
            candidate = person.name and named.of(person.name)
            if candidate:
                self._said_of.setdefault(id(candidate), []).append(person)

    def rules_on(self, candidate: Candidate) -> list[str]:
        """The rules that say that a person signs."""
        return sorted({person.rule for person in self._said_of.get(id(candidate), ())})

    def signers(self, weights: Learnt) -> Iterator[Person]:
        """Whoever probably signs, where it is said most clearly; offices without a name as the rules say."""
        yield from (person for person in self._said if person.name is None)
        ruled = [bool(self.rules_on(candidate)) for candidate in self.candidates]
        chances = weigh(self.surroundings, self.candidates, ruled, weights)
        for candidate, chance, own in zip(self.candidates, chances, ruled, strict=True):
            if signs(chance, own):
                said = self._said_of.get(id(candidate)) or [self._unsaid(candidate, weights)]
                for person in said:
                    yield self._in_office(replace(person, rule=rule_of(person.rule, chance)))

    def _unsaid(self, candidate: Candidate, weights: Learnt) -> Person:
        """Somebody of whom no rule says anything, with the function and party of the clearest mention."""
        sentence, name = clearest(self.surroundings, candidate, weights)
        start, end = self._reading.sentences[sentence]
        people = self._signing.named(start, end, RULE)
        alone = Person(name, None, "autre", RULE, name.outer, name.end)
        return next((p for p in people if p.name and p.name.end == name.end), alone)

    def _in_office(self, person: Person) -> Person:
        """With the party of the office right before the name, or of what stands nearest, if none is known."""
        if person.party != "autre" or person.name is None:
            return person
        start, end = self._reading.sentence_at(person.name.start)
        office = person.function or next(
            (f for f in self._functions.within(start, end) if 0 <= person.name.outer - f.end <= _GAP), None
        )
        party = office and (office.party or self._functions.default_party(office))
        return replace(person, function=office, party=party or self._beside(start, end, person))

    def _beside(self, start: int, end: int, person: Person) -> str:
        """The party that stands nearest before somebody, or after, in the sentence, where no office tells."""
        others = self._people.within(start, end)
        floor = max((name.end for name in others if name.end <= person.start), default=start)
        ceiling = min((name.outer for name in others if name.outer >= person.end), default=end)
        lexicons = ("organisations", "roles")
        before = [c for own in lexicons for c in self._reading.cues_in(own, floor, person.start)]
        if before and (last := max(before, key=lambda cue: cue.end)).label in CORE:
            return last.label
        after = [c for own in lexicons for c in self._reading.cues_in(own, person.end, ceiling)]
        if after and (first := min(after, key=lambda cue: cue.start)).label in CORE:
            return first.label
        return "autre"


def rule_of(rule: str, chance: float) -> str:
    """The rule under which a person is found who signs with this probability."""
    return rule if chance >= SURE else rule + DOUBTFUL
