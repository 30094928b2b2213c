"""What a document is about, as features: our contract, another paper, or a signing that is still to come."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading, fold
from extractor.model import Block, Result

_OURS = re.compile(
    r"\bcdppe\b|\b(?:contrat|convention|avenant|contractualisation)s?\b[^.;:\n]{0,60}?"
    r"\b(?:protection de l'enfance|prevention et de protection|protection des enfants|enfance|snppe)\b"
    r"|strategie nationale de prevention"
)
_ANOTHER = re.compile(
    r"\bconvention territoriale globale|\bctg\b|\bcontrat local|\bcontrat de ville|\bcls\b|\bcpom\b"
    r"|\bcontrat pluriannuel|\bcalpae\b|\bpacte (?:local|des solidarites|territorial)"
    r"|\bconvention (?:d'objectifs|de partenariat|de mise a disposition|d'application|d'utilite|tripartite)"
    r"|\bprotocole\b|\bschema (?:des|departemental)|\bplan pauvrete"
)
_AHEAD = re.compile(
    r"\b(?:futur|prochain|doi(?:t|vent)\b|devr|en vue d|invit|convie|report|calendrier|ajourn"
    r"|avant la signature|lancement|coup d'envoi|sera(?:it|ient)?\b|seront\b|signer(?:a|ont)\b"
    r"|projet de (?:contrat|convention|avenant))"
)
_DONE = re.compile(
    r"\b(?:a|ont|ete|est|vient d'etre|viennent de|vient de) (?:\w+ ){0,2}"
    r"(?:sign|paraph|concl|cosign)"
)
_ROLL = re.compile(
    r"\b(?:rencontre|present|excuse|absent|membre|composition|comite|contact|participant|intervenant|invite|audition"
    r"|ordre du jour|proces-verbal|seance|elus|interlocut|referent|equipe)"
)
_HEARD = re.compile(
    r"\bpersonnes (?:rencontre|audition|entendu|interroge|consulte)[a-z]*|\b(?:vos|nos) contacts\b"
    r"|\bcontacts? (?:presse|utiles?)\b|\brenseignements\b"
)
_OF_SIGNING = re.compile(r"sign|parti(?:e|es)\b|engage")
_HEAD, _NEAR = 700, 240


class About:
    """Reads one document once; what it says is kept."""

    def __init__(self, reading: Reading, words: SigningWords, result: Result) -> None:
        self._reading, self._words, self._folded = reading, words, reading.folded
        self._title = fold(result.profile.title)
        self._type = result.profile.document_type

    @cached_property
    def features(self) -> dict[str, float]:
        """What holds of the document."""
        words, title, head = self._words, self._title, self._folded[:_HEAD]
        held = {
            f"type {self._type}": True,
            "title of another": words.other_subject.search(title) or _ANOTHER.search(title),
            "title of ours": words.our_subject.search(title),
            "title names ours": _OURS.search(title),
            "title ahead": _AHEAD.search(title),
            "opens on ours": _OURS.search(head),
            "opens on another": words.other_subject.search(head) or _ANOTHER.search(head),
            "opens ahead": _AHEAD.search(head),
            "names ours": _OURS.search(self._folded),
            "names another": _ANOTHER.search(self._folded),
            "says it was done": _DONE.search(self._folded),
        }
        return {name: 1.0 for name, holds in held.items() if holds}

    @cached_property
    def _headings(self) -> list[Block]:
        return [b for b in self._reading.document.blocks if b.kind == "heading"]

    def _intro(self, start: int) -> tuple[int, int]:
        """The line that ends in a colon shortly before a sentence; an empty range where none does."""
        colon = self._folded.rfind(":\n", max(0, start - _NEAR), start)
        return (self._folded.rfind("\n", 0, colon) + 1, colon) if colon >= 0 else (start, start)

    def lists_others(self, place: int) -> bool:
        """Whether the sentence of a place, or the line over it, lists people to call or who were heard."""
        start, end = self._reading.sentence_at(place)
        return bool(
            _HEARD.search(self._folded, start, end) or _HEARD.search(self._folded, *self._intro(start))
        )

    def under(self, place: int) -> dict[str, float]:
        """What the heading over a place says, and the sentence that the place is in."""
        start, end = self._reading.sentence_at(place)
        features: dict[str, float] = {}
        if _ROLL.search(self._folded, start, end):
            features["in a roll"] = 1.0
        if _AHEAD.search(self._folded, start, end):
            features["ahead here"] = 1.0
        if _ANOTHER.search(self._folded, start, end) or self._words.other_subject.search(
            self._folded, start, end
        ):
            features["another here"] = 1.0
        if _OURS.search(self._folded, start, end):
            features["ours here"] = 1.0
        if _ROLL.search(self._folded, *self._intro(start)):
            features["heading of a roll"] = 1.0
        index = bisect_right(self._headings, place, key=lambda b: b.start) - 1
        if index >= 0:
            low, high = self._headings[index].start, self._headings[index].end
            if _ROLL.search(self._folded, low, high):
                features["heading of a roll"] = 1.0
            if _OF_SIGNING.search(self._folded, low, high):
                features["heading of signing"] = 1.0
            if self._words.other_subject.search(self._folded, low, high) or _ANOTHER.search(
                self._folded, low, high
            ):
                features["heading of another"] = 1.0
        return features
