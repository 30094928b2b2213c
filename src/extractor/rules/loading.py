"""Loads and checks the `rules/` folder. Every mistake is a RulesError with file, line and key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractor.errors import RulesError
from extractor.rules import source as files
from extractor.rules.shapes import (
    CONFIDENCE,
    DEPARTMENTS,
    OUTSIDE,
    PHRASES,
    REGIONS,
    RULES_FILE,
    TAXONOMY,
    Confidence,
    Department,
    Region,
    Role,
    RulesFile,
    Taxonomy,
)
from extractor.rules.source import Complaint, Source

DEFAULT_TAXONOMY = "snppe-2020"

MODEL = "classifier.bin"
"""The trained classifier of a taxonomy, in its folder; written by `extractor train`."""
ACTIONS = "actions.json"
PARTS = "action_parts.json"
"""Weights of decisions on actions, and of where they stand, each written by its benchmark."""

SIGNATORIES = "signatories.json"
"""Weights of who signs; written by `extractor train`."""

LEARNED = "actions_learned.json"
"""Weights of what may be an action, in the folder of the taxonomy; written by `extractor train`."""

WITHIN = 12
"""How many content words apart the entries of a rule may stand where no file says otherwise."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must or must not match, and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ObjectiveRule:
    """One rule that links actions to objectives (`0`: outside all of them), with the line it stands on."""

    id: str
    says: str
    objectives: tuple[str, ...]
    role: Role
    all: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    pattern: tuple[tuple[Mapping[str, Any], ...], ...]
    within: int
    match: tuple[Example, ...]
    no_match: tuple[Example, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words of the domain that are no business of any one extractor.

    `phrases["months"]["1"]` are the phrases under the label `1` of `lexicon/months.yaml`. A lexicon equals
    itself alone, so that what is compiled of it can be kept by it: comparing words costs more than a page.
    """

    departments: tuple[Department, ...] = ()
    regions: tuple[Region, ...] = ()
    phrases: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """All of the `rules/` folder for one taxonomy. `digest` is the SHA-256 of the files it was read from.

    `model` is the file of the trained classifier, where the taxonomy has one; `learned` that of the weights
    of what is an action, where it has one; `signatories` that of the weights of who signs.
    """

    taxonomy: Taxonomy
    objective_rules: tuple[ObjectiveRule, ...]
    concepts: Mapping[str, tuple[str, ...]]
    families: tuple[str, ...]
    lexicon: Lexicon
    confidence: Confidence
    digest: str
    path: Path
    model: Path | None = None
    learned: Path | None = None
    signatories: Path | None = None


def default_path() -> Path:
    """The `rules/` of the checkout, or those that the wheel brought along."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "rules").is_dir():
        return checkout / "rules"
    return package / "_rules"


def taxonomies(path: Path | None = None) -> tuple[str, ...]:
    """The names of the taxonomies in a rules folder."""
    folder = (path or default_path()) / "taxonomies"
    return tuple(sorted(p.parent.name for p in folder.glob("*/taxonomy.yaml")))


def load(path: Path | None = None, taxonomy: str = DEFAULT_TAXONOMY) -> Rules:
    """Read and check a rules folder (by default the one that comes with the package)."""
    root = Path(path) if path is not None else default_path()
    if not root.is_dir():
        raise RulesError(
            "no such folder; --rules wants a folder with lexicon/ and taxonomies/", path=str(root)
        )
    available = taxonomies(root)
    if taxonomy not in available:
        names = ", ".join(available) or "none"
        raise RulesError(f"no taxonomy {taxonomy!r}; available: {names}", path=str(root / "taxonomies"))
    folder = root / "taxonomies" / taxonomy
    read: list[Path] = []
    lexicon = _lexicon(root / "lexicon", read)
    chart = _taxonomy(folder / "taxonomy.yaml", read)
    concepts, families, rules = _objective_rules(sorted(folder.glob("rules*.yaml")), chart, read)
    confidence = Confidence()
    if (root / "confidence.json").is_file():
        read.append(root / "confidence.json")
        confidence = files.validate(files.read(read[-1]), CONFIDENCE)
    read += [root / name for name in (ACTIONS, PARTS) if (root / name).is_file()]
    model = folder / MODEL
    learned = folder / LEARNED
    signatories = root / SIGNATORIES
    read += [path for path in (model, learned, signatories) if path.is_file()]
    return Rules(
        chart,
        rules,
        concepts,
        families,
        lexicon,
        confidence,
        _digest(root, read),
        root,
        model if model.is_file() else None,
        learned if learned.is_file() else None,
        signatories if signatories.is_file() else None,
    )


def _digest(root: Path, read: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(read):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\x1f{len(content)}\x1f".encode())
        digest.update(content)
    return digest.hexdigest()


def _lexicon(folder: Path, read: list[Path]) -> Lexicon:
    departments: tuple[Department, ...] = ()
    regions: tuple[Region, ...] = ()
    phrases: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for path in sorted(folder.glob("*.y*ml")):
        if path.suffix != ".yaml":
            raise RulesError("would be ignored; rename it to .yaml", path=str(path))
        read.append(path)
        source = files.read(path)
        if path.stem == "departments":
            departments = files.validate(source, DEPARTMENTS)
            source.fail(_twice(source, ((d.code, (i, "code")) for i, d in enumerate(departments)), "code"))
        elif path.stem == "regions":
            regions = files.validate(source, REGIONS)
            source.fail(_twice(source, ((r.code, (i, "code")) for i, r in enumerate(regions)), "code"))
        else:
            phrases[path.stem] = _phrases(source)
    if regions and departments:
        source = files.read(folder / "departments.yaml")
        known = {r.code for r in regions}
        source.fail(
            Complaint(
                source.line((i, "region")),
                f"{i}.region",
                f"unknown region {d.region!r}: {files.nearest(d.region, known)}",
            )
            for i, d in enumerate(departments)
            if d.region not in known
        )
    return Lexicon(departments, regions, MappingProxyType(phrases))


def _phrases(source: Source) -> Mapping[str, tuple[str, ...]]:
    lists = {}
    for label, value in files.validate(source, PHRASES).items():
        if label == "says":
            continue
        if isinstance(value, str):
            message = f"should be a list of phrases, not text; write [{value}]"
            source.fail([Complaint(source.line((label,)), label, message)])
        lists[label] = tuple(value)
    return MappingProxyType(lists)


def _twice(source: Source, items: Iterable[tuple[str, files.Key]], what: str) -> list[Complaint]:
    first: dict[str, int] = {}
    complaints = []
    for name, key in items:
        line = source.line(key)
        if name in first:
            message = f"the {what} {name!r} stands twice, first on line {first[name]}; rename one"
            complaints.append(Complaint(line, ".".join(map(str, key)), message))
        first.setdefault(name, line)
    return complaints


def _taxonomy(path: Path, read: list[Path]) -> Taxonomy:
    read.append(path)
    source = files.read(path)
    taxonomy = files.validate(source, TAXONOMY)
    codes = [c.code for c in taxonomy.commitments]
    complaints = _twice(source, ((c, ("commitments", i, "code")) for i, c in enumerate(codes)), "commitment")
    numbered = ((o.number, ("objectives", i, "number")) for i, o in enumerate(taxonomy.objectives))
    complaints += _twice(source, numbered, "objective")
    for i, objective in enumerate(taxonomy.objectives):
        if objective.number == OUTSIDE:
            message = f"{OUTSIDE} means outside all objectives; number from 1"
            complaints.append(Complaint(source.line(("objectives", i, "number")), "number", message))
        if objective.commitment not in codes:
            message = (
                f"unknown commitment {objective.commitment!r}: {files.nearest(objective.commitment, codes)}"
            )
            complaints.append(Complaint(source.line(("objectives", i, "commitment")), "commitment", message))
    source.fail(complaints)
    return taxonomy


def _objective_rules(
    paths: Iterable[Path], taxonomy: Taxonomy, read: list[Path]
) -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...], tuple[ObjectiveRule, ...]]:
    """Concepts, families and rules of all `rules*.yaml` of a taxonomy; they share one name space."""
    parsed: list[tuple[Source, RulesFile]] = []
    for path in paths:
        read.append(path)
        source = files.read(path)
        parsed.append((source, files.validate(source, RULES_FILE)))
    concepts: dict[str, tuple[str, ...]] = {}
    families: list[str] = []
    within = WITHIN
    for source, file in parsed:
        source.fail(
            Complaint(
                source.line(("concepts", name)), name, f"the concept {name!r} stands in another file too"
            )
            for name in file.concepts
            if name in concepts
        )
        concepts |= file.concepts
        families += file.families
        within = file.within or within
    rules: list[ObjectiveRule] = []
    for source, file in parsed:
        source.fail(_rule_complaints(source, file, taxonomy, concepts, rules))
        rules += [_rule(source, i, file, within) for i in range(len(file.rules))]
    return MappingProxyType(concepts), tuple(families), tuple(rules)


def _rule(source: Source, index: int, file: RulesFile, within: int) -> ObjectiveRule:
    entry = file.rules[index]

    def examples(key: str, texts: tuple[str, ...]) -> tuple[Example, ...]:
        return tuple(Example(t, source.line(("rules", index, key, i))) for i, t in enumerate(texts))

    return ObjectiveRule(
        id=entry.id,
        says=entry.says,
        objectives=entry.objective,
        role=entry.role,
        all=entry.all,
        none=entry.none,
        pattern=entry.pattern,
        within=entry.within or within,
        match=examples("match", entry.match),
        no_match=examples("no_match", entry.no_match),
        path=str(source.path),
        line=source.line(("rules", index)),
    )


def _rule_complaints(
    source: Source,
    file: RulesFile,
    taxonomy: Taxonomy,
    concepts: Mapping[str, tuple[str, ...]],
    earlier: Iterable[ObjectiveRule],
) -> list[Complaint]:
    complaints = _twice(source, ((r.id, ("rules", i, "id")) for i, r in enumerate(file.rules)), "rule")
    elsewhere = {r.id: f"{r.path}:{r.line}" for r in earlier}

    def complain(key: files.Key, message: str) -> None:
        complaints.append(Complaint(source.line(key), ".".join(map(str, key)), message))

    for name, phrases in file.concepts.items():
        for j, phrase in enumerate(phrases):
            if phrase.startswith("@"):
                complain(("concepts", name, j), f"{phrase!r} inside a concept; write its words out")
    for i, rule in enumerate(file.rules):
        if rule.id in elsewhere:
            complain(
                ("rules", i, "id"), f"the rule {rule.id!r} stands in {elsewhere[rule.id]} too; rename one"
            )
        for number in rule.objective:
            if number != OUTSIDE and taxonomy.objective(number) is None:
                known = (*taxonomy.numbers, OUTSIDE)
                complain(
                    ("rules", i, "objective"), f"unknown objective {number!r}: {files.nearest(number, known)}"
                )
        if rule.role == "decides" and len(rule.objective) > 1:
            complain(
                ("rules", i, "role"), "a rule that decides has one objective; let it support, or split it"
            )
        if not rule.all and not rule.pattern:
            complain(("rules", i), f"the rule {rule.id!r} looks for nothing; give it `all` or `pattern`")
        wanted = [(("rules", i, "all", j), p) for j, entry in enumerate(rule.all) for p in entry]
        wanted += [(("rules", i, "none", j), p) for j, p in enumerate(rule.none)]
        for key, phrase in wanted:
            if phrase.startswith("@") and phrase[1:] not in concepts:
                complain(key, f"unknown concept {phrase!r}: {files.nearest(phrase[1:], concepts)}")
    return complaints
