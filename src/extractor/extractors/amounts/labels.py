"""How a name labels the sum beside it, as « État : 15 000 € » and « – reconduite, État, 96 000 € » do.

Patterns on the skeleton of a sentence (see `clauses`), beside those of `said`; `p` is the party that pays.
"""

from __future__ import annotations

import re

from extractor.extractors.amounts.clauses import EQUAL, NOUN, RECEIVES, M, P, V
from extractor.extractors.amounts.said import LINK, WORD

_M, _V = M[1:-1], V[1:-1]  # for use inside a set of characters

LABEL = re.compile(
    rf"(?P<lead>[^{_M}]*)(?P<p>{P})(?:\s?\([^()]*\)|\sd(?:e\s|u\s|es\s|')[^,;:.()]{{0,30}})?"
    rf"\s?(?:-?(?<!\s-)\s?[:=–|(-]|\.{{2,}}|\.(?=\s)|,(?=\s(?:a hauteur|pour))|(?<=^{P}),|(?<=[–|-]\s{P}),"
    rf"|(?<=\({P}),|(?<=:\s{P}),)?\s?{LINK}*$"
)
NOT_A_LABEL = re.compile(
    rf"(?:\b(?:a|pour|avec|dans|sur|entre|chez|sans|vers|hors|en faveur de)\s|{V}\s(?:[a-z]+\s)?"
    rf"|{RECEIVES}\s"
    r"|\b(?:pilotes?|pilotage|porteurs?|responsables?|operateurs?|referents?"
    r"|maitre d'ouvrage|suivi)\s?:\s)$"
)
NOUN_OF = re.compile(
    rf"(?:(?:{NOUN}|budget|depenses?|charges?)(?: {WORD}){{0,2}}|\bcel(?:ui|le|les)|\bceux) de $"
)
AND_OF = re.compile(r"[)\s,;]*(?:et\s|ainsi que\s)?de ")
# « à parts égales entre l'État (55 000 €) et le Département (55 000 €) »: each has its own in brackets.
EACH_IN_BRACKETS = re.compile(
    rf".*(?:{EQUAL}|\b(?:repart|partag|ventil|distribu|decompos)\w* (?:ainsi )?entre)[^;.]*?(?P<p>{P})\s?\($"
)
# « – reconduite, État, 96 000 € »: who pays and how much, at the end of an item without a verb.
CLOSES = re.compile(rf"[^{_M}{_V}{RECEIVES};]*[,–-]\s(?P<p>{P})\s?,\s$")
CLOSED = re.compile(r"\s?(?:\([^)]*\))?\s?[.;]?\s*$")
