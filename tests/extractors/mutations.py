"""Rules with something taken away, and the specs that notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from extractor import readers
from extractor.language import Language, Reading
from extractor.model import fold_text
from extractor.rules import Rules

Check = Callable[[Reading, Rules, dict[str, Any]], bool]


def without(rules: Rules, lexicon: str, label: str) -> Rules:
    """The same rules with one list of words emptied."""
    phrases = {name: dict(labels) for name, labels in rules.lexicon.phrases.items()}
    phrases[lexicon][label] = ()
    return replace(rules, lexicon=replace(rules.lexicon, phrases=phrases))


def noticed(rules: Rules, specs: Sequence[Any], check: Check, words: Sequence[str] = ()) -> bool:
    """Whether some spec fails under these rules; those that say one of the words are tried first."""
    language = Language(rules)
    folded = [fold_text(word) for word in words]

    def silent(spec: dict[str, Any]) -> bool:
        text = fold_text(spec["text"])
        return not any(word in text for word in folded)

    for spec in sorted((parameter.values[0] for parameter in specs), key=silent):
        source = f"case.{spec.get('format', 'txt')}"
        reading = language.annotate(readers.read(source, spec["text"].encode()))
        if not check(reading, rules, spec):
            return True
    return False
