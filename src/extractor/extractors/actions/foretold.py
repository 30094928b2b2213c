"""Actions that news tell sentence by sentence: « Un bus fera halte … », « Trois postes sont prévus ».

No word announces them. What they have in common: the future (or « va », « doit », « est prévu »), somebody
who works for children or is helped, and nothing about meetings, money or the life of the contract itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.extractors.actions.lists import word_is_doing
from extractor.extractors.actions.words import EnumerationWords
from extractor.extractors.actions.words import words as enumeration_words
from extractor.language import Reading, norm
from extractor.rules import Rules

Span = tuple[int, int]

_NEWS = {"communique", "actualite", "article"}
_PROMISE = re.compile(
    r"""(?<!\bqui\s)(?<!\bqui\sse\s)(?<!\bou\s)(?<!\bdont\s)\b(?!extra\b|ultra\b|infra\b|intra\b|contra\b|opera\b|camera\b)(?:
      [a-z]*(?:[eiu]ra|[eiu]ront|dra|dront|vra|vront|tra|tront|rra|rront)\b
    | (?:va|vont|doit|doivent|devrait|devraient)\s(?:[a-z]{2,}\s)?[a-z]{2,}(?:er|ir|re)\b
    | (?:a|ont)\s(?:decide|prevu|choisi|convenu|accepte)\s(?:de\s|d')
    | qui\s(?:va|vont)\s(?:recruter|ouvrir|creer|embaucher|doubler|former|accueillir|deployer|installer)\b
    | (?:est|sont)\s(?:egalement\s|aussi\s|ainsi\s)?(?:prevu|programme|projete|envisage)e?s?\b
    )""",
    re.VERBOSE,
)
# « Plus aucun enfant ne sera logé à l'hôtel » says what for, « si les crédits suivent » whether at all.
_DENIED = re.compile(r"\b(?:ne\s|n')(?!\w+\s\w*\s?que\b)|^(?:si|s'il|lorsque|quand|selon)\b")
# « finance déjà », « depuis 2018 »: what is done anyway.
_GOES_ON = re.compile(
    r"\b(?:deja|depuis|actuellement|habituellement|chaque\sannee|tous\sles|toujours|hors\scontrat)\b"
)
# « Cette démarche doit permettre d'améliorer … » says what for, and « … comme par exemple : » what follows.
_AIM = re.compile(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient))\s(?:[a-z]+\s)?(?:permettre|contribuer|conduire|viser)\b"
    r"|\bpermett(?:ra|ront)\s(?:[a-z]+\s)?d(?:e\s|')(?:mieux|plus|davantage)\b"
)
_CONNECTIVE = re.compile(
    r"(?:(?:tout\s)?d'abord|ensuite|puis|enfin|par\sailleurs|en\soutre|ainsi|desormais|a\sterme|concretement|de\splus"
    r"|egalement|toutefois|cependant|en\scontrepartie|en\sparticulier|a\sce\stitre|dans\sce\scadre"
    r"|autre\s(?:action|mesure|nouveaute|chantier)\s?:|parallelement|de\smeme|des\s20\d\d|en\s20\d\d"
    r"|(?:a\scompter|a\spartir|des|d'ici)\s[^,.;:]{3,40}(?=,)),?\s"
)
_LEAD = re.compile(r"[^:;.]{3,120}?\s?:\s(?=\S)")
# « L'État soutient une action du Département : le lancement d'un … »
_ONE_ACTION = re.compile(
    r"\b(?:une|la)\s(?:[a-z]+\s){0,2}(?:action|mesure|operation|initiative)\b|\b(?:un|le)\s(?:[a-z]+\s)?projet\b"
)
_CLAUSE = re.compile(r"\s;\s|;\s")
_VERBAL = re.compile(r"\b(?:a|ont|est|sont|etait|etaient|avait|avaient|il|elle|ils|elles|on|nous|vous)\b")
_EXAMPLES = re.compile(
    r"\bexemples?\b|\bconcretement\b|\ben\spratique\b|\bactions?\sconcretes?\b|\bce\squi\s(?:va\s)?change(?:r|ra)?\b"
)
_PLACE_OR_THEME = re.compile(r"(?:dans|en|a|au|aux|pour|cote|autour|chez|quand|lorsque|avant|apres)\s")
_SUBJECT = re.compile(r"(?:l[ae]s?|une?|des|chaque|deux|trois|quatre|cinq|six|sept|huit|dix|douze)\s|l'")
# Beside what is foretold: « La cellule passe de sept à onze agents », « Un foyer est doté d'un médecin ».
_GROWS = re.compile(
    r"\bpasse(?:nt)?\sde\s[a-z0-9]+\sa\s[a-z0-9]+\b|\b(?:est|sont)\s(?:dote|renforce|etoffe|equipe)e?s?\s(?:d|de|par)\b"
)
_PAST = re.compile(r"\b(?:a|ont|avait|avaient|était|étaient|été)\b")
_HEADS = {"heading", "title"}
_SHORTEST = 20
_LONGEST = 420


def foretold(reading: Reading, rules: Rules, document_type: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The ranges of such sentences in the paragraphs of news, those in `taken` (found otherwise) left out."""
    if document_type not in _NEWS:
        return
    words = enumeration_words(rules)
    heads = frozenset(norm(word) for word in rules.lexicon.phrases["lists"]["not_heads"])
    for index, sentences in _paragraphs(reading, words, taken):
        free = [(a, b) for a, b in sentences if not any(low < b and a < high for low, high in taken)]
        free = [span for span in free if not _is_quoted(reading, index, span)]
        shown = _are_examples(reading, index)
        told = {span: list(_clauses(reading, words, heads, span, shown=shown)) for span in free}
        if any(told.values()):
            for span, clauses in told.items():
                yield from clauses or _named(reading, words, heads, span)


def _paragraphs(
    reading: Reading, words: EnumerationWords, taken: Sequence[Span]
) -> Iterator[tuple[int, list[Span]]]:
    """The paragraphs with their sentences, but those that introduce a list or describe the heading."""
    found: dict[int, list[Span]] = {}
    intros = {block.intro for block in reading.document.blocks}
    for start, end in reading.sentences:
        index = reading.document.block_at(start)
        if index is None or index in intros:
            continue
        if reading.document.blocks[index].kind == "paragraph":
            found.setdefault(index, []).append((start, end))
    for index, sentences in found.items():
        heading = next((b for b in reversed(reading.document.blocks[:index]) if b.kind in _HEADS), None)
        if heading is None:
            yield index, sentences
            continue
        described = any(low < heading.end and heading.start < high for low, high in taken)
        if not described and not words.other_headings.search(reading.folded, heading.start, heading.end):
            yield index, sentences


def _is_quoted(reading: Reading, index: int, span: Span) -> bool:
    """What somebody says is an opinion, and seldom what the contract will do."""
    before = reading.text[reading.document.blocks[index].start : span[0] + 1]
    said = reading.text[slice(*span)]
    return before.count("«") > before.count("»") or said.rstrip().endswith(("?", "»", "»."))


def _are_examples(reading: Reading, index: int) -> bool:
    """Whether a paragraph stands under « Des exemples », even below « Dans l'Eure »."""
    for block in reversed(reading.document.blocks[:index]):
        if block.kind not in _HEADS:
            continue
        if _EXAMPLES.search(reading.folded, block.start, block.end):
            return True
        when = reading.text.startswith("Dès", block.start)
        if not when and not _PLACE_OR_THEME.match(reading.folded, block.start, block.end):
            return False
    return False


def _clauses(
    reading: Reading, words: EnumerationWords, heads: frozenset[str], span: Span, *, shown: bool
) -> Iterator[Span]:
    start, end = span
    if words.refuses.search(reading.folded, start, end):
        return
    cuts = [start, *(m.end() for m in _CLAUSE.finditer(reading.folded, start, end)), end]
    for low, high in pairwise(cuts):
        named = False
        opening = _CONNECTIVE.match(reading.folded, low, high)
        low = opening.end() if opening else low
        lead = _LEAD.match(reading.folded, low, high)
        if lead and _is_promise(reading, words, lead.end(), high):
            low = lead.end()
        elif lead and _ONE_ACTION.search(lead[0]) and word_is_doing(reading.folded[lead.end() : high], heads):
            low, named = lead.end(), True
        folded = reading.folded[low:high].rstrip(" .;…")
        promise = named or _is_promise(reading, words, low, high)
        if (promise or (shown and _is_shown(reading, words, low, high))) and _SHORTEST <= len(
            folded
        ) <= _LONGEST:
            yield low, low + len(folded)


def _is_promise(reading: Reading, words: EnumerationWords, start: int, end: int) -> bool:
    folded = reading.folded[start:end]
    if _DENIED.search(folded) or _AIM.search(folded):
        return False
    done = _PROMISE.search(folded) or (words.present.search(folded) and not _GOES_ON.search(folded))
    return bool(done and words.served.search(folded) and not words.running.search(folded))


def _is_shown(reading: Reading, words: EnumerationWords, start: int, end: int) -> bool:
    """In the present, under a heading that announces examples: « Une équipe de répit intervient … »"""
    folded = reading.folded[start:end]
    served = words.served.search(folded[:60]) and not words.running.search(folded)
    return bool(served and _SUBJECT.match(folded) and not _PAST.search(reading.text[start:end]))


def _named(reading: Reading, words: EnumerationWords, heads: frozenset[str], span: Span) -> Iterator[Span]:
    """Beside such sentences: « Ensuite, l'ouverture d'un accueil de répit. », « La plus attendue : … »."""
    start, end = span
    opening = _CONNECTIVE.match(reading.folded, start, end)
    start = opening.end() if opening else start
    if lead := _LEAD.match(reading.folded, start, end):
        start = lead.end()
    folded = reading.folded[start:end].rstrip(" .…")
    main = re.split(r"\b(?:qui|où|que|dont|afin)\b", reading.text[start:end], maxsplit=1)[0]
    nominal = word_is_doing(folded, heads) and not _VERBAL.search(main)
    nominal = nominal or _GROWS.search(folded) is not None
    refused = words.refuses.search(folded) or words.running.search(folded)
    if nominal and words.served.search(folded) and not refused and len(folded) >= _SHORTEST:
        yield start, start + len(folded)
