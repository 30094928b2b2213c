"""A sentence about money as a short string: parties, sums and paying words are one character each.

« L'État et l'ARS vont apporter près de 200 000 € au Département de la Loire en 2021 » becomes
`P vont V M a P`, so that who pays whom can be said in patterns a person can read (see `payers`). Years,
programmes, rhythm, qualifiers and adverbs are left out; « du » and « au » before a party read `de` and `a`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.extractors.amounts.money import Money
from extractor.extractors.amounts.words import HAVE_BEFORE, MoneyWords
from extractor.extractors.amounts.years import years
from extractor.language import Reading

PARTIES = (
    "etat", "departement", "ars", "caf", "region", "commune", "association", "justice", "education", "autre",
)  # fmt: skip
_FIRST_PARTY, _FIRST_MONEY, VERB_FROM = 0xE000, 0xE400, 0xE800
P, M = "[\ue000-\ue3ff]", "[\ue400-\ue7ff]"
VERB, PARTICIPLE, NOUN, RECEIVES, SUPPORTS, EQUAL, ASKS = (chr(VERB_FROM + i) for i in range(7))
V = f"[{VERB}{SUPPORTS}]"
_SYMBOLS = {
    "pays": VERB,
    "pays_at": VERB,
    "participle": PARTICIPLE,
    "noun": NOUN,
    "receives": RECEIVES,
    "supports": SUPPORTS,
    "equal": EQUAL,
    "asks": ASKS,
}

_OF_MONEY = re.compile(r"\b(?:budget|dotation|credits|enveloppe)s?\b")
_BLANKS = re.compile(r"\n|  ")
_RUN = re.compile(r"\s+|\S+")
_ONE = re.compile(r"(?<![^\W\d_])(?:[Uu]ne|[Cc]ette|[Ss]a)\s$")  # « une avance » is none that pays
_THE = re.compile(r"(?<![a-z])(?:la|une|cette|sa|leur|de|en)\s$")
_LEAD = re.compile(
    r"[\s(]*(?:(?:au titre|sur les credits|sur le budget|dans le cadre|sur|via|par|avec)\s"
    r"(?:du|de|des|le|les|de l'|la|l')?"
    r"[\s']*|\()$"
)
_TAIL_OF_PROGRAMME = re.compile(r"(?:\s(?:medico-social|regional|de l'ars))?\)?")
_ALIAS = re.compile(
    r"ci-(?<!\wci-)(?:apres|dessous)\b[^«\"“\n.;]{0,30}[«\"“]\s?(?:l[ae]\s|l')"
    r"(?P<word>[a-z]+)\s?[»\"”]"
)
_ALIASES = ("beneficiaire", "financeur", "attributaire", "administration", "cocontractant", "titulaire")
_ARTICLE = re.compile(r"(?<![a-z])(?:l[ae]s?\s|l')")
_DETERMINER = re.compile(r"(?<![a-z])(?:l'|la\s|le\s|les\s|cette\s|notre\s|son\s|sa\s)$")
_CONTRACTION = re.compile(r"(?<![a-z])(?:(du|des|d')|(aux?))\s?$")
_OF = ("de ", "du ", "des ", "de la ", "l'", "d'")
_LIST_GAP = re.compile(
    rf"(?<={P})\s?(?:,|et|,\set|ainsi\sque|,\sainsi\sque|/|&|\+|avec|et\savec|comme|–|-)\s?(?:(?:de|a|par|avec)\s)?$"
)
PLACE = re.compile(
    r"\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])?[A-ZÀ-Ý][a-zà-ÿ][\w’'-]*"
    r"(?:[ -](?:et-|de-|la-|sur-|du-|d['’])*[A-ZÀ-Ý][a-zà-ÿ][\w’'-]*)*"
)


class Party(NamedTuple):
    """One or several parties named together, in the order of the text."""

    codes: tuple[str, ...]
    start: int
    end: int


class Clause(NamedTuple):
    """A sentence as a skeleton.

    `pieces` are the places in `text` and in the document of each stretch of it, `programmes` the programmes
    that the sentence names.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]
    monies: tuple[Money, ...]
    start: int
    end: int
    programmes: tuple[re.Match[str], ...] = ()

    def party(self, char: str) -> Party:
        return self.parties[ord(char) - _FIRST_PARTY]

    def origin(self, index: int) -> int:
        """Where in the document the character number `index` of `text` stands."""
        place, offset = self.pieces[bisect_right(self.pieces, index, key=_place) - 1]
        return offset + index - place

    def position(self, index: int) -> int:
        """Where in `text` the sum number `index` of this sentence stands."""
        return self.text.index(chr(_FIRST_MONEY + index))


def _place(piece: tuple[int, int]) -> int:
    return piece[0]


def joined(codes: Sequence[str]) -> str:
    """Party codes in their fixed order, joined by `+`."""
    return "+".join(code for code in PARTIES if code in codes)


class Parties:
    """The parties that a document names, each range once: organisations, and offices that stand for one."""

    def __init__(self, reading: Reading, words: MoneyWords, places: Iterable[tuple[int, int]] = ()) -> None:
        """`places`: where départements are named; one that pays (« la Sarthe consacre … ») is a party."""
        cues = [*reading.cues.get("organisations", ()), *reading.cues.get("roles", ())]
        named = [(cue.start, cue.end, cue.label) for cue in cues if cue.label in PARTIES]
        named += [(m.start(), m.end(), m.lastgroup or "") for m in words.named.finditer(reading.folded)]
        named += [(a, b, "departement") for a, b in places if _spends(reading.folded, words, a, b)]
        found: list[Party] = []
        for start, end, code in sorted(named, key=lambda n: (n[0], -n[1])):
            if not found or start >= found[-1].end:
                found.append(Party((code,), start, end))
        self._found = found
        self._starts = [party.start for party in found]
        if "ci-" in reading.folded and (others := list(self._under_other_names(reading.folded))):
            self._found = sorted([*found, *others], key=lambda party: party.start)
            self._starts = [party.start for party in self._found]

    def _under_other_names(self, folded: str) -> Iterator[Party]:
        """« Le Département …, ci-après « le bénéficiaire » »: where the contract calls a party so."""
        before = 0
        for alias in _ALIAS.finditer(folded):
            head = self.within(max(before, folded.rfind("\n", 0, alias.start()) + 1), alias.start())
            before = alias.end()
            for match in (
                re.finditer(rf"(?<![a-z]){alias['word']}(?![a-z])", folded)
                if head and alias["word"] in _ALIASES
                else ()
            ):
                if not self.any_in(match.start(), match.end()):
                    yield Party(head[0].codes, match.start(), match.end())

    def within(self, start: int, end: int) -> list[Party]:
        return [
            party
            for party in self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if party.end <= end
        ]

    def any_in(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start - 1)
        return index < len(self._starts) and self._starts[index] < end


def _spends(folded: str, words: MoneyWords, start: int, end: int) -> bool:
    """Whether the name of a place at `start:end`, with its article, is right before a verb of paying."""
    if not _ARTICLE.search(folded, max(0, start - 4), end):
        return False
    verb = words.clause.match(folded, end + 1)
    return verb is not None and verb.lastgroup in ("pays", "either", "pays_at")


def clause(
    reading: Reading, words: MoneyWords, parties: Parties, monies: Sequence[Money], start: int, end: int
) -> Clause:
    """The skeleton of the sentence `start:end`, with the sums in it."""
    folded = reading.folded
    sums = [(m.start, m.end, chr(_FIRST_MONEY + i)) for i, m in enumerate(monies)]
    kept = [(m.doubled[0] - 1, m.doubled[1] + 1, "") for m in monies if m.doubled]
    adjective = folded.find("departementa", start, end) >= 0
    named = parties.within(start, end) + [
        Party(("departement",), m.start("adjective"), m.end("adjective"))
        for m in (words.departmental.finditer(folded, start, end) if adjective else ())
        if not parties.any_in(m.start("adjective"), m.end("adjective"))
    ]
    sums += [(party.start, party.end, "P") for party in named]
    kept += [
        (place.start(), place.end(), "")
        for party in named
        if (place := PLACE.match(reading.text, party.end, end))
        and not parties.any_in(place.start(), place.end())
    ]
    for money in monies:
        before = words.qualifier_before.search(folded, max(start, money.start - 60), money.start)
        if before is not None and before.lastgroup == "none":
            before = None
        after = words.qualifier_after.match(folded, money.end, end)
        if after is None and (rhythm := words.rhythm.match(folded, money.end, end)):
            after = words.qualifier_after.match(folded, rhythm.end(), end)
        kept += [(m.start(), m.end(), "") for m in (before, after) if m is not None]
    kept += [(_whole_year(folded, a, b), b, "") for a, b, _ in years(folded, start, end)]
    programmes = tuple(words.programme.finditer(folded, start, end))
    for match in programmes:
        lead = _LEAD.search(folded, max(start, match.start() - 32), match.start())
        tail = _TAIL_OF_PROGRAMME.match(folded, match.end(), end)
        last = tail.end() if tail else match.end()
        if folded[last - 1] == ")" and not (lead and "(" in lead[0]):
            last -= 1
        kept.append((lead.start() if lead else match.start(), last, ""))
    kept += [(m.start() + 1, m.end(), "") for m in words.rhythm_inside.finditer(folded, start, end)]
    if "/" in folded[start:end]:
        kept += [(m.start(), m.end(), "") for m in words.rhythm_slash.finditer(folded, start, end)]
    for match in words.clause.finditer(folded, start, end):
        if match[0] != "depense" or not _THE.search(folded, max(0, match.start() - 6), match.start()):
            kept.append((match.start(), match.end(), _symbol(reading.text, match)))
    # In the order of the text; at the same place parties and sums first, then what is longest.
    ordered = sorted([(a, 0, -b, c) for a, b, c in sums] + [(a, 1, -b, c) for a, b, c in kept])
    skeleton = _assembled(reading, words, ordered, monies, named, start, end)
    return skeleton._replace(programmes=programmes) if programmes else skeleton


def _whole_year(folded: str, start: int, end: int) -> int:
    """Where the words that date a sum begin: « son budget 2023 » still says whose budget it is."""
    return end - 4 if _OF_MONEY.search(folded, start, end) else start


def _symbol(text: str, match: re.Match[str]) -> str:
    """The character of a word that has to do with paying. « finance » is a verb, « financé » a participle."""
    kind = match.lastgroup
    if kind == "either":
        ending = re.search(r"[eEéÉ]{1,2}[sS]?$", match[0])
        original = text[match.end() - len(ending[0]) if ending else match.start() : match.end()].lower()
        if "é" in original or original.startswith("ee"):
            return PARTICIPLE
        if original.endswith("s"):
            return ""
        return NOUN if _ONE.search(text, max(0, match.start() - 8), match.start()) else VERB
    if kind == "supports" and text[match.end() - 1].lower() == "é":
        return PARTICIPLE
    if kind == "pays_at" and " " not in match[0] and match[0].endswith("s"):
        return PARTICIPLE  # « inscrits », « dépensés »: no verb ends so in the third person
    return _SYMBOLS.get(kind or "", "")


def _assembled(
    reading: Reading,
    words: MoneyWords,
    kept: Sequence[tuple[int, int, int, str]],
    monies: Sequence[Money],
    named: Sequence[Party],
    start: int,
    end: int,
) -> Clause:
    text = ""
    pieces: list[tuple[int, int]] = []
    parties: list[Party] = []
    by_start = {party.start: party for party in named}
    blanks = reading.folded.find("\n", start, end) >= 0 or reading.folded.find("  ", start, end) >= 0

    def copy(first: int, last: int) -> None:
        nonlocal text
        piece = reading.folded[first:last]
        if not piece:
            return
        blank = not text or text[-1] == " "
        if not (blank and piece[0] == " ") and not (blanks and _BLANKS.search(piece)):
            pieces.append((len(text), first))
            text += piece
            return
        for run in _RUN.finditer(piece):  # runs of blanks are one blank
            if not run[0].isspace():
                pieces.append((len(text), first + run.start()))
                text += run[0]
            elif not blank:
                pieces.append((len(text), first + run.start()))
                text += " "
            blank = text[-1:] in ("", " ")

    def put(symbol: str, offset: int) -> None:
        nonlocal text
        for char in symbol:
            pieces.append((len(text), offset))
            text += char

    def cut(count: int) -> None:
        """Takes the last `count` characters away."""
        nonlocal text
        text = text[: len(text) - count]
        while pieces and pieces[-1][0] >= len(text):
            pieces.pop()

    def swap(pattern: re.Pattern[str], offset: int, reach: int) -> None:
        """Replaces what `pattern` matches at the end by the plain preposition that it contains."""
        if matched := pattern.search(text[-reach:]):
            cut(len(matched[0]))
            word = matched[0].strip()
            put("de " if word in ("du", "des", "d'") or word.startswith(("du ", "des ")) else "", offset)
            put("a " if word in ("au", "aux") else "", offset)

    def origin(index: int) -> int:
        place, offset = pieces[bisect_right(pieces, index, key=_place) - 1]
        return offset + index - place

    def has_before() -> bool:
        """Whether a form of « avoir » governs what follows, and not the « à » of « appel à projets »."""
        match = HAVE_BEFORE.search(text[-40:])
        have = len(text) - min(40, len(text)) + match.start("have") if match else 0
        return match is not None and reading.text[origin(have)] not in "àÀ"

    at = start
    for first, _, minus_last, symbol in kept:
        if first < at:
            continue
        copy(at, first)
        at = last = -minus_last
        if symbol == "P":
            if text and text[-1] in " 'usx":  # as « du », « de la », « l' », « aux » end
                if text.endswith(_OF):
                    swap(words.heads_before, first, 60)
                swap(_DETERMINER, first, 8)
                swap(_CONTRACTION, first, 8)
            party = by_start[first]
            gap = _LIST_GAP.search(text[-24:])
            if gap:
                cut(len(gap[0]))
                before = parties.pop()
                others = tuple(code for code in party.codes if code not in before.codes)
                parties.append(Party((*before.codes, *others), before.start, last))
            else:
                parties.append(party)
                put(chr(_FIRST_PARTY + len(parties) - 1), first)
        elif symbol == PARTICIPLE and has_before():
            put(VERB, first)
        elif symbol:
            put(symbol, first)
            if _FIRST_MONEY <= ord(symbol) < VERB_FROM and reading.folded[last : last + 1].isalpha():
                put(" ", last)  # « 600 000 €par an de l'ARS », as pages of key figures are read
    copy(at, end)
    return Clause(text, tuple(pieces), tuple(parties), tuple(monies), start, end)
