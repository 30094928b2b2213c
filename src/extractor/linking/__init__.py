"""Actions × taxonomy → links: explicit numbers, rules, classifier, headings; measured probabilities.

linker = Linker(extractor.rules.load())
linker.link(actions, document)          # at least one model.Link an action
linker.explain("Renforcer la CRIP")     # what speaks for what, by which words, and what was the runner-up
check(rules)                            # every rule on its own examples
learn(rules, lessons, trained_on)       # the classifier and the combination, from labelled examples
"""

from extractor.linking.checking import CheckFailure, check
from extractor.linking.classifier import Weights, read_weights
from extractor.linking.concluding import Concluded, Conclusion, Explanation, Query, Spoken
from extractor.linking.describing import Describing
from extractor.linking.learning import Learnt, Lessons, learn
from extractor.linking.linker import Linker
from extractor.linking.measuring import Scores, Tally, score, tally
from extractor.linking.similarity import Similarity, load_vectors, similarity_of

__all__ = [
    "CheckFailure",
    "Concluded",
    "Conclusion",
    "Describing",
    "Explanation",
    "Learnt",
    "Lessons",
    "Linker",
    "Query",
    "Scores",
    "Similarity",
    "Spoken",
    "Tally",
    "Weights",
    "check",
    "learn",
    "load_vectors",
    "read_weights",
    "score",
    "similarity_of",
    "tally",
]
