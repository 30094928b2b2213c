"""What is about something else has no actions.

In a pile of collected files there are agendas, tariffs, minutes on other matters, whose lists look like
lists of actions. The words of which one at least must be there are the taxonomy's `topic`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractor.extractors.phrases import alternatives
from extractor.language import Reading
from extractor.model import Problem, Result
from extractor.rules import Rules


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """The result; without its actions, and with the doubt `off_topic`, where it is on another matter."""
    taxonomy = rules.taxonomy
    if not result.actions or not taxonomy.topic or _pattern(taxonomy.topic).search(reading.folded):
        return result
    document = reading.document
    lines = len(result.actions)
    message = f"none of the words of {taxonomy.name} is in it: its {lines} listed lines are no actions"
    problem = Problem(document.source, document.id, "profile", "warning", "off_topic", message)
    return replace(result, actions=(), problems=(*result.problems, problem))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){alternatives(words)}")
