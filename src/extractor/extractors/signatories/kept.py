"""Whether those of whom a construction says that they sign do sign our contract, by weighed features.

« X, président de la communauté de communes, et Y, directrice de la caisse, ont signé la convention
territoriale globale » has every word of a signing; what the document is about and who signs beside tell that
it is another paper. The weights stand in `rules/signatories.json` under `stays`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.extractors.decision import Features
from extractor.extractors.signatories.about import About
from extractor.extractors.signatories.names import same_person
from extractor.extractors.signatories.signing import CORE, Person


class Kept:
    """Weighs the people found in one document."""

    def __init__(self, about: About) -> None:
        self._about = about

    def features(self, found: Sequence[Person]) -> Iterator[tuple[list[Person], Features]]:
        """The mentions of each person who was found, with what holds of them; those without a name in one."""
        groups: list[list[Person]] = []
        for person in found:
            group = next((g for g in groups if self._is_one(g[0], person)), None)
            if group is None:
                groups.append([person])
            else:
                group.append(person)
        parties = [{p.party for p in g if p.party in CORE} for g in groups]
        core = set().union(*parties) if parties else set()
        others = {p.party for g in groups for p in g} - CORE - {"autre"}
        for group, own in zip(groups, parties, strict=True):
            party = next(iter(own), group[0].party)
            features = {
                **self._about.features,
                **{k: v for p in group for k, v in self._about.under(p.start).items()},
                **{f"rule {p.rule.removeprefix('signatories.')}": 1.0 for p in group},
                f"party {party}": 1.0,
                f"parties {len(core)}": 1.0,
                f"other parties {min(2, len(others - {party}))}": 1.0,
            }
            if len(group) > 1:
                features["named again"] = 1.0
            if "etat" not in core:
                features["without the state"] = 1.0
            if "departement" not in core:
                features["without the council"] = 1.0
            if not any(p.function for p in group):
                features["without office"] = 1.0
            yield group, features

    def _is_one(self, first: Person, second: Person) -> bool:
        if first.name is None or second.name is None:
            return first.name is second.name and first.party == second.party
        return same_person(first.name, second.name)
