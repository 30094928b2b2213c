"""Names of people as French documents write them: spans, spelling and parts. No roles, no parties.

« Violaine DÉMARET », « M. le préfet Jean-François de La Tour d'Auxy », « Mme N'DIAYE », « A.-M. Le Gall ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language import fold

_UP = "A-ZÀ-ÖØ-Þ"
_LOW = "a-zß-öø-ÿ"
_TITLE = r"(?:M\.|MM\.|Mr\.?|Mme\.?|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames|Mademoiselle|Me|Maître|Dr\.?|Docteur|Pr\.?|Professeure?)"
_PART = rf"(?:[{_UP}]['’](?=[{_UP}]))?[{_UP}](?:[{_LOW}]+(?:[{_UP}][{_LOW}]+)?|[{_UP}]+)?(?:['’][{_UP}{_LOW}]+)?"
_WORD = rf"(?:[{_UP}]\.(?:-?[{_UP}]\.)*|{_PART}(?:[-‐‑]{_PART})*)"
_PARTICLE = r"(?:de La|de la|De La|De la|de l['’]|DE LA|du|Du|DU|des|de|De|DE|d['’]|D['’]|le|Le|LE|la|La|LA|van der|van den|van|Van|von|Von|el|El|ben|Ben|da|Da|di|Di|dos|Dos)"
_GAP = "[ \u00a0\u202f]"
_NAME = re.compile(
    rf"(?:(?P<title>{_TITLE}){_GAP}+)?(?<![\w@./'’-])(?P<name>{_WORD}(?:{_GAP}+(?:{_PARTICLE}(?:{_GAP}+|(?<=['’])))?{_WORD}){{0,4}})(?![\w@])"
)
_TITLES = {
    "m": "M.", "mr": "M.", "monsieur": "M.", "mm": "M.", "messieurs": "M.", "mme": "Mme", "madame": "Mme",
    "mmes": "Mme", "mesdames": "Mme", "mlle": "Mme", "mademoiselle": "Mme",
}  # fmt: skip
_PLURALS = {"mm", "messieurs", "mmes", "mesdames"}
_INNER = {"le", "la", "de", "du", "des"}
_LOWER_PARTICLES = {"de", "du", "des", "d", "van", "von", "der", "den", "da", "di", "dos", "l"}


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


def find_names(text: str, start: int, end: int, not_names: frozenset[str]) -> Iterator[Name]:
    """The names between `start` and `end`. Without a title, a name has two words at least.

    `not_names` holds folded words that no name begins or ends with.
    """
    position = start
    while match := _NAME.search(text, position, end):
        position = match.end()
        # A lone article or title at the front of a run of capitals is not part of the name.
        words = [m for m in re.finditer(rf"{_WORD}", match["name"])]
        kept = _longest_run(match["name"], words, not_names)
        if kept is None:
            continue
        low, high = match.start("name") + kept[0], match.start("name") + kept[1]
        title = match["title"] or "" if kept[0] == 0 else ""
        raw = text[low:high]
        count = sum(1 for w in words if kept[0] <= w.start() < kept[1])
        if not title:
            title = _title_before(text, low)
        if (count < 2 and not title) or (not title and kept[0] == 0 and words[0][0].lower() in _INNER):
            continue
        if count >= 2 and all(w[0].isupper() and len(w[0]) > 1 for w in words) and not title and len(raw) > 40:
            continue
        spelled = spell(raw)
        given, family = split(raw, bool(title), count)
        outer = match.start() if kept[0] == 0 else low
        short = _TITLES.get(title.rstrip(".").lower(), "")
        yield Name(low, high, outer, short, spelled, given, family)
        if title.rstrip(".").lower() in _PLURALS and count == 1:
            for more in re.finditer(rf"(?:,| et){_GAP}({_WORD})", text[high : min(end, high + 120)]):
                family_name = spell(more[1])
                yield Name(high + more.start(1), high + more.end(1), high + more.start(1), short, family_name, "", family_name)


def _title_before(text: str, offset: int) -> str:
    """« Madame la préfète », « M. le président » right before a name."""
    found = re.search(rf"({_TITLE}){_GAP}+(?:le|la|l['’]){_GAP}?[\w\- ]{{3,60}}{_GAP}$", text[max(0, offset - 90) : offset])
    return found[1] if found else ""


def _longest_run(
    name: str, words: list[re.Match[str]], not_names: frozenset[str]
) -> tuple[int, int] | None:
    """The longest run of words of which none is a known non-name; particles inside it stay (« Le Gall »)."""
    best: tuple[int, int, int] | None = None
    run: list[re.Match[str]] = []
    for index, word in enumerate([*words, None]):
        if word is not None:
            particle = fold(word[0]) in _INNER and run and index + 1 < len(words)
            if particle and not _excluded(words[index + 1][0], not_names):
                run.append(word)
                continue
            if not _excluded(word[0], not_names):
                run.append(word)
                continue
        if run and (best is None or len(run) > best[2]):
            best = (run[0].start(), run[-1].end(), len(run))
        run = []
    if best is None:
        return None
    start = best[0]
    # « M. LE GALL »: an article before the only word left, after a title, is a particle.
    lead = re.search(rf"^((?:Le|La|De|Du|LE|LA|DE|DU){_GAP}+)$", name[:start])
    return (0 if lead else start), best[1]


def _excluded(word: str, not_names: frozenset[str]) -> bool:
    if re.fullmatch(rf"[{_UP}]\.(?:-?[{_UP}]\.)*", word):
        return False
    parts = re.split(r"[-'’]", fold(word).rstrip("."))
    return all(part in not_names or not part for part in parts)


def spell(name: str) -> str:
    """A name in ordinary capitals: « Violaine DÉMARET » gives « Violaine Démaret »."""
    pieces = re.split(rf"({_GAP}+|[-‐‑'’])", name)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if not piece or not piece[0].isalpha():
            out.append(" " if piece and piece.strip() == "" else piece)
        elif piece.lower() in _LOWER_PARTICLES and 0 < index < len(pieces) - 1:
            out.append(piece.lower() if piece.islower() or piece.isupper() and piece.lower() != "l" else piece)
        elif len(piece) > 1 and piece.isupper():
            out.append(piece[0] + piece[1:].lower())
        else:
            out.append(piece)
    return "".join(out)


def split(name: str, titled: bool, count: int) -> tuple[str, str]:
    """Given and family name: words in capitals are the family name, else all but the first word."""
    words = re.split(rf"{_GAP}+", name)
    if count == 1:
        return ("", spell(name)) if titled else (spell(name), "")
    if words[0].lower() in _INNER:
        return "", spell(name)
    capitals = [i for i, w in enumerate(words) if "." not in w and len(w) > 1 and w.isupper()]
    if capitals and len(capitals) < len(words) and not all(w.isupper() for w in words):
        first = capitals[0]
        while first > 1 and words[first - 1].lower().strip("'’") in {*_LOWER_PARTICLES, "la", "le"}:
            first -= 1
        if first == 0:
            last = capitals[-1] + 1
            return spell(" ".join(words[last:])), spell(" ".join(words[:last]))
        return spell(" ".join(words[:first])), spell(" ".join(words[first:]))
    return spell(words[0]), spell(" ".join(words[1:]))
