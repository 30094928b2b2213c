"""Rules on their own examples: what `extractor rules check` runs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.linking.matching import Matching
from extractor.rules import Rules


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """An example that does not come out as its rule promises."""

    path: str
    line: int
    rule: str
    example: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}: « {self.example} »"


def check(rules: Rules) -> list[CheckFailure]:
    """Every `match:` and `no_match:` example of every rule and of every pattern for stated numbers."""
    matching = Matching(rules)
    failures = []
    for rule in rules.objective_rules:
        for wanted, examples in ((True, rule.match), (False, rule.no_match)):
            for example in examples:
                speaks = any(hit.rule is rule for hit in matching.hits(example.text))
                if speaks != wanted:
                    message = "should match but does not" if wanted else "should not match but does"
                    failures.append(CheckFailure(rule.path, example.line, rule.id, example.text, message))
    path = str(rules.path / "taxonomies" / rules.taxonomy.name / "taxonomy.yaml")
    for number, stated in enumerate(rules.taxonomy.stated, start=1):
        for wanted, texts in ((True, stated.match), (False, stated.no_match)):
            for text in texts:
                if bool(re.search(stated.pattern, text)) != wanted:
                    message = "should match but does not" if wanted else "should not match but does"
                    failures.append(CheckFailure(path, 1, f"stated.{number}", text, message))
    return failures
