"""The names of places as one compiled expression: départements, regions, chief towns, adjectives, traps.

Longest first, hyphens and spaces interchangeable, so that « Loire » never speaks inside « Pays de la Loire »
or « Saône-et-Loire ». Works on folded text (see `extractor.language.fold`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.language import fold
from extractor.rules import Department, Lexicon, Region, Rules

_SEPARATOR = re.compile(r"[\s'-]+")
# One character of a key each: what it may look like in the text.
_SYMBOLS = {
    "-": r"(?: ?[-'] ?|[ \n])",
    "&": r"(?:et|&)",
    "§": r"(?:saint|st\.?)",
    "£": r"(?:sainte|ste\.?)",
}
_TOKENS = {"et": "&", "saint": "§", "st": "§", "st.": "§", "sainte": "£", "ste": "£", "ste.": "£"}
_SPELLED = {"&": ("et",), "§": ("saint", "st"), "£": ("sainte", "ste")}
_WORD = re.compile(r"[a-z0-9]+")
# Masculine, feminine, plurals of an adjective in -ais, -ois, -in, -ard, -an; in -ien and -on; any other.
_FEMININE = re.compile(r"(?:ais|ois|in|ard|and|ain|an)$")
_AGREEING = {"haut": ("haute", "hauts", "hautes"), "bas": ("basse", "basses")}
_DOUBLING = re.compile(r"(?:ien|een|on)$")
# What may stand before the name or the number in a domain or an account: departement-ardennes, cd39, ladrome.
_BODY = re.compile(
    r"(?:conseil|departemental|departement|dept|prefecture|prefet|pref|ddets|ddcs|mdph|udaf|caf|cd|cg|dd|mon)+"
)
_BODY_LAST = re.compile(r"(?:departement|dept|dpt)$")
_LINK = re.compile(r"(?:de|du|des|d)?(?:les|le|la|l)?")
_HOST_CODE = re.compile(r"(?:0[1-9]|1\d|2[1-9ab]|[3-8]\d|9[0-5]|97[1-8])\Z")

ARTICLES = {"du": "m", "de la": "f", "de l'": "e", "des": "p"}
"""Classes of names by the article they take; all others (« de Mayotte », « d'Eure-et-Loir ») are `n`."""


@dataclass(slots=True)
class Place:
    """All that one name can mean. Empty in everything: a longer name that only hides a shorter one."""

    departments: tuple[Department, ...] = ()
    prefecture: tuple[Department, ...] = ()
    town: tuple[Department, ...] = ()
    adjective: tuple[Department, ...] = ()
    region: bool = False
    article: str = "n"
    labels: frozenset[str] = field(default_factory=frozenset)

    @property
    def single(self) -> bool:
        return "single" in self.labels


class Gazetteer:
    """Finds names in folded text and says what each can mean."""

    def __init__(
        self,
        departments: Iterable[Department],
        regions: Iterable[Region],
        labels: Iterable[tuple[str, tuple[str, ...]]],
    ) -> None:
        self.places: dict[str, Place] = {}
        self.codes: dict[str, Department] = {}
        self._hosts: dict[str, Department] = {}
        for department in departments:
            self._add(department)
        for region in regions:
            for name in (region.name, *region.aliases):
                if len(name) > 3:  # « NA » and « ARA » are words of other things too, and hide no name
                    self._place(name).region = True
        for label, names in labels:
            for name in names:
                place = self._place(name)
                place.labels = place.labels | {label}
        self._pattern = re.compile(rf"(?:{_expression(self.places)})(?![a-z0-9])")
        self._beginnings = frozenset(_beginnings(self.places))

    def _add(self, department: Department) -> None:
        self.codes[department.code] = department
        for name in (department.name, *department.aliases):
            place = self._place(name)
            place.departments += (department,)
            place.article = "f" if name.startswith("La ") else ARTICLES.get(department.article, "n")
            if "-" not in key(name):
                place.labels = place.labels | {"single"}
            if name[0].islower():
                place.labels = place.labels | {"described"}  # « collectivité européenne d'Alsace »
        self._hosts[compact(department.name)] = department
        self._hosts[compact(department.name.removeprefix("La "))] = department
        if department.prefecture:
            self._place(department.prefecture).prefecture += (department,)
        for town in department.towns:
            self._place(town).town += (department,)
        for adjective in department.adjectives:
            for form in _forms(fold(adjective)):
                place = self._place(form)
                if department not in place.adjective:
                    place.adjective += (department,)

    def _place(self, name: str) -> Place:
        return self.places.setdefault(key(name), Place())

    def find(self, folded: str) -> Iterator[tuple[int, int, Place]]:
        """All names with what they mean, from left to right, none inside another."""
        free = 0  # where the name before ends
        for word in _WORD.finditer(folded):
            if word[0] not in self._beginnings or (start := word.start()) < free:
                continue
            if match := self._pattern.match(folded, start):
                free = match.end()
                yield start, free, self.places[key(match[0])]

    def host(self, host: str) -> Department | None:
        """The département that a domain (`www.loire-atlantique.fr`, `cd39.fr`) or an account belongs to."""
        labels = [label for label in host.split(".") if label not in ("www", "gouv")]
        for label in labels if len(labels) == 1 else labels[:-1]:
            whole = label.replace("-", "").replace("_", "")
            base = _HOST_CODE.sub("", whole)
            code = whole[len(base) :].upper()
            office = _BODY_LAST.sub("", _BODY.sub("", base, count=1) if _BODY.match(base) else base)
            links = [office[size:] for size in range(6) if _LINK.fullmatch(office[:size])]
            for name in (base, *links):
                found = self._hosts.get(name)
                if found is None and not name and base:
                    return self.codes.get(code)
                if found is None or (code and code != found.code):
                    continue
                if code or ".gouv." in host or not self._is_town(name, found):
                    return found
        return None

    def _is_town(self, name: str, department: Department) -> bool:
        """Whether `name` is a town of some other département too (vienne.fr is the town in Isère)."""
        place = self.places.get(name, Place())
        return any(other != department for other in place.town + place.prefecture)


def key(name: str) -> str:
    """A name as the places are filed: folded, without a leading article, one hyphen between words."""
    words = [word for word in _SEPARATOR.split(fold(name).strip()) if word]
    if len(words) > 1 and words[0] in ("la", "le", "les", "l"):
        words = words[1:]
    return "-".join(_TOKENS.get(word, word) for word in words)


def compact(name: str) -> str:
    """A name as it stands in a domain, without hyphens: `loireatlantique`."""
    return "".join(_SEPARATOR.split(fold(name)))


def _forms(adjective: str) -> Iterator[str]:
    first, hyphen, _ = adjective.partition("-")
    feminine = adjective + (
        "ne" if _DOUBLING.search(adjective) else "e" if _FEMININE.search(adjective) else ""
    )
    for form in (adjective, feminine):
        plural = form if form[-1] in "sx" else f"{form}s"
        yield from (form, plural)
        if hyphen and first in _AGREEING:
            for variant in _AGREEING[first]:
                yield from (variant + form[len(first) :], variant + plural[len(first) :])


def _expression(keys: Iterable[str]) -> str:
    """One expression for all keys, as a tree of shared beginnings: quick however many names there are."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for name in keys:
        node = tree
        for char in name:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _beginnings(keys: Iterable[str]) -> Iterator[str]:
    """The first words of all names, as they may be written: nothing else needs a closer look."""
    for name in keys:
        first = name.split("-")[0]
        for spelled in _SPELLED.get(first, (first,)):
            if word := _WORD.match(spelled):
                yield word[0]


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    branches = [_SYMBOLS.get(char, re.escape(char)) + _branch(node[char]) for char in sorted(node) if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{body}?" if ends else body


def gazetteer(rules: Rules) -> Gazetteer:
    """The gazetteer of these rules, built once."""
    return _build(rules.lexicon)


@lru_cache(maxsize=8)
def _build(lexicon: Lexicon) -> Gazetteer:
    names = lexicon.phrases.get("department_names", {})
    return Gazetteer(lexicon.departments, lexicon.regions, names.items())
