"""Whether a date is that of a signature: the signing word of its sentence, label, heading or next sentence.

« a signé le 3 mars », « Signé | 30.11.2021 », « hier, les stylos sont sortis »; not the date of another verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.extractors.dates.sequel import before_pens, signed_there, was_held
from extractor.extractors.dates.verbs import (
    BOND,
    NOT_YET,
    NOUN_OF_EVENT,
    SIGN,
    of_place,
    only_spoken_of,
    otherwise_governed,
)
from extractor.extractors.dates.words import WEEKDAY, DateSpan
from extractor.language import Reading
from extractor.model import Block


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


# « se sont retrouvés le 3 mars à Laon pour signer »: they met that day and signed.
_TO_SIGN = re.compile(
    r"(?: (?:a|en|au) [^.;,]{1,50})?,? (?:pour|afin de|en vue de)(?: [a-z]+ment)? (?:y )?"
    r"(?:(?:co)?signer|parapher|conclure)\b"
    r"|,? en (?:co)?(?:signant|paraphant|concluant|apposant)\b"
)
# « a reçu lundi le préfet et la directrice de l'agence pour la signature du contrat »
_MET_THEN = re.compile(
    r"\b(?:re[cç]u|recevai(?:t|ent)|retrouvee?s?|reuni[a-z]*|rassemblee?s?|rencontree?s?|accueill[a-z]+|rendue?s?"
    r"|venue?s?|conviee?s?|donne rendez-vous|etai(?:t|ent|s)|etions)"
    r"(?: (?:a|en|au|dans) [^.;,]{2,40})?,? (?:le |ce )?$"
)
_FOR_SIGNATURE = re.compile(
    r"[^.;:]{0,260}\b(?:(?:pour|a l'occasion de|en vue de|lors de) (?:la |cette |une )"
    r"(?:co)?signature (?:du|de|d')"
    r"|(?:pour|afin de) (?:y )?(?:(?:co)?signer|parapher|conclure) (?:l[ea']|un|ce|leur))"
)
# « Depuis jeudi, le Tarn a lui aussi son contrat »
_SINCE = re.compile(r"\bdepuis (?:le |ce |ces? )?$")
# « signataire depuis le 3 mars d'un contrat », « sous contrat avec l'État depuis jeudi »
_SIGNATORY_SINCE = re.compile(
    r"\b(?:(?:co)?signataires?(?: [^.;:,]{2,60})?|sous contrat(?: avec [^.;:,]{2,60})?) depuis (?:le |ce )?$"
)
_HAS_IT = re.compile(
    r",? [^.;:]{0,50}\b(?:a|ont|(?:dispose|compte|possede)(?:nt)?|est dotee?|sont dotee?s|liee?s?)\b"
    r"[^.;:]{0,30}\b(?:son|leur|un|par un) (?:[a-z]+ )?(?:contrat|convention|accord|avenant)\b"
    rf"|,? (?:un |le |leur |ce )(?:[a-z]+ )?{BOND} (?:de [a-z]+ ans? )?(?:lie|unit|engage|rassemble)\b"
)
# « 4 juillet 2022 : premier avenant », of a list of steps.
_STEP = re.compile(
    r"\s?[:–—|] (?:le |la |l'|un |une )?(?:(?:premiere?|seconde?|deuxieme|troisieme|nouve(?:l|lle)) )?"
    r"(?:contrat|avenant|convention)(?: (?:initiale?|departementale?|n° ?\d))?\s?(?:$|[\n|.,;(])"
)
# « Le premier remonte au 22 octobre 2021 »
_GOES_BACK = re.compile(
    r"\b(?:contrats?|conventions?|accords?|avenants?|le (?:premier|precedent|dernier))(?: [a-z'-]+){0,6}?"
    r" (?:remont(?:e|ait|ant) au|dat(?:e|ait) du) $"
)
_OF_CONTRACT = _compile(
    r"\b(?:contrats?|conventions?|avenants?(?: n° ?\d+)?|protocoles?|accord(?:-cadre)?)(?! internationale)",
    rf"(?: [a-z'-]+){{0,10}}?(?:,? du|,? en date du|,? datee? du) (?:{WEEKDAY} )?$|\bavenants les $",
    rf"|\b(?:apres|depuis) (?:une? |l[ea] |leur )(?:(?:premiere?|precedente?) )?{BOND},? (?:le |en )$",
)
# « avenants n° 1 du 15 décembre 2021 et n° 2 du … »: what the first date is, the next one is too.
_NEXT_OF_A_ROW = _compile(
    r"(?: \([^()]*\))?,? ?(?:et |puis )?(?:(?:de |par )?(?:l'|son |ses |leurs? |les )?(?:avenants? )?)"
    rf"n° ?\d+ (?:du|signee? le|en date du) (?:{WEEKDAY} )?"
    rf"|,? (?:et|puis) (?:une?|son|l'|sa) ?(?:avenant|convention|contrat|protocole)"
    rf"(?: [a-z]+){{0,2}} le (?:{WEEKDAY} )?"
    rf"|,? (?:et|puis) (?:du |le |les )?(?:{WEEKDAY} )?"
)
# « ont signé à Rouen le 22 septembre …, à Caen, le … »: a clause without a verb goes on with the one before.
_NEXT_CLAUSE = _compile(
    rf";\s(?:et |puis )?(?:a|en|au) [^;.:,]{{2,40}},? (?:le )?(?:{WEEKDAY} )?$",
    rf"|[;,]\s(?:et |puis )?(?:l[ea]|une?) (?:seconde?|deuxieme|troisieme|suivante?|autre),?"
    rf" (?:le |en )(?:{WEEKDAY} )?$",
    rf"|;\s(?:et |puis )?(?:l[ea]s? |l')[a-z' -]{{3,60}}, le (?:{WEEKDAY} )?$",
    # « l'Aude (20 décembre), le Gers (14 octobre) », « le contrat l'a été de nouveau le 5 mars »
    r"|\),?(?: et| puis)? (?:l[ae]s? |l')?[a-z' -]{2,40} \((?:le )?$",
    r"|\bl'a ete (?:a nouveau|de nouveau|ensuite|encore|aussi|une [a-z]+ fois)[^.;:,]{0,30}",
    rf" (?:le )?(?:{WEEKDAY} )?$",
)
_ROW = _compile(
    r"(?:^|[\n|]) ?(?:contrat|convention|avenant)s?(?: initiale?| n° ?\d+)? ?[|:] ?"
    r"(?:n° ?\d+ ?,? ?)?(?:le )?$"
)
_KEY = _compile(
    r"(?:^|[\n|]) ?(?:(?:date|jour)(?: et lieu)? de (?:la )?signature|signee?(?: le)?|signature(?: le)?|"
    r"conclue?(?: le)?|date de conclusion) ?[|:\n] ?(?:le )?$"
)
_IN_THAT_YEAR = _compile(
    r"(?:^|(?:\b(?:a|ont|avait|avaient|avons)(?: ete)?(?: deja| aussi| [a-z]+ment)?"
    r"|\b(?:contrats?|conventions?|avenants?|protocoles?|accords?)(?: [a-z'-]+){0,9}?,?) )",
    r"(?:co)?(?:signe|conclu|paraphe)e?s?\b(?! (?:par|avec|a) [^,]{0,60}\b(?:est|sont|a|ont|qui)\b)",
    r"(?:[^.;:,|]{0,50}(?:\ben|\bdes))? $",
)
_SECONDS = re.compile(r",? \d\d:\d\d:\d\d\b")  # of a system's journal: each line says what was done
_VERB = re.compile(r"\b(?:a|ont|est|sont|était|étaient|sera|seront|avait|avaient|aura|auront)\b")
_LIGHT = 90  # characters of a line that answers its heading
# « Mende, vendredi 3 décembre 2021, 11 heures »
_PLACE, _HOUR = re.compile(r"[a-z' -]{3,40}, "), re.compile(r",? (?:a )?\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\W*")
# « la convention d'appui à la lutte contre la pauvreté », « le contrat local de santé », « le bail »
_PAPER = re.compile(
    r"\b(?:contrats?|conventions?|avenants?|accords?|protocoles?|chartes?|(?P<lease>bail|pacte))\b"
    r"(?P<other>(?: [a-z'-]+){0,11}? (?:de ville|local de sante|sante mentale|pauvrete|france travail|barreau"
    r"|chambre d'agriculture|solidarites|du rsa|insertion|de securite|de ruralite|de relance)\b"
    r"|(?(lease)|(?!)))?"
)
# « négociaient depuis le mois de mars », « signés au 1er septembre »: another verb's, or how things stood.
_SINCE_THEN = re.compile(r"(?P<verb>[^\s,]+) depuis (?:l[ae] |l')?(?:mois d[e'] ?)?$")
_SIGNED_SINCE = re.compile(rf"{SIGN.pattern}|\b(?:faite?|lie|unit|engage)\b")
_AS_OF = re.compile(r"\bsignee?s? au $")
# « soumis à l'assemblée le 5 décembre, puis signé à Blois le 16 décembre »: the last verb has its own day.
_ATTACHED = _compile(
    r", (?:puis|et|avant d'etre) (?:co)?(?:signe|paraphe|conclu)e?s?(?: (?:a|en|au) [a-z' -]{2,30}?)?,?"
    rf" (?:le |ce )?(?:{WEEKDAY} )?$"
)
_NEWS = frozenset({"communique", "actualite", "article", "autre"})
_REACH = 600  # characters between a verb and its date: three signatories with their titles stand between


def of_signed_paper(reading: Reading, span: DateSpan, left: str) -> bool:
    """« le contrat du 3 mars », « Signé | 3 mars 2021 », « Avenant | n° 1, 3 mars 2021 »."""
    if not span.first.day or NOUN_OF_EVENT.search(left):
        return False
    row = _ROW.search(reading.folded, max(0, span.start - 40), span.start)
    step = not left.strip(" •-–*\n") and _STEP.match(reading.folded, span.end)
    back = _GOES_BACK.search(left)
    return bool(row or step or back or _OF_CONTRACT.search(left) or _KEY.search(left))


def of_another_paper(sentence: str) -> bool:
    """Whether all the papers that a sentence names are of another policy: a lease, a town's contract."""
    papers = list(_PAPER.finditer(sentence))
    return bool(papers) and all(paper["other"] is not None for paper in papers)


def in_that_year(left: str) -> bool:
    """« la convention conclue en », « ont signé un contrat semblable en »: that year is its own."""
    return _IN_THAT_YEAR.search(left) is not None


def goes_on(
    reading: Reading, span: DateSpan, spans: Sequence[DateSpan], sentence: tuple[int, int]
) -> DateSpan | None:
    """The date before of the same sentence whose verb or noun governs this one too, if there is one."""
    before = [s for s in spans if sentence[0] <= s.start and s.end <= span.start]
    if not before or not span.first.month:
        return None
    joint = reading.folded[before[-1].end : span.start]
    in_a_row = _NEXT_OF_A_ROW.fullmatch(joint) or _NEXT_CLAUSE.search(joint)
    return before[-1] if in_a_row else None


def signs(
    reading: Reading,
    span: DateSpan,
    rivals: Sequence[DateSpan],
    sentence: tuple[int, int],
    left: str,
    document_type: str,
) -> bool:
    """Whether a signing word governs this date rather than one of its `rivals`, those that may be signed."""
    folded = reading.folded
    if _TO_SIGN.match(folded, span.end, sentence[1]):
        return True
    if _MET_THEN.search(left) and _FOR_SIGNATURE.match(folded, span.end, sentence[1]):
        return True
    if _SINCE.search(left) and (
        _SIGNATORY_SINCE.search(left) or _HAS_IT.match(folded, span.end, sentence[1])
    ):
        return True
    if list(rivals) == [span] and document_type in _NEWS and signed_there(reading, span, sentence):
        return True
    if document_type in _NEWS and was_held(reading, span, sentence):
        return True
    if _under_heading(reading, span, sentence):
        return True
    since = _SINCE_THEN.search(left)
    if _AS_OF.search(left) or (since and not _SIGNED_SINCE.search(since["verb"])):
        return False
    if otherwise_governed(of_place(reading, span, left), folded[span.end : sentence[1]]):
        return False
    if _ATTACHED.search(left):
        return True
    free = [rival for rival in rivals if rival == span or not _is_taken(reading, rival, sentence)]
    for verb in SIGN.finditer(folded, *sentence):
        if only_spoken_of(folded, verb, span, sentence):
            continue
        nearest = min(free, key=lambda s: max(0, verb.start() - s.end, s.start - verb.end()), default=None)
        if nearest == span and max(verb.start() - span.end, span.start - verb.end()) < _REACH:
            return True
    return document_type in _NEWS and len(free) == 1 and before_pens(reading, span, sentence)


def _is_taken(reading: Reading, rival: DateSpan, sentence: tuple[int, int]) -> bool:
    left = reading.folded[max(sentence[0], rival.start - 150) : rival.start]
    return otherwise_governed(of_place(reading, rival, left), reading.folded[rival.end : sentence[1]])


def _under_heading(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """« Qui l'a signé, et quand ? » over « Le vendredi 22 octobre 2021, à Cayenne : »."""
    index = reading.document.block_at(span.start)
    if not index or not span.first.day:
        return False
    block, above = reading.document.blocks[index], reading.document.blocks[index - 1]
    end = min(block.end, sentence[1])
    if end - block.start > _LIGHT or _SECONDS.match(reading.folded, span.end):
        return False
    folded = reading.folded
    named = folded.startswith(("signature ", "ceremonie de signature "), above.start)
    alone = folded[block.start : span.start].strip() in {"", "le", "ce"}
    if not alone and not (
        _PLACE.fullmatch(folded, block.start, span.start) and _HOUR.fullmatch(folded, span.end, end)
    ):
        return False
    if not (_is_heading(reading, above) or (named and above.end - above.start < 2 * _LIGHT)):
        return False
    verb = SIGN.search(folded, above.start, above.end)
    if verb is None or NOT_YET.search(folded[above.start : verb.start()]):
        return False
    return _VERB.search(reading.text[span.end : end].lower()) is None


def _is_heading(reading: Reading, block: Block) -> bool:
    return block.kind in ("title", "heading") or reading.text[block.start : block.end].rstrip().endswith("?")
