"""How French says who receives a sum, as patterns on the skeleton of a sentence (see `clauses`)."""

from __future__ import annotations

import re

from extractor.extractors.amounts.clauses import NOUN, PARTICIPLE, RECEIVES, SUPPORTS, M, P, V
from extractor.extractors.amounts.said import FOR, FREE, GAP, SMALL

_M, _V, _ANY = M[1:-1], V[1:-1], rf"[^{M[1:-1]};]"

PAYEE_AFTER = re.compile(rf"[^{_M}{_V};.:(]{{0,70}}?\s{FOR} (?P<p>{P})")
PAYEE_BEFORE = re.compile(
    rf"(?:[{_V}{PARTICIPLE}{NOUN}]{_ANY}{{0,60}}?\s{FOR} |{SUPPORTS} )(?P<p>{P}){_ANY}*$"
)
PAYEE_SUBJECT = re.compile(rf".*{FREE}(?P<p>{P}){GAP}{RECEIVES}{_ANY}*$")
PAYEE_WORDS = re.compile(
    r"\s(?:a|au|aux|(?:en faveur|au profit|au benefice|a destination)\s(?:des?|du|d'))(?![a-z])"
    r"(?:\s(?:(?:la|une?|cette|cet?|ces|chaque|les?)(?![a-z])|l'))?[\s'«\"]*(?P<words>[a-z])"
)
RECEIVER = re.compile(
    rf"(?:^|[,;]\s?)(?:(?:les?|la|chaque|une?)\s|l')(?P<words>[^,;{_M}{P[1:-1]}]{{0,50}}?)(?:\s{SMALL})*\s{RECEIVES}"
)
ENDS_CLAUSE = re.compile(rf"[{_M};.:]")
PAYING = re.compile(rf"[{_V}{PARTICIPLE}{NOUN}]")
END_OF_NAME = re.compile(
    r"[,;.:()|\n»\"]|\s(?:pour|en|au|aux|par|dans|afin|sur|qui|que|et|a|est|sont|d'un montant|une?|soit"
    r"|sera|seront|s'[a-z]+|(?:benefici|recoi|recev|percoi|percev|obtien|touch)[a-z]*)(?![a-z])"
)
