"""Actions in paragraphs with a label: « Action n° 2 – … », « . obj. 6 - … », « Centre parental : … »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from extractor.extractors.actions.fiche_words import FicheWords, words
from extractor.extractors.actions.grammar import FOR_WHOM, SUM_LEAD, doing_words, word_is_doing
from extractor.extractors.actions.intros import names_actions
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.extractors.actions.telling import speaks_of
from extractor.language import Reading
from extractor.model import Block
from extractor.rules import Rules

_NOUN = r"(?:action|mesure|operation|projet|chantier)"
_ORDINALS = (
    "premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme|dixieme"
)
_NUMBERED = re.compile(
    rf"""(?:
      {_NOUN}\s(?:n°\s?|no\s)?(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?|[a-h]|[ivx]{{1,4}})(?:\s?[:.)–-]\s|\s[-–:]\s?)\s*
    | (?P<ordinal>\d{{1,2}}(?:ere|er|re|nde|eme|e)|{_ORDINALS})\s{_NOUN}\s?[:–-]\s*
    )(?=\S)""",
    re.VERBOSE,
)
# « … par an. Mesure 10 – … »: the next one in the same paragraph.
_INSIDE = re.compile(rf"(?<=[.;!]\s){_NOUN}\s(?:n°\s?)?\d{{1,2}}\s?[:–-]\s")
# « L'action 24.2 « Un toit et un tuteur » »: a title in quotes after its number.
_QUOTED = re.compile(
    r"action(?<=\baction)\s(?:n°\s?)?[a-h]?\d{1,2}(?:\.\d{1,2})?\s?«\s?(?P<title>[^»]{12,160}?)\s?»"
)
_FICHE_LINE = re.compile(
    r"fa(?<=\bfa)\s?(?:n°\s?)?(?P<number>\d{1,2}(?:\.\d)?)[ \t]*[|:–-]?[ \t]+(?P<title>[^|\n][^|]{8,220}?)"
    r"(?=\s*\.{4,}|\s+\d[\d\s]*€|\n\n|\s\||$)"
)
_BARE = re.compile(r"(?:action|mesure)s?(?:\s(?:retenue|prevue|proposee|engagee)s?)?\s?:\s*(?=\S)")
_DECIDED = re.compile(r"decision\s(?:n°\s?)?\d{1,2}\s?[:.–-]\s*(?=\S)")
_ORDER = re.compile(r"(?:\d{1,2}\.)?(?P<number>\d{1,2})(?:\s?[.)/:–-]\s*|\s)(?=\S)")
# « Bilan des actions », « État d'avancement par action »: a report goes through them one by one.
_TAKES_STOCK = re.compile(
    r"(?:\d{1,2}\s?[.)–-]\s?)?(?:le\s|l')?(?:bilan|etat\sd'avancement|avancement|point)\s(?:des?|par|sur)\s(?:l[ae]s\s|l')?"
    rf"{_NOUN}s?\b|(?:\d{{1,2}}\s?[.)–-]\s?)?fiches[\s-]actions?\b"
)
# « Les 20 actions »: what is numbered below is one of them, whatever it is called.
_COUNTED = re.compile(rf"\b(?:\d{{1,2}}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt)\s{_NOUN}s")
_OBJECTIVE = re.compile(
    r"""[.•*–-]?\s*(?:obj(?:ectif)?s?\.?\s?(?:n°\s?)?\d{1,2}(?:\.\d+)?|hors\s(?:referentiel|objectifs?|nomenclature))
        \s*[-–:]\s*(?=\S)""",
    re.VERBOSE,
)
_SIGN = re.compile(r"(?:[-=]+>|\+|>|~|#|\.)\s+(?=\S)")
_NAMED = re.compile(r"(?P<label>[^.:;!?,()]{4,60}?)\s?(?P<end>[:.])\s(?=\S)")
_SENTENCE = re.compile(r"\b(?:est|sont|a|ont|sera|seront|il|elle|ils|elles|on|nous|vous|qui)\b")
_ARTICLE = re.compile(r"(?:l[ea]s?|l'|une?|des|ce|cette|ces|en|a|au|aux|pour|par|dans|depuis)\b")
_OTHERS = re.compile(
    r"\b(?:contacts?|renseignements|telephone|courriel|adresse|date|lieu|horaires?|prochain\w*)\b"
)
_LEADER = re.compile(r"[.…]{4,}")
_STOP = re.compile(r"\.\s(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ]{4})\.\s(?=\d)")
_SECTION_LABEL = re.compile(
    r"(?:article\s(?:\d{1,2}(?:\.\d{1,2})?|1er|[ivx]{1,5})|fiche(?:[-\s]action)?\s(?:n°\s?)?\d{1,2}(?:\.\d{1,2})?)\s?[.:–—-]\s*(?=\S)"
)
# « P3. Halte pour parents épuisés (110 000 €) »: the code, the title, the sum of a fiche gone through.
_CODED = re.compile(
    r"(?P<code>[a-z]{1,2}\s?\d{1,2}(?:\.\d{1,2})?)\s?[.):–-]\s+(?P<title>[^.;|\n(]{9,140}?)\s*"
    r"(?P<sum>\(\d[\d\s.,]*(?:€|euros?|[km]€)[^)]{0,40}\)|\.(?=\s)|\n|$)"
)
_HEADS = {"heading", "title"}
_WHEN = re.compile(
    r"(?:quand|lorsque|avant|apres|pendant|depuis|jusqu'a|ce\sque|ce\squi|comment|pourquoi|qui|ou)\s"
)
# « Vers dix-huit ans, et après », « De la maternité à l'école »: groups, among others of the kind.
_BETWEEN = re.compile(
    r"(?:vers|dans|a\sl[ae]|au|aux|en|sur|chez|autour|face|au-dela|a\spartir)\s|(?:d[eu]s?|de\sl[ae]|d'un[e]?)\s[^.:]{2,40}\s(?:a|au|aux|jusqu'a)\s"
    r"|a\sl'"
)
_FEWEST = 2
_SHORTEST = 6
_LONGEST_LINE = 120
_LONGEST_NAME = 70


def label_end(folded: str) -> int:
    """How long the label before an action is: « obj. 6 - », « Action 3 : »."""
    label = (
        _SECTION_LABEL.match(folded)
        or _NUMBERED.match(folded)
        or _OBJECTIVE.match(folded)
        or _BARE.match(folded)
        or SUM_LEAD.match(folded)
    )
    return label.end() if label else 0


def label_number(reading: Reading, block: Block) -> str:
    """The number of the label that a block begins with, « 12 » of « Action 12 – », else empty."""
    label = _NUMBERED.match(reading.folded, block.start, block.end)
    return (label["number"] or label["ordinal"]) if label else ""


def labelled(reading: Reading, rules: Rules) -> Iterator[tuple[int, int]]:
    """The ranges of the blocks that are actions by their labels, that of an objective included."""
    yield from _numbered(reading)
    heads = doing_words(rules)
    yield from _fiche_lines(reading)
    yield from _coded(reading)
    yield from _by_turns(reading)
    yield from (m.span("title") for m in _QUOTED.finditer(reading.folded))
    yield from _alike(reading, _BARE, None)
    yield from _alike(reading, _DECIDED, heads)
    yield from _under_heading(reading, rules)
    blocks, fiche = reading.document.blocks, words(rules)
    index = 0
    while index < len(blocks):
        run = _run(reading, fiche, blocks, index)
        if len(run) >= _FEWEST and index and _announces(reading, blocks, index):
            texts = [reading.text[a:b] for a, b in run]
            official = sum(bool(commitment_of(t, rules.taxonomy)) or _official(t, rules) for t in texts)
            if official * 2 < len(run):
                yield from run
        index += max(1, len(run))


def _official(text: str, rules: Rules) -> bool:
    return is_title(re.sub(r"^.{0,20}?\d{1,2}\s*[-–:.]\s*", "", text), rules.taxonomy)


def _numbered(reading: Reading) -> Iterator[tuple[int, int]]:
    """« Action 1 : … », « 2e action – … »: two at least."""
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    for start, end in _openings(reading):
        label = _NUMBERED.match(reading.folded, start, end)
        if label is None or _LEADER.search(reading.text, label.end(), end):
            continue  # a line of the contents
        if end - label.end() >= _SHORTEST and not _OTHERS.match(reading.folded, label.end(), end):
            seen.add(label["number"] or label["ordinal"])
            found.append((label.end(), _first_sentence(reading, label.end(), end)))
    if len(seen) >= _FEWEST:
        yield from found


def _openings(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where a label may stand: at the start of a block, or of a sentence of a paragraph."""
    blocks = reading.document.blocks
    for index, block in enumerate(blocks):
        if block.kind in {"table", "list_item", "header", "footer"} or _heads_finer(blocks, index):
            continue  # or a group: « Chantier A – … » with its actions below
        inside = _INSIDE.finditer(reading.folded, block.start, block.end) if block.kind == "paragraph" else ()
        yield from pairwise([block.start, *(m.start() for m in inside), block.end])


def _heads_finer(blocks: Sequence[Block], index: int) -> bool:
    """Whether a heading is above finer ones, with at most a paragraph between."""
    below = _heading_below(blocks, index) if index + 1 < len(blocks) else None
    return blocks[index].kind == "heading" and below is not None and below.level > blocks[index].level


def _fiche_lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """« FA 7 | Réécriture du protocole ......... 12 000 € »: lines of a list of fiches, three at least."""
    found = list(_FICHE_LINE.finditer(reading.folded))
    if len({match["number"] for match in found}) > _FEWEST:
        yield from (match.span("title") for match in found)


def _coded(reading: Reading) -> Iterator[tuple[int, int]]:
    """« S4. Maison pour fratries (390 000 €) », then what became of it: three codes at least."""
    blocks = (b for b in reading.document.blocks if b.kind not in {"table", "header", "footer"})
    found = [m for b in blocks if (m := _CODED.match(reading.folded, b.start, b.end))]
    served = sum(speaks_of(reading, "served", *match.span("title")) for match in found)
    sums = {match["code"] for match in found if match["sum"].startswith("(")}
    if len(sums) > _FEWEST and served * 2 >= len(found):
        yield from (match.span("title") for match in found)


def _by_turns(reading: Reading) -> Iterator[tuple[int, int]]:
    """Under a heading that names actions: a title in a few words, then a sentence, three times at least."""
    blocks = reading.document.blocks
    for index, above in enumerate(blocks):
        if above.kind not in _HEADS or not names_actions(reading, above):
            continue
        below = list(takewhile(lambda b: b.kind == "paragraph", islice(blocks, index + 1, None)))
        pairs = list(zip(below[::2], below[1::2], strict=False))
        ends = [(reading.text[a.end - 1], reading.text[b.end - 1]) for a, b in pairs]
        short = all(_SHORTEST <= a.end - a.start <= _LONGEST_NAME for a, _ in pairs)
        if len(pairs) > _FEWEST and short and all(a not in ".:;,?!" and b in ".!" for a, b in ends):
            yield from ((a.start, a.end) for a, _ in pairs)


def _alike(
    reading: Reading, label: re.Pattern[str], heads: frozenset[str] | None
) -> Iterator[tuple[int, int]]:
    """« Action : … », « Décision 3 : recruter … », twice at least; those that must read like actions do."""
    found: list[tuple[int, int]] = []
    for block in reading.document.blocks:
        match = label.match(reading.folded, block.start, block.end)
        if match is None or block.kind == "table" or block.end - match.end() < _SHORTEST:
            continue
        if heads is None or word_is_doing(reading.folded[match.end() : block.end], heads):
            found.append((match.end(), _first_sentence(reading, match.end(), block.end)))
    if len(found) >= _FEWEST:
        yield from found


def _under_heading(reading: Reading, rules: Rules) -> Iterator[tuple[int, int]]:
    """« Les actions du contrat », then a heading for each of them with its paragraph."""
    blocks = reading.document.blocks
    for index, above in enumerate(blocks[:-1]):
        below = _heading_below(blocks, index)
        if below is None or not (names_actions(reading, above) or _TAKES_STOCK.match(*_at(reading, above))):
            continue
        text = reading.text[above.start : above.end].rstrip()
        if above.kind not in _HEADS and (len(text) > 80 or text.endswith(".")):
            continue
        found: list[tuple[int, int]] = []
        groups = 0  # of actions: « Pour les bébés », « Dès la naissance »
        for block in islice(blocks, index + 1, None):
            if block.kind in _HEADS or block.kind == "paragraph":
                told = _headed(reading, rules, above, block, len(found) + 1)
                if told and (FOR_WHOM.match(reading.folded, *told) or _is_when(reading, told)):
                    groups += 1
                    continue
                if told is None and block.kind in _HEADS and not _is_commitment(reading, rules, block):
                    break
                found += [told] if told else []
        others = [told for told in found if not _BETWEEN.match(reading.folded, *told)]
        if groups and len(others) <= len(found) - len(others) + groups:
            found = others
        if len(found) >= _FEWEST:
            yield from found


def _heading_below(blocks: Sequence[Block], index: int) -> Block | None:
    """The heading right below a line, or below the one paragraph between a heading and a finer one."""
    below = blocks[index + 1]
    if below.kind in _HEADS:
        return below
    after = blocks[index + 2] if index + 2 < len(blocks) else None
    above = blocks[index]
    if above.kind != "heading" or below.kind != "paragraph" or after is None or after.kind != "heading":
        return None
    return after if after.level > above.level else None


def _is_when(reading: Reading, told: tuple[int, int]) -> bool:
    """« Dès la naissance », « Quand un enfant est en danger »: only its accent tells « dès » from « des »."""
    return reading.text.startswith("Dès", told[0]) or _WHEN.match(reading.folded, *told) is not None


def _at(reading: Reading, block: Block) -> tuple[str, int, int]:
    return reading.folded, block.start, block.end


def _headed(reading: Reading, rules: Rules, above: Block, block: Block, due: int) -> tuple[int, int] | None:
    """The title of an action in a heading below `above`, or in a short line with the number that is due."""
    if _is_commitment(reading, rules, block):
        # A reader may run the first title into the line above it: « Engagement 2 – Sécuriser … 9. CRIP »
        joined = re.compile(rf"\s{due}\s?[.)]\s(?=\S)").search(reading.folded, block.start, block.end)
        return (joined.end(), block.end) if joined and block.kind in _HEADS else None
    number = _ORDER.match(reading.folded, block.start, block.end)
    numbered = number is not None and int(number["number"]) == due
    low = number.end() if number else block.start
    told = (low, _first_sentence(reading, low, block.end))  # a title may run into its description
    if block.kind == "paragraph":
        told = (low, block.end)
        line = told[1] - told[0] <= _LONGEST_LINE and not reading.text[slice(*told)].rstrip().endswith(".")
        return told if numbered and line and due > 1 else None
    deeper = above.kind == "heading" and block.level > above.level
    counted = numbered and _COUNTED.search(reading.folded, above.start, above.end) is not None
    if words(rules).kind(reading.folded[slice(*told)].strip(" :.")):
        return None  # « Pilote de l'action », « Résultats »: a part of the description of one
    if not (numbered or deeper) or _is_section(reading, rules, told, counted=counted):
        return None
    return told


def _is_commitment(reading: Reading, rules: Rules, block: Block) -> bool:
    return bool(commitment_of(reading.text[block.start : block.end], rules.taxonomy))


def _is_section(reading: Reading, rules: Rules, told: tuple[int, int], *, counted: bool) -> bool:
    """« Le calendrier », « Engagement 1 », « Axe 2 »: a part of the document and no action."""
    text = reading.text[slice(*told)]
    first = [] if counted else reading.cues_in("lists", told[0], told[0] + 24)
    other = bool(first) and first[0].label not in {"actions", "doing"}
    other = other and not speaks_of(reading, "served", *told)
    short = len(text.split()) < _FEWEST or text.rstrip().endswith("?")
    return other or short or bool(commitment_of(text, rules.taxonomy)) or _official(text, rules)


def _first_sentence(reading: Reading, start: int, end: int) -> int:
    stop = _STOP.search(reading.text[start:end])
    return start + stop.start() if stop and stop.start() > 2 * _SHORTEST else end


def _run(reading: Reading, fiche: FicheWords, blocks: Sequence[Block], index: int) -> list[tuple[int, int]]:
    """The blocks from `index` on that bear the same kind of label, without it."""
    for kind in (_OBJECTIVE, _SIGN, _NAMED):
        run: list[tuple[int, int]] = []
        for block in islice(blocks, index, None):
            label = kind.match(reading.folded, block.start, block.end)
            if block.kind in {"table", "list_item"} or label is None or not _is_label(label, block, fiche):
                break
            run.append((label.end() if kind is _SIGN else block.start, block.end))
        if len(run) >= _FEWEST:
            return run
    return []


def _is_label(label: re.Match[str], block: Block, fiche: FicheWords) -> bool:
    """Whether a name before a colon or a full stop is one, and no sentence."""
    if label.re is not _NAMED:
        return True
    if block.kind != "paragraph":
        return False
    if fiche.kind(label["label"]) or label["label"].startswith("decision"):
        return False
    if _SENTENCE.search(label["label"]) or _OTHERS.search(label["label"]) or label["label"][0].isdigit():
        return False
    length = len(label["label"].split())
    return length <= 7 if label["end"] == ":" else length <= 4 and not _ARTICLE.match(label["label"])


def _announces(reading: Reading, blocks: Sequence[Block], index: int) -> bool:
    above = blocks[index - 1]
    text = reading.text[above.start : above.end].rstrip()
    if not (text.endswith(":") or above.kind in {"heading", "title"}):
        return False
    return names_actions(reading, above)
