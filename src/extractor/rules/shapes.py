"""The shapes of the files under `rules/`: what may stand in them, for the loader and for editors."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
SomeTexts = Annotated[tuple[Text, ...], Field(min_length=1)]
Role = Literal["decides", "supports"]

OUTSIDE = "0"
"""In a rule, as in a reviewer's decision: outside all objectives."""


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


def _compiles(value: str) -> str:
    try:
        names = re.compile(value).groupindex
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
    if "numbers" not in names:
        raise ValueError("the pattern needs a group (?P<numbers>...) around the numbers")
    return value


class Shape(BaseModel):
    """Unknown keys are errors; a number where text is meant (a code) is text."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True
    )


class Department(Shape):
    """A département of the lexicon. `article` is what stands before its name: `de l'`, `du`, `des` …"""

    code: Text
    name: Text
    region: Text
    prefecture: str = ""
    article: str = ""
    aliases: Texts = ()
    adjectives: Texts = ()
    towns: Texts = ()


class Region(Shape):
    code: Text
    name: Text
    aliases: Texts = ()


class Commitment(Shape):
    """A heading of the taxonomy. `phrases` are the wordings by which a list item or a heading restates it."""

    code: Text
    title: Text
    phrases: Texts = ()


class Objective(Shape):
    number: Text
    commitment: Text
    compulsory: bool
    title: Text
    short: Texts = Field(default=(), description="Shorter wordings of the title.")


class StatedNumber(Shape):
    """How a text states an objective's number: a regular expression with a group `numbers`."""

    pattern: Annotated[str, AfterValidator(_compiles)]
    match: SomeTexts
    no_match: SomeTexts


class Taxonomy(Shape):
    """The objectives that actions are linked to, grouped by commitment."""

    # Equal to itself only: what is worked out of it is looked up without reading it through.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    name: Text
    title: Text
    source: Text
    commitments: Annotated[tuple[Commitment, ...], Field(min_length=1)]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    stated: tuple[StatedNumber, ...] = ()
    topic: Texts = Field(
        default=(),
        description="A document has actions only where one of these words stands; with none given, any has.",
    )
    topic_often: Texts = Field(
        default=(),
        description="Words that say the same where a document has many of them, though none of `topic`.",
    )
    topic_near: Texts = Field(
        default=(),
        description="Words of policies beside this one, that say the same unless named in passing.",
    )

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(objective.number for objective in self.objectives)

    def objective(self, number: str) -> Objective | None:
        return next((o for o in self.objectives if o.number == number), None)

    def commitment(self, code: str) -> Commitment | None:
        return next((c for c in self.commitments if c.code == code), None)


AnyOf = Annotated[SomeTexts, BeforeValidator(_as_tuple, json_schema_input_type=Text | list[Text])]


class RuleEntry(Shape):
    """One rule as written in `rules*.yaml`."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_.-]+$")]
    says: Text = Field(description="What the rule says, in a sentence that a reviewer reads.")
    objective: AnyOf = Field(description="One, or those it equally speaks for; 0 is outside.")
    role: Role = Field(description="decides: enough alone; supports: evidence that adds up.")
    all: tuple[AnyOf, ...] = Field(default=(), description="All must be there; a list is any one of it.")
    none: Texts = Field(default=(), description="Words that must not stand near.")
    pattern: tuple[Annotated[tuple[dict[str, Any], ...], Field(min_length=1)], ...] = Field(
        default=(), description="spaCy Matcher patterns over content words, where phrases are not enough."
    )
    within: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="How many content words apart the entries of `all` may stand."
    )
    match: Annotated[SomeTexts, Field(min_length=2)] = Field(description="Actions that it must match.")
    no_match: Annotated[SomeTexts, Field(min_length=2)] = Field(description="Near misses, not to be matched.")


class RulesFile(Shape):
    says: str = ""
    within: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The rules' default.")
    families: Texts = Field(default=(), description="Words that begin so count as one and the same word.")
    concepts: dict[Text, SomeTexts] = {}
    rules: tuple[RuleEntry, ...] = ()


class Measured(Shape):
    """Of `found` conclusions on labelled examples, `right` were right."""

    right: Annotated[int, Field(ge=0)]
    found: Annotated[int, Field(ge=0)]


class Combination(Shape):
    """Coefficients of the logistic models that combine what is known of an action, by the evidence's name."""

    inside: dict[str, float] = Field(default={}, description="For each objective.")
    outside: dict[str, float] = Field(default={}, description="For what is outside all of them.")
    examples: Annotated[int, Field(ge=0)] = Field(default=0, description="How many examples it fits.")


class Links(Shape):
    """What was measured about the links of one taxonomy."""

    explicit: dict[str, Measured] = Field(
        default={}, description="Numbers that a text states: `agrees`, or `contested` by its own words."
    )
    combinations: dict[str, Combination] = Field(
        default={}, description="By the spaCy pipeline whose vectors take part; empty: none."
    )
    reliability: dict[str, Measured] = Field(
        default={},
        description="What probabilities of each tenth (`0.9`: 0.9 to 1) hold, on the same examples.",
    )

    def stated(self, how: str) -> float:
        return _smoothed(self.explicit.get(how))

    def like(self, probability: float) -> Measured:
        """The measured conclusions with a probability in the same tenth."""
        return self.reliability.get(tenth(probability), Measured(right=0, found=0))


def tenth(probability: float) -> str:
    return f"0.{min(9, int(probability * 10))}"


class Confidence(Shape):
    """Measured precision per kind and rule, and what was measured about links by taxonomy.

    What was never measured is 0.5.
    """

    facts: dict[str, dict[str, Measured]] = {}
    links: dict[str, Links] = {}
    measured_on: dict[str, Any] = {}

    def fact(self, kind: str, rule: str) -> float:
        return _smoothed(self.facts.get(kind, {}).get(rule))

    def fact_support(self, kind: str, rule: str) -> int:
        """How many labelled conclusions the figure of `fact` rests on."""
        measured = self.facts.get(kind, {}).get(rule)
        return measured.found if measured else 0


def _smoothed(measured: Measured | None) -> float:
    """Laplace: (right + 1) / (found + 2)."""
    return (measured.right + 1) / (measured.found + 2) if measured else 0.5


Phrases = dict[Text, str | Annotated[list[Text], Field(min_length=1)]]

DEPARTMENTS = TypeAdapter(tuple[Department, ...])
REGIONS = TypeAdapter(tuple[Region, ...])
PHRASES: TypeAdapter[Phrases] = TypeAdapter(Phrases, config=ConfigDict(coerce_numbers_to_str=True))
TAXONOMY = TypeAdapter(Taxonomy)
RULES_FILE = TypeAdapter(RulesFile)
CONFIDENCE = TypeAdapter(Confidence)
