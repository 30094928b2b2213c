"""What is about something else has no actions.

In a pile of collected files there are agendas, tariffs, minutes on other matters, whose lists look like
lists of actions. The words of which one at least must be there are the taxonomy's `topic`; some officials
and journalists manage without them, and speak of children all the time (`topic_often`), or of poverty and
the like, which tariffs and registers name in passing (`topic_near`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractor.extractors.phrases import alternatives
from extractor.language import Reading
from extractor.model import Problem, Result
from extractor.rules import Rules, Taxonomy

LEAST = 3
OFTEN = 1.5 / 1000
"""How many of the words of `topic_often`, in all and a character, put a document on the topic.

Minutes of municipal councils and press releases on an epidemic have up to 0.7 in 1000 characters, pages on
this policy that never name it mostly 1.5 to 6."""
NEAR = 0.5 / 1000
"""How many of the words of `topic_near` a character do so: one in a page, not three in 26 of tariffs."""


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """The result; without its actions, and with the doubt `off_topic`, where it is on another matter."""
    taxonomy = rules.taxonomy
    if not result.actions or not taxonomy.topic or _is_on(taxonomy, reading.folded):
        return result
    document = reading.document
    lines = len(result.actions)
    message = f"none of the words of {taxonomy.name} is in it: its {lines} listed lines are no actions"
    problem = Problem(document.source, document.id, "profile", "warning", "off_topic", message)
    return replace(result, actions=(), problems=(*result.problems, problem))


def _is_on(taxonomy: Taxonomy, folded: str) -> bool:
    if _pattern(taxonomy.topic).search(folded):
        return True
    near, often = (_count(words, folded) for words in (taxonomy.topic_near, taxonomy.topic_often))
    return near > NEAR * len(folded) or (often >= LEAST and often >= OFTEN * len(folded))


def _count(words: tuple[str, ...], folded: str) -> int:
    return len(_pattern(words).findall(folded)) if words else 0


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){alternatives(words)}")
