"""Names of people as French documents write them: spans, spelling and parts. No roles, no parties.

« Violaine DÉMARET », « M. le préfet Jean-François de La Tour d'Auxy », « Mme N'DIAYE », « A.-M. Le Gall ».
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.language import Cue, Reading, fold
from extractor.model import fold_text
from extractor.rules import Rules

_UP, _LOW = "A-ZÀ-ÖØ-ÞŒ", "a-zß-öø-ÿœ"
_GAP = "[ \u00a0\u202f]"
_TITLE = (
    r"(?:M\.|MM\.|Mr\.?|Mme\.?|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames|Mademoiselle|Me|Maître|Dre?\.?|Docteure?"
    r"|Pr\.?|Professeure?)"
)
# « N'DIAYE », « Kerlavéo », « McKay », « D'ARVIEU », « O'Brien »
_PART = (
    rf"(?:[{_UP}]['’](?=[{_UP}]))?[{_UP}](?:[{_LOW}]+(?:[{_UP}][{_LOW}]+)?|[{_UP}]+)?(?:['’][{_UP}{_LOW}]+)?"
)
_INITIALS = rf"[{_UP}]\.(?:-?[{_UP}]\.)*"
_WORD = rf"(?:{_INITIALS}|{_PART}(?:[-‐‑]{_PART})*)"
_PARTICLE = (
    r"(?:de La|de la|De La|De la|DE LA|de l['’]|du|Du|DU|des|de|De|DE|d['’]|D['’]|le|Le|LE|la|La|LA|van der"
    r"|van den|van|Van|von|Von|el|El|ben|Ben|da|Da|di|Di|dos|Dos)"
)
# « Odilon BRASSAC Clémence TARDIVEL »: a given name and a family name in capitals, and again
_IN_COLUMNS = (
    rf"[{_UP}][{_LOW}]+(?:[-‐‑][{_UP}]?[{_LOW}]+)*"
    rf"(?:{_GAP}+(?:{_PARTICLE}{_GAP}+)?[{_UP}][{_UP}'’-]+(?![{_LOW}]))+"
)
# « F. MALRIEU O. CRANSAC J.-L. BOISSONNADE »: initials and a family name, and again
_INITIALLED = rf"{_INITIALS}{_GAP}+(?:{_PARTICLE}{_GAP}+)?(?!{_INITIALS}){_WORD}"
_IN_A_ROW = rf"{_WORD}(?:{_GAP}+(?:{_PARTICLE}(?:{_GAP}+|(?<=['’])))?{_WORD}){{0,4}}"
_NAME = re.compile(
    rf"(?:(?P<title>{_TITLE}){_GAP}+)?"
    rf"(?:(?<![\w@./'’-])|(?<=(?<!\w)d['’])|(?<=(?<!\w)qu['’]))"
    rf"(?P<name>{_IN_COLUMNS}(?:{_GAP}+{_IN_COLUMNS}){{2,}}|{_INITIALLED}(?:{_GAP}+{_INITIALLED})+|{_IN_A_ROW})(?![\w@])"
)
_TITLES = {
    "m": "M.", "mr": "M.", "monsieur": "M.", "mm": "M.", "messieurs": "M.", "mme": "Mme", "madame": "Mme",
    "mmes": "Mme", "mesdames": "Mme", "mlle": "Mme", "mademoiselle": "Mme",
}  # fmt: skip
_PLURALS = {"mm", "messieurs", "mmes", "mesdames"}
_INNER = {"le", "la", "de", "du", "des"}
_LOWER_PARTICLES = {"de", "du", "des", "d", "van", "von", "der", "den", "da", "di", "dos", "l"}
_TITLED_FUNCTION = re.compile(rf"({_TITLE}){_GAP}+(?:le|la|l['’]){_GAP}?[\w\- ]{{3,60}}{_GAP}$")
_ONE_WORD = re.compile(r"[^ \u00a0\u202f]+").fullmatch
_INNER_TITLE = re.compile(rf"(MM?\.){_GAP}+(?=\w{{2}})")
_COLUMN = re.compile(rf"{_INITIALLED}|{_IN_COLUMNS}")
_COMPLEMENT = re.compile(
    r"(?:\s(?P<et>et))?\s(?:de la |de l'|du |des |de |d'|(?:dans|pour) (?:l[ae]s? |l')|en )$"
)

_SOLE_OFFICE = re.compile(r"(?:sous-)?prefete?|presidente?|ministre|docteure?")
_FAMILY = re.compile(
    rf"{_GAP}(?P<name>(?:(?:L[ea]|D[eu]){_GAP})?(?=\w{{3}}){_PART}(?:[-‐‑]{_PART})*)"
    rf"(?![\w@.'’-]|{_GAP}(?:{_PARTICLE}{_GAP})?[{_UP}])"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the text: `start:end` without the title, which begins at `outer`."""

    start: int
    end: int
    outer: int
    title: str
    name: str
    given: str
    family: str


class People:
    """Finds people in one reading: names that are no place, no organisation and no part of a function."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self._reading = reading
        phrases, lexicon = rules.lexicon.phrases["names"], rules.lexicon
        self._not_names = _folded(tuple(phrases["not_names"]))
        self._things = _folded(tuple(phrases["not_before"]))
        self._places = _folded((*(d.name for d in lexicon.departments), *(r.name for r in lexicon.regions)))
        self._known: dict[tuple[int, int], list[Name]] = {}
        cues = [cue for lexicon in ("roles", "organisations") for cue in reading.cues.get(lexicon, ())]
        self._cues = sorted(cues, key=lambda cue: cue.start)
        self._longest = max((cue.end - cue.start for cue in cues), default=0)

    def within(self, start: int, end: int) -> list[Name]:
        """The people named between `start` and `end`."""
        if (start, end) not in self._known:
            self._known[start, end] = self._find(start, end)
        return self._known[start, end]

    def fuller(self, name: Name) -> Name:
        """The same person's name with a given name, where the document has just one; else the name."""
        folded, family = self._reading.folded, fold(name.family)
        found: list[Name] = []
        place = folded.find(family) if family else -1
        while place >= 0:
            found += [
                n for n in self.within(*self._reading.sentence_at(place)) if n.given and same_person(n, name)
            ]
            place = folded.find(family, place + len(family))
        return found[0] if len({n.name for n in found}) == 1 else name

    def _find(self, start: int, end: int) -> list[Name]:
        names: list[Name] = []
        for name in find_names(self._reading.text, start, end, self._not_names):
            person = self._without_place(name, start)
            if person is not None and not self._is_thing(person):
                names.append(person)
        names += self._after_office(start, end, names)
        return sorted(names, key=lambda name: name.start)

    def _after_office(self, start: int, end: int, names: list[Name]) -> Iterator[Name]:
        """« le préfet Brassac »: a family name alone, right after an office that only one holds."""
        for cue in self._reading.cues_in("roles", start, end):
            if not _SOLE_OFFICE.fullmatch(self._reading.folded, cue.start, cue.end):
                continue
            word = _FAMILY.match(self._reading.text, cue.end, end)
            if word is None or any(n.start < word.end("name") and n.end > word.start("name") for n in names):
                continue
            family, low = word["name"], word.start("name")
            if fold(family) not in self._places and not any(
                _excluded(part, self._not_names) for part in family.split()[-1:]
            ):
                yield Name(low, word.end("name"), low, "", spell(family), "", spell(family))

    def _without_place(self, name: Name, floor: int) -> Name | None:
        """« le préfet de la Drôme Odilon Brassac »: the first word completes the function before it."""
        before = _COMPLEMENT.search(self._reading.folded, floor, name.start)
        if before is None or name.outer != name.start:
            return name
        if not any(cue.end == before.start() for cue in self._cues_about(before.start())):
            return name
        raw = self._reading.text[name.start : name.end]
        ends = [word.end() for word in re.finditer(rf"\S+{_GAP}*", raw)]
        known = [end for end in ends if fold(raw[:end]).strip() in self._places]
        cut = max(known, default=ends[0] if len(ends) > 2 and not before["et"] else 0)
        if cut == 0:
            return name
        return next(find_names(self._reading.text, name.start + cut, name.end, self._not_names), None)

    def _cues_about(self, place: int) -> list[Cue]:
        """The functions and organisations that hold this place or end at most ten characters before it."""
        first = bisect_left(self._cues, place - self._longest - 10, key=lambda cue: cue.start)
        return self._cues[first : bisect_right(self._cues, place, key=lambda cue: cue.start)]

    def _is_thing(self, name: Name) -> bool:
        """« place Jean Moulin », « l'association Les Petits Ponts », a name inside a function."""
        for cue in self._cues_about(name.start):
            if cue.start <= name.start and name.end <= cue.end:
                return True
            between = self._reading.folded[cue.end : name.start]
            if cue.label == "association" and re.fullmatch(r"\s(?:l[ae]s?\s|l')?[«\"]?\s?", between):
                return True
        if name.title:
            return False
        before = re.search(
            r"([\w]+)\s(?:de\s|d')?$", self._reading.folded[max(0, name.start - 30) : name.start]
        )
        return before is not None and before[1] in self._things


@lru_cache(maxsize=24)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def find_names(text: str, start: int, end: int, not_names: frozenset[str]) -> Iterator[Name]:
    """The names between `start` and `end`. Without a title, a name has two words at least.

    `not_names` holds folded words that no name begins or ends with.
    """
    for match in _NAME.finditer(text, start, end):
        if match["title"] is None and _ONE_WORD(match["name"]) and not _title_before(text, match.start()):
            continue  # most words with a capital are no names
        for title, low, high in _columns(match):
            yield from _read(text, end, match.start(), title, low, high, not_names)


def _columns(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """A match as (title, start, end), split into the names of two columns that were read as one line."""
    title, start = match["title"] or "", match.start("name")
    columns = list(_COLUMN.finditer(match["name"]))
    if len(columns) < 2:
        yield title, start, match.end("name")
        return
    for number, column in enumerate(columns):
        yield title if number == 0 else "", start + column.start(), start + column.end()


def _read(
    text: str, limit: int, at_title: int, title: str, start: int, end: int, not_names: frozenset[str]
) -> Iterator[Name]:
    """The name within `start:end`, if there is one, and those that share its plural title."""
    words = list(re.finditer(_WORD, text[start:end]))
    kept = _longest_run(text[start:end], words, not_names)
    if kept is None:
        return
    low, high = start + kept[0], start + kept[1]
    if inner := _INNER_TITLE.match(text, low, high):  # « Discours de M. X »: no initial
        at_title, title, low = low, inner[1], inner.end()
        kept = (low - start, kept[1])
    count = sum(1 for word in words if kept[0] <= word.start() < kept[1])
    titled = bool(title) and (kept[0] == 0 or inner is not None)
    title = title if titled else _title_before(text, low)
    if not title and (count < 2 or (kept[0] == 0 and words[0][0].lower() in _INNER)):
        return
    raw = text[low:high]
    if not re.search(r"\w\w", raw):
        return  # « et M. le président »
    if not title and words[-1][0].isalpha() and len(words[-1][0]) == 1:
        return  # « Chantier B »
    if not title and raw.isupper() and len(raw) > 40:
        return  # a headline in capitals
    key = title.rstrip(".").lower()
    short = _TITLES.get(key, "")
    given, family = split(raw, titled=bool(title))
    yield Name(low, high, at_title if titled else low, short, spell(raw), given, family)
    if key in _PLURALS and count == 1:
        for more in re.finditer(rf"(?:,| et){_GAP}({_WORD})", text[high : min(limit, high + 120)]):
            family, place = spell(more[1]), high + more.start(1)
            yield Name(place, high + more.end(1), place, short, family, "", family)


def _title_before(text: str, offset: int) -> str:
    """« Madame la préfète », « M. le président » right before a name."""
    found = _TITLED_FUNCTION.search(text[max(0, offset - 90) : offset])
    return found[1] if found else ""


def _longest_run(
    name: str, words: Sequence[re.Match[str]], not_names: frozenset[str]
) -> tuple[int, int] | None:
    """The longest run of words of which none is a known non-name; particles inside it stay (« Le Gall »)."""
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for index, word in enumerate(words):
        follower = words[index + 1][0] if index + 1 < len(words) else ""
        particle = bool(run) and fold(word[0]) in _INNER and bool(follower)
        if _excluded(follower if particle else word[0], not_names):
            run = []
        else:
            run.append(word)
            best = max(best, run, key=len)
            run = list(run)
    if not best:
        return None
    # « M. LE GALL »: an article before the only word left, after a title, is a particle.
    lead = re.fullmatch(rf"(?:Le|La|De|Du|LE|LA|DE|DU){_GAP}+", name[: best[0].start()])
    return (0 if lead else best[0].start()), best[-1].end()


@lru_cache(maxsize=4096)
def _excluded(word: str, not_names: frozenset[str]) -> bool:
    if re.fullmatch(_INITIALS, word):
        return False
    parts = re.split(r"[-'’]", fold(word).rstrip("."))
    return all(part in not_names or not part for part in parts)


def spell(name: str) -> str:
    """A name in ordinary capitals: « Violaine DÉMARET » gives « Violaine Démaret »."""
    pieces = re.split(rf"({_GAP}+|[-‐‑'’])", name)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if not piece or not piece[0].isalpha():
            out.append(" " if piece and not piece.strip() else piece)
        elif piece.lower() in _LOWER_PARTICLES and 0 < index < len(pieces) - 1:
            capitals = piece.isupper() and piece.lower() != "l"
            out.append(piece.lower() if piece.islower() or capitals else piece)
        elif len(piece) > 1 and piece.isupper():
            out.append(piece[0] + piece[1:].lower())
        else:
            out.append(piece)
    return "".join(out)


def split(name: str, *, titled: bool) -> tuple[str, str]:
    """Given and family name: words in capitals are the family name, else all but the first word."""
    words, spelled = re.split(rf"{_GAP}+", name), spell(name).split()
    if len(words) == 1:
        return ("", spelled[0]) if titled else (spelled[0], "")
    first, last = 1, len(words)
    capitals = [i for i, word in enumerate(words) if "." not in word and len(word) > 1 and word.isupper()]
    if words[0].lower() in _INNER:
        first = 0
    elif capitals and len(capitals) < len(words):
        first, last = capitals[0], capitals[-1] + 1
        while first > 1 and words[first - 1].lower().strip("'’") in {*_LOWER_PARTICLES, "la", "le"}:
            first -= 1
    if first == 0:  # « TARDIVEL Clémence »
        return " ".join(spelled[last:]), " ".join(spelled[:last])
    return " ".join(spelled[:first]), " ".join(spelled[first:])


def same_person(a: Name, b: Name) -> bool:
    """Whether two names may be one person's: the same words, or a family name alone."""
    first, second = set(fold_text(a.name).split()), set(fold_text(b.name).split())
    if first == second:
        return True
    short, long_ = (a, b) if len(first) < len(second) else (b, a)
    for initials, other in ((a, b), (b, a)):
        if re.fullmatch(_INITIALS, initials.given) and fold_text(a.family) == fold_text(b.family):
            return fold_text(other.given).startswith(fold_text(initials.given)[0])
    return not short.given and fold_text(short.family) == fold_text(long_.family)
