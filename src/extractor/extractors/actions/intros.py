"""What the words before a list say that it is a list of: the noun nearest to the colon names the contents."""

from __future__ import annotations

import re

from extractor.language import Cue, Reading
from extractor.model import Block

_QUANTIFIED = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+|plusieurs|de nombreu(?:x|ses)"
    r"|divers(?:es)?|differente?s|principa(?:ux|les)|grande?s)\s(?:[a-z]+\s)?$"
)
# « Quatorze actions sont écrites. Voici les plus attendues : »
_ANAPHORA = re.compile(
    r"\b(?:voici|en voici|les plus|parmi elles|parmi eux|il s'agit|ce sont|a savoir|celles-ci)\b"
)
_FOLLOWING = re.compile(r"\s(?:[a-z]+\s)?suivante?s?\b|\sci-(?:dessous|apres)\b")
_GOVERNED = re.compile(
    r"(?<![a-z])(?P<word>de|du|des|d['’]|pour|sur|au|aux|à|avec|par|selon|parmi,?|autour|dans|en)\s?"
    r"(?:l[ae]s?\s|l['’]|ces?\s|cette\s|nos\s|leurs?\s|ses\s|chacune?\sdes\s|mise\sen\sœuvre\sdes\s)?(?:[a-z]+\s)?$"
)
_NUMBERED = re.compile(r"\s(?:n°\s?|no\s)?\d")
_MEANS = {"avec", "selon"}
_NEVER = {"refused"}
VERBS = {"doing"}
_LAST = 320  # characters of an intro that count
_SHORT = 70


def contents_named(reading: Reading, intro: Block) -> str:
    """The label of the lexicon that an intro gives its list, by its last sentence; "" where it gives none."""
    low = last_sentence(reading, intro)
    label = _contents(reading, low, intro.end)
    if not label and _ANAPHORA.search(reading.folded, low, intro.end):
        label = _contents(reading, max(intro.start, intro.end - _LAST), intro.end)
    return label


def last_sentence(reading: Reading, intro: Block) -> int:
    """Where the last sentence of an intro begins, at most so far from its end; all of a heading is one."""
    low = max(intro.start, intro.end - _LAST)
    if intro.kind in {"heading", "title"}:
        return low
    return max(low, min(reading.sentence_at(max(intro.start, intro.end - 2))[0], intro.end))


def stands_over(reading: Reading, block: Block) -> bool:
    """A heading, or a short line that stands like one over a list."""
    text = reading.text[block.start : block.end].rstrip()
    return block.kind in {"heading", "title"} or (len(text) < _SHORT and text[-1:] not in ".;,:!?")


def _contents(reading: Reading, low: int, high: int) -> str:
    """The label of the noun that names the contents, or of the verb that introduces them."""
    cues = [c for c in reading.cues_in("lists", low, high) if not is_reference(reading, c, high)]
    if never := next((c.label for c in cues if c.label in _NEVER), ""):
        return never
    weaker = ""
    for number in range(len(cues) - 1, -1, -1):
        cue, earlier = cues[number], {c.label for c in cues[:number]}
        governor = _governor(reading, low, cue)
        if cue.label in VERBS:
            weaker = weaker or cue.label
            if cue.label == "doing" and "actions" not in earlier:
                return weaker
        elif cue.label == "actions":
            # « Calendrier des actions : » is a calendar, « parmi les actions » always actions.
            head = earlier - {"actions", *VERBS}
            if not (governor and head) or governor.startswith("parmi"):
                return "actions"
        elif "actions" not in earlier or not governor or _at_colon(reading, low, cue, high, governor):
            parmi = any(c.label == "actions" and _governor(reading, low, c).startswith("parmi") for c in cues)
            return "actions" if parmi else cue.label
    return weaker


def _governor(reading: Reading, low: int, cue: Cue) -> str:
    found = _GOVERNED.search(reading.text[max(low, cue.start - 40) : cue.start].lower())
    return found["word"] if found else ""


def _at_colon(reading: Reading, low: int, cue: Cue, high: int, governor: str) -> bool:
    """« selon trois critères », « aux conditions suivantes »: a complement that names the contents."""
    after = reading.folded[cue.end : high].strip(" :")
    if _FOLLOWING.match(reading.folded, cue.end, high):
        return True
    if _QUANTIFIED.search(reading.folded, low, cue.start):
        return len(after) < 40
    moyen = reading.folded[max(low, cue.start - 12) : cue.start]
    return not after and (governor in _MEANS or moyen.endswith(("moyen d'", "aide d'", "moyen de ")))


def is_reference(reading: Reading, cue: Cue, high: int) -> bool:
    """« Axe 1 », « Objectif n° 6 », « Article 3 »: a section's number, not what it contains."""
    follows = reading.folded[cue.end : min(high, cue.end + 8)]
    return cue.label in {"frames", "others"} and bool(_NUMBERED.match(follows))


def names_actions(reading: Reading, intro: Block) -> bool:
    """Whether a paragraph or heading says that what follows it are actions, and says nothing else of it."""
    cues = reading.cues_in("lists", max(intro.start, intro.end - 200), intro.end)
    labels = {c.label for c in cues if not is_reference(reading, c, intro.end)}
    return "actions" in labels and labels <= {"actions", "frames", *VERBS}
