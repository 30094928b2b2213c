"""Actions × taxonomy → links: explicit numbers, rules, the commitment of the heading, measured confidence.

linker = Linker(extractor.rules.load())
linker.link(actions, document)          # at least one model.Link an action
linker.explain("Renforcer la CRIP")     # which rules speak, by which words, and what was the runner-up
check(rules)                            # every rule on its own examples
"""

from extractor.linking.checking import CheckFailure, check
from extractor.linking.linker import Conclusion, Explanation, Linker, Spoken
from extractor.linking.measuring import Scores, measure_links, score

__all__ = [
    "CheckFailure",
    "Conclusion",
    "Explanation",
    "Linker",
    "Scores",
    "Spoken",
    "check",
    "measure_links",
    "score",
]
