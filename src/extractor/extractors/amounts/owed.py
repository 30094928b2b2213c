"""How French says that a sum burdens a party, is its own, or is what its share amounts to.

Patterns on the skeleton of a sentence (see `clauses`), beside those of `said`; `p` is the party that pays.
"""

from __future__ import annotations

import re

from extractor.extractors.amounts import said
from extractor.extractors.amounts.clauses import NOUN, M, P, V

_M, _V = M[1:-1], V[1:-1]  # for use inside a set of characters

# « Le Département, le reste, soit M »: a sentence of its own, or after the shares of others.
THE_REST = re.compile(rf"\W*(?P<p>{P})\s?,?\s(?:pour\s|prend\s)?{said.THE_REST},?\s(?:soit\s)?")
# « Le solde, soit M, revient au Département », « une nuit coûte M au Département »: what burdens it.
BURDEN = re.compile(
    rf"\b(?:solde|reste|reliquat|surcout|facture|charge)\b|{NOUN}"
    r"|\bcout(?:e|ent|era|eront|ait)\b|\brevien(?:t|nent|dra) a\b"
)
FALLS_TO = re.compile(
    rf"(?:\s?,)?\s(?:revien(?:t|nent|dra|dront)|rest(?:e|ent|era|eront)"
    rf"|incomb(?:e|ent|era|eront)) a (?P<p>{P})"
)
COSTS = re.compile(
    rf"\bcout(?:e|ent|era|eront|ait|aient)\b[^{_M}{P[1:-1]};]*$|\brevien(?:t|nent|dra) a [^{_M}{P[1:-1]};]*$"
)
COSTS_TO = re.compile(rf"(?:\spar [a-z]+)? a (?P<p>{P})")
# « les 41 M€ de son budget », « 210 000 € de sa poche »: of whoever the sentence opens with.
OF_ITS_OWN = re.compile(
    r"(?:\sd'euros)?\s(?:sur la table|(?:de\s|sur\s)?"
    r"(?:son|sa|ses|leurs?)\s(?:propres?\s)?(?:budget|poche|caisse|deniers|depenses?))\b"
)
ONLY_SUBJECT = re.compile(rf"{said.FIRST_SUBJECT.pattern}(?!.*\bqui a\b)")
# « n'y ajoute que M »: « que » after a verb denied does not open a clause.
ONLY = re.compile(r"(?:^|\s)que\s$")
DENIED = re.compile(r"\bn(?:e\s|')")
# « La participation de l'État est reconduite. Elle s'élève à M »
IT_AMOUNTS = re.compile(rf"\W*(?:elle|il|celle-ci|celui-ci) {said.AMOUNTS_TO}[^{_M}{_V}{P[1:-1]};]*$")
SHARE_OPENS = re.compile(rf"\W*(?:l[ae]\s|l')?(?:[a-z]+\s)?{NOUN}(?: [a-z'-]+){{0,2}} (?:de |d')?(?P<p>{P})")
# « dont M de dépenses inscrites et M de mesures nouvelles »: the next part.
NEXT_PART = re.compile(rf"\sde\s[^{_M}{_V}{P[1:-1]};:.]{{0,90}}?(?:,|\bet)\s(?:de\s)?$")
