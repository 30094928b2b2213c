"""Reading -> facts. Each extractor is one function that returns the result with its own facts added.

They run in the order of `EXTRACTORS`: a later one may use what earlier ones concluded (the document's
date, its département, its actions).
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.language import Reading
from extractor.model import Profile, Result
from extractor.rules import Rules

Extractor = Callable[[Reading, Rules, Result], Result]


def extractors() -> tuple[Extractor, ...]:
    from extractor.extractors import actions, amounts, dates, departments, profile, signatories

    return (
        profile.extract,
        departments.extract,
        dates.extract,
        signatories.extract,
        actions.extract,
        amounts.extract,
    )


def extract(reading: Reading, rules: Rules) -> Result:
    """All facts of one document, without the links to objectives."""
    result = Result(reading.document, Profile("autre", "", None), problems=reading.document.problems)
    for extractor in extractors():
        result = extractor(reading, rules, result)
    return result
