"""The day of a signing that only the next sentence tells of.

« La salle était comble jeudi. Le contrat y a été signé », « Il est venu signer », « Trois paraphes. »
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.extractors.dates.grammar import find
from extractor.extractors.dates.verbs import SIGN, only_spoken_of, otherwise_governed
from extractor.extractors.dates.words import DateSpan
from extractor.language import Reading

# The sentence after: « Trois paraphes et une photo. », « Des élus, une fanfare, et trois stylos. »
_SCENE = re.compile(
    r"\W*(?:[^.!?]{0,70}[ ,])?(?:deux|trois|quatre|les|des|leurs) (?:paraphes|stylos|signatures)\b"
)
_CAME_TO_SIGN = re.compile(
    r"(?:ils?|elles?)\s(?:est|etait|sont|etaient)\svenue?s?\s(?:y\s)?(?:co)?(?:signer|parapher|conclure)\b"
)
_SIGNED_THERE = re.compile(
    r"(?:ils?|elles?|les\s[a-z]+\s[a-z]+)\sy\s(?:a|ont)\s(?:[a-z]+ment\s)?"
    r"(?:(?:co-?|contre)?signe|paraphe|conclu|scelle|appose)\b"
    r"|ce (?:jour|matin|soir)-la,? [^.;:!?]{2,120} (?:a|ont|avons) (?:[a-z]+ment )?"
    r"(?:(?:co-?|contre)?signe|paraphe|conclu|scelle|appose)\b"
    r"|[^.;!?]{0,140}\b(?:contrat|convention|avenant|accord|document|texte)\b[^.;!?]{0,40}"
    r" (?:signe|paraphe|conclu)e?s? ce (?:jour|matin|soir)-la\b"
    r"|(?:l'acte|le (?:document|texte|contrat)|la convention|l'accord) porte \w+ signatures?\b"
    r"|(?:au programme|a l'ordre du jour|objet de la (?:rencontre|visite))\s?[,:]\s(?:la|cette)\ssignature\b"
)
_STILL_TO_COME = re.compile(
    r"\b(?:manque\w*|rest(?:e|ent|era)|attend\w*|attente|sans|avant|pas|[a-z]{2,}r(?:a|ont)|devr\w+)\b"
)


# « La rencontre s'est tenue lundi », « nous étions à la préfecture »: for what is said next.
_GATHERED = re.compile(
    r"\b(?:retrouve|reuni|rassembl|rend(?:u|ai)|deplac|tenue?s?\b|deroul|salle|rencontr|ceremonie"
    r"|representai|etions|etai(?:s|t|ent)\b|invit|accueil|re[cç](?:u|ev)|venu|convi|moment|tourne|attabl"
    r"|autour d|a eu lieu|(?:du monde|foule|comble|au complet|bonde|salons?)\b)"
)
_ASIDE = 60  # characters of a sentence that only goes on with the one before
_BROUGHT = (
    r"(?:(?:a|ont|avons)(?: ete)?(?: [a-z]+ment| ensemble)?"
    r" (?:(?:co-?|contre)?signee?s?|paraphee?s?|conclue?s?|scellee?s?|appose)"
    r"|(?:y|on|nous y|s'y) (?:co)?(?:signai(?:t|ent|ons)|paraphai(?:t|ent|ons)|signent?)"
    r"|(?:(?:fet|celebr)(?:ait|ions|aient)|pour|objet de|occasion de) (?:la|cette) signature"
    r"|port(?:e|ait|ent) [a-z]+ signatures?|est (?:desormais|enfin|maintenant|bel et bien) signe)\b"
)
_TOLD_NEXT = re.compile(rf"(?:[^.;!?]{{0,{_ASIDE}}}[.!?]\s)?[^.;!?]{{0,160}}?\b{_BROUGHT}")
_HELD = re.compile(
    r"\bla (?:rencontre|ceremonie)(?: officielle)?"
    r" (?:s'est (?:tenue|deroulee)|a eu lieu|avait lieu) (?:le |ce )?$"
)
_HEAD = 600  # characters in which a text says what it is about
_NOT_DONE = re.compile(
    r"\b(?:manque\w*|rest(?:e|ent|era)|attend(?:ent|ant|re)?|attente|sans|avant|pas|[a-z]{2,}r(?:a|ont)|devr\w+)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:deja|autres? |jusqu'a present|par ailleurs|l'an (?:dernier|passe)|depuis|contrat de ville|comite"
    r"|commission|copil|seance|session)\b|\b(?:inaugur|visit|vot[ea]|examin|presid)"
)


def signed_there(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """« s'est rendue lundi à Auch. Elle y a signé le contrat »: she went there on the day that she signed."""
    words = _sentence_after(reading, span, sentence, below=True)
    told = _SIGNED_THERE.match(words)
    if told is None and _GATHERED.search(reading.folded, *sentence):
        next_told = _TOLD_NEXT.match(words)
        elsewhere = next_told and (
            _ELSEWHERE.search(reading.folded, *sentence) or _ELSEWHERE.search(next_told[0])
        )
        told = None if elsewhere or _NOT_DONE.search(words) else next_told
    return told is not None and not any(_may_be_its_day(words, other) for other in find(words))


def was_held(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """« La rencontre s'est tenue lundi », in a text that begins with a signing: the one that it told of."""
    if not _HELD.search(reading.folded, sentence[0], span.start):
        return False
    head = reading.folded[: min(_HEAD, sentence[0])]
    return any(not only_spoken_of(head, verb, span, (0, len(head))) for verb in SIGN.finditer(head))


def _may_be_its_day(words: str, span: DateSpan) -> bool:
    """Whether a date in a sentence that signs may be when: not « dévoilée le 14 octobre 2019 »."""
    dated = span.first.day or span.shape == "relative"
    return bool(dated and not otherwise_governed(words[: span.start], words[span.end :]))


def _sentence_after(
    reading: Reading, span: DateSpan, sentence: tuple[int, int], *, below: bool = False
) -> str:
    """The folded words of the next sentence of the block, or of the paragraph `below`; empty without one."""
    if not (span.first.day or span.shape == "relative"):
        return ""
    block = reading.document.block_at(span.start)
    number = bisect_left(reading.sentences, sentence) + 1
    if number >= len(reading.sentences) or block is None:
        return ""
    start, end = reading.sentences[number]
    # « Nous avons tourné une page. Ou plutôt, nous en avons ouvert une. Le contrat est signé. »
    if below and end - start < _ASIDE and number + 1 < len(reading.sentences):
        after = reading.sentences[number + 1]
        if reading.document.block_at(after[0]) == block and not any(
            map(str.isdigit, reading.text[start:end])
        ):
            end = after[1]
    index = reading.document.block_at(start)
    under = below and index == block + 1 and reading.document.blocks[index].kind == "paragraph"
    return reading.folded[start:end] if index == block or under else ""


def before_pens(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """Whether the next sentence has the pens out, or « Il est venu signer », of a day that this one names."""
    words = _sentence_after(reading, span, sentence)
    if _CAME_TO_SIGN.match(words):
        return not any(char.isdigit() for char in words)
    return _SCENE.match(words) is not None and _STILL_TO_COME.search(words) is None
