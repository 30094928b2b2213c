"""Reading -> facts. Each extractor is one function that returns the result with its own facts added.

They run in the order of `EXTRACTORS`: a later one may use what earlier ones concluded (the document's
date, its département, its actions).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.extractors.furniture import furniture
from extractor.language import Reading
from extractor.model import Evidence, Profile, Result
from extractor.rules import Rules

Extractor = Callable[[Reading, Rules, Result], Result]


def extractors() -> tuple[Extractor, ...]:
    from extractor.extractors import actions, acts, amounts, dates, departments, profile, signatories, topic

    return (
        profile.extract,
        acts.extract,
        departments.extract,
        dates.extract,
        signatories.extract,
        actions.extract,
        topic.extract,
        amounts.extract,
    )


def extract(reading: Reading, rules: Rules) -> Result:
    """All facts of one document, without the links to objectives."""
    result = Result(reading.document, Profile("autre", "", None), problems=reading.document.problems)
    for extractor in extractors():
        result = extractor(reading, rules, result)
    return _without_furniture(reading, result)


def _without_furniture(reading: Reading, result: Result) -> Result:
    """Drops what stands in the furniture of a page: links to other articles, sharing, legal notices."""
    ranges = furniture(reading, result.profile.document_type)
    if not ranges:
        return result

    def kept(evidence: Evidence) -> bool:
        return not any(start <= evidence.start < end for start, end in ranges)

    return replace(
        result,
        departments=tuple(f for f in result.departments if kept(f.evidence)),
        signatories=tuple(f for f in result.signatories if kept(f.evidence)),
        dates=tuple(f for f in result.dates if kept(f.evidence)),
        amounts=tuple(f for f in result.amounts if kept(f.evidence)),
        actions=tuple(f for f in result.actions if kept(f.evidence)),
    )
