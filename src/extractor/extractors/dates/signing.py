"""Whether a date is that of a signature: the signing word of its sentence, label, heading or next sentence.

« a signé le 3 mars », « Signé | 30.11.2021 », « hier, les stylos sont sortis »; not the date of another verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.extractors.dates.grammar import find
from extractor.extractors.dates.words import WEEKDAY, DateSpan, words_of
from extractor.language import Reading
from extractor.model import Block


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


_SIGN = _compile(
    r"\b(?:signe[nr]?t?|signees?|signes|signons|signera|signeront|signaient|signait|signant|signatures?"
    r"|cosigne\w*|co-signe\w*|paraphe\w*",
    r"|conclue?s?|contresigne\w*|apposer? leur signature|scelle\w*|(?:a|ont) contractualise"
    r"|conclusion (?:du|d'un|de la|d'une|de ce|de cette) (?:contrat|convention|avenant|accord|protocole)"
    r"|officialis\w+ (?:leurs?|les?|ce|cet|cette|un|une|l') ?(?:nouve\w+ )?(?:partenariat|accord|engagements?"
    r"|contrat|convention|cooperation)",
    r"|(?:l'a|l'ont|(?:a|ont)(?: [a-z]+ment)?) (?:renouvele|prolonge|reconduit)(?=[^.;]{0,70}"
    r"\b(?:contrat|convention|accord|partenariat)|,? (?:[a-z]{5,8} |le |hier))",
    r"|(?:pris|prend|prennent|tenu|repris) (?:la plume|le stylo)|stylos?)\b",
)
# A signature that is only spoken of: its day is not this sentence's.
_NOT_YET = re.compile(
    r"\b(?:avant (?:de|la|que)|permettre (?:de|une|la)|autorise\w* [^.;]{0,80}\ba"
    r"|habilite\w* [^.;]{0,60}\ba|projet de|"
    r"(?:lendemain|veille) de (?:la|cette)|"
    r"pouvoir (?:de|pour)|delegation (?:de|pour)|en vue de(?: la)?|invite\w* a|s'engage\w* a|delegation) $"
)
# « se sont retrouvés le 3 mars à Laon pour signer »: they met that day and signed.
_TO_SIGN = re.compile(
    r"(?: (?:a|en|au) [^.;,]{1,50})?,? (?:pour|afin de|en vue de)(?: [a-z]+ment)? (?:y )?(?:co)?signer\b"
    r"|,? en (?:co)?(?:signant|paraphant|concluant|apposant)\b"
)
# « a reçu lundi le préfet et la directrice de l'agence pour la signature du contrat »
_MET_THEN = re.compile(
    r"\b(?:recu|retrouvee?s?|reunie?s?|rassemblee?s?|rencontree?s?|accueillie?s?|rendue?s?|venue?s?)"
    r"(?: (?:a|en|au|dans) [^.;,]{2,40})?,? (?:le )?$"
)
_FOR_SIGNATURE = re.compile(
    r"[^.;:]{0,260}\b(?:pour|a l'occasion de|en vue de|lors de) (?:la |cette |une )"
    r"(?:co)?signature (?:du|de|d')"
)
# « Depuis jeudi, le Tarn a lui aussi son contrat »
_SINCE = re.compile(r"\bdepuis (?:le |ce |ces? )?$")
_HAS_IT = re.compile(
    r",? [^.;:]{0,50}\b(?:a|ont|disposent?|comptent?|possedent?|est dotee?|sont dotee?s|liee?s?)\b"
    r"[^.;:]{0,30}\b(?:son|leur|un|par un) (?:[a-z]+ )?(?:contrat|convention|accord|avenant)\b"
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
# « ont procédé ce jeudi à la signature »
_TO_SIGNATURE = re.compile(r"(?:,? (?:a|en|au) [^.;,]{1,40},?)? a (?:la|une) (?:[a-z]+ )?(?:co)?signature\b")
_HAVE_SIGNED = _compile(
    r"\b(?:a|ont|avons)(?: [a-z']+){0,2}? ",
    r"(?:(?:co-?|contre)?signe|paraphe|appose|conclu|scelle|pris la plume|procede a la signature)\b"
    r"|\b(?:vient de|viennent de|vont|ont pu)(?: [a-z]+ment)? (?:co-?|contre)?(?:signer|parapher|conclure)\b"
    r"|\b(?:co-?)?(?:signent|signeront|paraphent|signaient)\b",
)
_PARTICIPLE = _compile(
    r"\b(?P<word>[a-z]+(?:ee?s?|is|ise|ises|ue?s?|te|tes|ts))(?: (?:a|au|en) [a-z' -]{2,30}?,?)?,?",
    r"(?: par [a-z' -]{2,40})? ?,?(?:(?:ce|le|des le|du|en|au|ces|les)(?: mois de)? ?)?$",
)
_FEMININE = ("ee", "ees")
# Words that look like participles, and participles that say nothing of what happened.
_NOT_PARTICIPLES = frozenset(
    words_of(
        """prevu prevue prevus prevues programme programmee organise organisee fixe intervenue fixee date
        officielle effective et est mais ete annee contractualisation prefecture departement
        departements contrats conventions actes ouverte enfance santes objet foulee matinee soiree
        journee duree entree rentree arrivee tournee idee contractualise renouvele prolonge"""
    )
)
# « Réunis hier à Chambéry, ils ont signé »: those who met signed there and then.
_MET = re.compile(r"(?:reuni|rassemble|retrouve|rencontre|accueilli|recu|attable|convie|invite)e?s?")
# « La cérémonie de signature s'est tenue le … »: the day of what took place.
_TOOK_PLACE = frozenset(words_of("tenue tenues deroulee deroulees celebree faite officialisee actee donnee"))
_SIGNATURE = re.compile(r"\b(?:co-?)?signatures?\b")
_HELD = 80  # characters between the noun and the verb
_DID = re.compile(r"\b(?:a|ont|est|sont|ete|presente|annonce|lance|adopte)\b ?$")
_NOUN_OF_EVENT = _compile(
    r"\b(?:seance|reunion|session|assemblee|comite(?: de pilotage)?|copil|visite|colloque|conference"
    r"|commission|rencontre|avis"
    r"|assises|evenement|journee|rapport|courrier|lettre"
    r"|conseil des ministres)(?: [a-z'-]+){0,4}? (?:du|de|des|en date du) $"
)
_OF_CONTRACT = _compile(
    r"\b(?:contrats?|conventions?|avenants?(?: n° ?\d+)?|protocoles?|accord(?:-cadre)?)(?! internationale)",
    rf"(?: [a-z'-]+){{0,10}}?(?: du|,? en date du|,? datee? du) (?:{WEEKDAY} )?$|\bavenants les $",
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
    rf"|[;,]\s(?:et |puis )?l[ea] (?:seconde?|deuxieme|troisieme|suivante?|autre),?"
    rf" (?:le |en )(?:{WEEKDAY} )?$",
    rf"|;\s(?:et |puis )?(?:l[ea]s? |l')[a-z' -]{{3,60}}, le (?:{WEEKDAY} )?$",
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
_A = re.compile(r"\ba(?= )")
_VERB = re.compile(r"\b(?:a|ont|est|sont|était|étaient|sera|seront|avait|avaient|aura|auront)\b")
_LIGHT = 90  # characters of a line that answers its heading
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
    r"|(?:l'acte|le (?:document|texte|contrat)|la convention|l'accord) porte \w+ signatures?\b"
    r"|(?:au programme|a l'ordre du jour|objet de la (?:rencontre|visite))\s?[,:]\s(?:la|cette)\ssignature\b"
)
_STILL_TO_COME = re.compile(
    r"\b(?:manque\w*|rest(?:e|ent|era)|attend\w*|attente|sans|avant|pas|[a-z]{2,}r(?:a|ont)|devr\w+)\b"
)
_NEWS = frozenset({"communique", "actualite", "article"})
_REACH = 600  # characters between a verb and its date: three signatories with their titles stand between


def of_signed_paper(reading: Reading, span: DateSpan, left: str) -> bool:
    """« le contrat du 3 mars », « Signé | 3 mars 2021 », « Avenant | n° 1, 3 mars 2021 »."""
    if not span.first.day:
        return False
    row = _ROW.search(reading.folded, max(0, span.start - 40), span.start)
    step = not left.strip(" •-–*\n") and _STEP.match(reading.folded, span.end)
    back = _GOES_BACK.search(left)
    return bool(row or step or back or _OF_CONTRACT.search(left) or _KEY.search(left))


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
    if _SINCE.search(left) and _HAS_IT.match(folded, span.end, sentence[1]):
        return True
    if rivals == [span] and document_type in _NEWS and _signed_there(reading, span, sentence):
        return True
    if _otherwise_governed(_of_place(reading, span, left), folded[span.end : sentence[1]]):
        return False
    free = [rival for rival in rivals if rival == span or not _is_taken(reading, rival, sentence)]
    for verb in _SIGN.finditer(folded, *sentence):
        if _NOT_YET.search(folded[max(sentence[0], verb.start() - 100) : verb.start()]):
            continue
        nearest = min(free, key=lambda s: max(0, verb.start() - s.end, s.start - verb.end()), default=None)
        if nearest == span and max(verb.start() - span.end, span.start - verb.end()) < _REACH:
            return True
    return _under_heading(reading, span, sentence) or (
        document_type in _NEWS and len(free) == 1 and _before_pens(reading, span, sentence)
    )


def _is_taken(reading: Reading, rival: DateSpan, sentence: tuple[int, int]) -> bool:
    left = reading.folded[max(sentence[0], rival.start - 150) : rival.start]
    return _otherwise_governed(_of_place(reading, rival, left), reading.folded[rival.end : sentence[1]])


def _of_place(reading: Reading, span: DateSpan, left: str) -> str:
    """The words before a date with « à » as it is written: « à Marseille » is no participle after « a »."""
    start = span.start - len(left)
    if "a " not in left or reading.folded[max(0, start) + 5 : span.start] != left[5:]:
        return left
    return _A.sub(lambda m: reading.text[start + m.start()].lower(), left)


def _otherwise_governed(left: str, right: str) -> bool:
    """Whether another participle or the noun of an event stands right before the date."""
    if _NOUN_OF_EVENT.search(left):
        return True
    if _TO_SIGNATURE.match(right):
        return False
    participle = _PARTICIPLE.search(left)
    if participle is None or _SIGN.search(participle["word"]) or participle["word"] in _NOT_PARTICIPLES:
        return False
    word, before = participle["word"], left[: participle.start("word")]
    if word in _TOOK_PLACE and _SIGNATURE.search(before[-_HELD:]):
        return False
    if _MET.fullmatch(word) and not _DID.search(before) and _HAVE_SIGNED.search(right):
        return False
    # « Annoncé le 3 mars, le plan … », « le conseil, installé le 3 mars, … »
    leads = (not before.strip() or before.endswith(", ")) and len(word) > 4
    return leads or word.endswith(_FEMININE) or _DID.search(before) is not None


def _under_heading(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """« Qui l'a signé, et quand ? » over « Le vendredi 22 octobre 2021, à Cayenne : »."""
    index = reading.document.block_at(span.start)
    if not index or not span.first.day:
        return False
    block, above = reading.document.blocks[index], reading.document.blocks[index - 1]
    end = min(block.end, sentence[1])
    if end - block.start > _LIGHT:
        return False
    folded = reading.folded
    named = folded.startswith(("signature ", "ceremonie de signature "), above.start)
    if folded[block.start : span.start].strip() not in {"", "le", "ce"}:
        return False
    if not (_is_heading(reading, above) or (named and above.end - above.start < 2 * _LIGHT)):
        return False
    verb = _SIGN.search(folded, above.start, above.end)
    if verb is None or _NOT_YET.search(folded[above.start : verb.start()]):
        return False
    return _VERB.search(reading.text[span.end : end].lower()) is None


def _is_heading(reading: Reading, block: Block) -> bool:
    return block.kind in ("title", "heading") or reading.text[block.start : block.end].rstrip().endswith("?")


def _signed_there(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """« s'est rendue lundi à Auch. Elle y a signé le contrat »: she went there on the day that she signed."""
    words = _sentence_after(reading, span, sentence)
    return _SIGNED_THERE.match(words) is not None and not any(
        _may_be_its_day(words, other) for other in find(words)
    )


def _may_be_its_day(words: str, span: DateSpan) -> bool:
    """Whether a date in a sentence that signs may be when: not « dévoilée le 14 octobre 2019 »."""
    dated = span.first.day or span.shape == "relative"
    return bool(dated and not _otherwise_governed(words[: span.start], words[span.end :]))


def _sentence_after(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> str:
    """The folded words of the next sentence of the same block; empty where there is none."""
    if not (span.first.day or span.shape == "relative"):
        return ""
    block = reading.document.block_at(span.start)
    following = next((s for s in reading.sentences if s[0] >= sentence[1]), None)
    if following is None or block is None or reading.document.block_at(following[0]) != block:
        return ""
    return reading.folded[following[0] : following[1]]


def _before_pens(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """Whether the next sentence has the pens out, or « Il est venu signer », of a day that this one names."""
    words = _sentence_after(reading, span, sentence)
    if _CAME_TO_SIGN.match(words):
        return not any(char.isdigit() for char in words)
    return _SCENE.match(words) is not None and _STILL_TO_COME.search(words) is None
