"""`rules/lexicon/money.yaml` as patterns on folded text, compiled once for each set of rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractor.extractors.phrases import alternatives, branches, phrase_pattern
from extractor.language import fold
from extractor.model import Qualifier
from extractor.rules import Lexicon, Rules

_QUALIFIERS: tuple[Qualifier, ...] = ("about", "at_least", "at_most")
RHYTHMS = ("year", "month", "day", "hour", "child", "place", "family", "person", "measure")
_OPENING = re.compile(r"(?:[a-z'/](?!\?)|\\s\+|\(\?!\[a-z0-9\]\)){0,5}")
_ATOM = re.compile(r"[a-z'/]|\\s\+|\(.+?\)")
"""Letters, a blank or the end of a word, as patterns of phrases begin."""
_NUMBERED = {
    "named ars": r"|(?<=\()agence(?=\s?[,):])",
    "named departement": (
        r"|cd(?:-?\d[\dab]\d?(?![a-z0-9])|\s\d[\dab](?![a-z0-9]|\s\d{3}(?!\d)))|(?:cons(?:eil)?\.?\s)?dep(?:art)?\.(?=\s*(?:[|\n(€:]|$))"
        r"|(?:les\selus|l'assemblee(?:\spleniere)?|la\scommission\spermanente)"
        r"(?=\s(?:ont|a|vot\w+|accord\w+|attribu\w+|allou\w+|affect\w+|consacr\w+)(?![a-z]))"
    ),
}
"""« CD31 », one word, and « Départ. » in a cell: what no list can hold."""
_HAVE = r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient|ayant|avoir)"
# Words between a qualifier and its number: « plafonné à un montant de », « dans la limite d'un total de ».
_LINK = (
    r"(?:\s*\b(?:donc|ainsi|encore|largement|desormais|nettement|une?|la|le|les|montant|somme|total|totale|hauteur|enveloppe|plafond|soit|de|d'|a|fixee?s?|cette\sannee|aujourd'hui|deja)"
    r"(?![a-z])'?){0,6}"
)


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Compiled patterns. Those named `…_before` are searched in the text that ends where the sum starts."""

    qualifier_before: re.Pattern[str]
    qualifier_after: re.Pattern[str]
    rhythm: re.Pattern[str]
    rhythm_inside: re.Pattern[str]
    rhythm_slash: re.Pattern[str]
    yearly: re.Pattern[str]
    annual: re.Pattern[str]
    not_the_year: re.Pattern[str]
    clause: re.Pattern[str]
    heads_before: re.Pattern[str]
    departmental: re.Pattern[str]
    shares: re.Pattern[str]
    breaks: re.Pattern[str]
    named: re.Pattern[str]
    departmental_spending: re.Pattern[str]
    spending: re.Pattern[str]
    not_departmental: re.Pattern[str]
    we: re.Pattern[str]
    price_of_the_paper: re.Pattern[str]
    other_news: re.Pattern[str]
    other_articles: re.Pattern[str]
    payees: re.Pattern[str]
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    programme: re.Pattern[str]
    programme_payers: Mapping[str, str]
    money_headings: re.Pattern[str]
    account_headings: re.Pattern[str]
    other_headings: re.Pattern[str]
    payer_headings: re.Pattern[str]
    payee_headings: re.Pattern[str]
    other_people: re.Pattern[str]
    totals: re.Pattern[str]


def words(rules: Rules) -> MoneyWords:
    """The patterns of these rules (an empty list of words matches nothing)."""
    return _compiled(rules.lexicon)


def qualifier(match: re.Match[str] | None) -> Qualifier | None:
    """Which qualifier a match of `qualifier_before` or `qualifier_after` is; None for « en plus de »."""
    found = match.lastgroup if match is not None else None
    return next((kind for kind in _QUALIFIERS if kind == found), None)


def _conjugated(infinitives: Iterable[str]) -> tuple[str, str]:
    """The forms of verbs like « verser »: those that are no participle, and those that are or may be one."""
    ordered = sorted((fold(verb)[:-2] for verb in infinitives), key=lambda s: (-len(s), s))
    stems = branches(ordered) if ordered else "(?!)"
    finite = rf"(?:{stems})e?(?:ent|er|era|eront|erait|eraient|ait|aient|ant|a|erent)(?![a-z])"
    return finite, rf"(?:{stems})e(?:e?s?)(?![a-z])"


def _gate(patterns: Iterable[str]) -> str:
    """A look at how `patterns` begin that lets through only what may match one: quicker than to try each."""
    heads: dict[str, Any] = {}
    for pattern in patterns:
        at = heads
        opening = _OPENING.match(pattern)
        for atom in _ATOM.findall(opening[0] if opening else ""):
            at = at.setdefault(atom, {})
        at[""] = {}
    return f"(?={_branches(heads)})" if heads else ""


def _branches(heads: Mapping[str, Any]) -> str:
    """A tree of atoms as a pattern; where a beginning ends (an empty key), the rest does not matter."""
    if "" in heads:
        return ""
    branches = [atom + _branches(rest) for atom, rest in sorted(heads.items())]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> MoneyWords:
    lists = lexicon.phrases.get("money", {})

    def any_of(*labels: str) -> str:
        return alternatives(phrase for label in labels for phrase in lists.get(label, ()))

    def patterns(labels: Iterable[str]) -> Iterable[str]:
        return (phrase_pattern(phrase) for label in labels for phrase in lists.get(label, ()))

    def start(*labels: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![a-z0-9]){any_of(*labels)}")

    before = "|".join(rf"(?P<{q}>{any_of(q)})" for q in _QUALIFIERS)
    before += rf"|(?P<estimated>{any_of('estimated')})|(?P<none>{any_of('not exactness')})"
    after = "|".join(rf"(?P<{q}>{any_of(f'{q} after')})" for q in _QUALIFIERS)
    rhythm_gate = _gate([*patterns(f"per {r}" for r in RHYTHMS), "/"])
    rhythms = "|".join(
        rf"(?P<{r}>{any_of(f'per {r}')}|/\s?(?:{any_of(f'{r} units')}))" for r in RHYTHMS
    ).replace("(?P<year>", r"(?P<year>/\s?an(?![a-z])|")
    names = {
        label.removeprefix("programme "): phrases
        for label, phrases in lists.items()
        if label.startswith("programme ") and not label.startswith("programme paid")
    }
    named = "|".join(rf"(?P<{name}>{alternatives(phrases)})" for name, phrases in names.items()) or "(?!)"
    programme_gate = _gate(["prog", "bop", "p", *patterns(f"programme {name}" for name in names)])
    finite, either = _conjugated(lists.get("pays", ()))
    supports = any_of("supports")
    labels = ("equal shares", "asks", "fillers", "supports", "pays forms", "auxiliaries", "receives", "paid")
    stems = [fold(verb)[:-2] for verb in lists.get("pays", ())]
    gate = _gate([*stems, *patterns((*labels, "money nouns"))])
    clause = rf"""
        (?P<equal>{any_of("equal shares")})
      | (?P<asks>{any_of("asks")})
      | (?P<filler>{any_of("fillers")})
      | (?P<supports>{supports})
      | (?P<pays_at>{any_of("pays forms")})
      | (?P<auxiliary>{any_of("auxiliaries")})
      | (?P<receives>{any_of("receives")})
      | (?P<participle>(?<![a-z])(?:{any_of("paid")}))
      | (?P<pays>{finite})
      | (?P<either>{either})
      | (?P<noun>{any_of("money nouns")})
    """
    offices = "|".join(
        rf"(?P<{label.removeprefix('named ')}>{alternatives(phrases)}{_NUMBERED.get(label, '')})"
        for label, phrases in lists.items()
        if label.startswith("named ")
    )
    offices_gate = _gate(
        [
            "agence",
            "cd",
            "dep",
            "l'as",
            r"la\s+c",
            r"les\s+e",
            "cons",
            *patterns(label for label in lists if label.startswith("named ")),
        ]
    )
    before_gate = _gate(patterns((*_QUALIFIERS, "estimated", "not exactness")))
    payers = {
        programme: label.removeprefix("programme paid by ")
        for label, phrases in lists.items()
        if label.startswith("programme paid by ")
        for programme in phrases
    }
    return MoneyWords(
        qualifier_before=re.compile(rf"(?<![a-z0-9]){before_gate}(?:{before}){_LINK}\s*$"),
        qualifier_after=re.compile(rf"\s*(?:\(|,\s)?(?:{after})"),
        rhythm=re.compile(
            rf"\s*(?:(?:ttc|ht|en\smoyenne|de\splus|nets?|bruts?|supplementaires?)\s)?(?:{rhythms})"
        ),
        rhythm_inside=re.compile(rf"[\s€]{rhythm_gate}(?:{rhythms})"),
        rhythm_slash=re.compile(rf"(?=/)(?:{rhythms})"),
        yearly=start("every year"),
        annual=re.compile(
            rf"(?<![a-z]){any_of('money nouns', 'money headings')}\s(?:[a-z]+\s)?{any_of('annual')}"
        ),
        not_the_year=re.compile(rf"(?<![a-z]){any_of('not the year')}\s(?:des\s|le\s[^,]{{0,12}})?$"),
        clause=re.compile(rf"(?<![a-z0-9]){gate}(?:{clause})", re.VERBOSE),
        heads_before=re.compile(
            rf"(?:(?<![a-z'])(?:les|le|la|des|du|ses)\s|l')?{any_of('heads')}"
            r"(?:\s(?:general|departemental|adjoint|delegue|territorial|regional)e?s?)*"
            r"\sd(?:e\sl'|e\sla\s|e\s|u\s|es\s|')$"
        ),
        departmental=re.compile(
            rf"(?<![a-z]){any_of('money nouns', 'spent as a whole')}(?:\s(?:financiere?|propre)s?)?\s"
            r"(?P<adjective>departementa(?:les?|l|ux))(?![a-z])"
        ),
        shares=start("shares"),
        breaks=start("breaks"),
        named=re.compile(
            rf"(?<![a-z0-9]){offices_gate}(?:{offices or '(?!)'})(?!\s{any_of('not that name')})(?!-)"
        ),
        departmental_spending=start("departmental spending"),
        spending=start("spending"),
        not_departmental=start("not departmental"),
        we=start("we"),
        other_news=re.compile(rf"\W*{any_of('other news')}\W*$"),
        other_articles=re.compile(
            rf"\W*{any_of('other articles', 'other news')}(?:\s(?:dans|sur|en)\s[^.:]{{0,40}})?\W*$"
        ),
        price_of_the_paper=start("price of the paper"),
        payees=start("payees"),
        money_before=re.compile(
            rf"(?<![a-z])(?:{any_of('money headings', 'holders of money')}[^.;:0-9]{{0,60}}"
            rf"|(?<!la\s){any_of('spends')}[^.;0-9]{{0,20}})$"
        ),
        money_after=re.compile(
            rf"\s(?:tout\srond\s)?(?:{any_of('given')}|(?:en|sur)\s(?:un|deux|trois|quatre|cinq|[1-5])\s(?:an|annee|exercice)s?(?![a-z]))"
        ),
        programme=re.compile(
            rf"(?<![a-z0-9]){programme_gate}(?:(?:programme|prog\.|bop|p\.?)(?:\sbudgetaire)?\s?(?:n°\s?)?(?P<number>\d{{3}})(?!\d)|{named})"
        ),
        programme_payers=payers,
        money_headings=start("money headings"),
        account_headings=start("account headings"),
        other_headings=start("other headings"),
        payer_headings=start("payer headings"),
        payee_headings=start("payee headings"),
        other_people=start("other people headings"),
        totals=start("totals"),
    )


HAVE_BEFORE = re.compile(rf"(?:^|[\s'])(?P<have>{_HAVE})\s(?:(?!ete\s)[a-z]+\s){{0,2}}$")
