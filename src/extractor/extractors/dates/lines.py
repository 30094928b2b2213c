"""The document's own date: said (« publié le »), in a dateline, alone at the head, declared by the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.extractors.dates.grammar import find
from extractor.extractors.dates.kinds import bounds, label_before
from extractor.extractors.dates.words import DateSpan, day_parts
from extractor.language import Reading
from extractor.model import Block

_PUBLISHED = re.compile(
    r"\b(?:publiee?s?(?: par [a-z' -]{2,40})?|(?:derniere )?mise?[ _](?P<update>a[ _]jour)"
    r"|mise?[ _]en[ _]ligne"
    r"|en ligne(?: depuis)?|envoyee?|diffusion|(?:sous )?embargo(?: jusqu'au)?|actus?"
    r"|paru(?:e|tion)?|affichee?s?|verifiee?|antenne|emission|propos recueillis[^.;:|\n]{0,60}"
    r"|date(?:[ _](?:de[ _])?publication| de (?:la )?(?:derniere )?mise (?:a jour|en ligne)| d'affichage)?"
    r"|derniere[ _]modification(?: de (?:la|cette) page)?"
    r"|(?:communique(?: de presse)?|cp|dossier de presse|point presse)(?: n° ?\S+)?"
    r"|edition(?: d(?:e |u |')[a-z' -]{2,30}?)?"
    r"|(?:postee?|redigee?|ecrite?|modifiee?)(?: par (?!(?:l'|un |son )?(?:avenant|arrete))[^|:;\n]{2,60}?)?"
    r"|actualisee?|diffusee?(?: aux? [a-z ]{3,30})?|publication|affichage|actualites?|creee?"
    r"|breve|billet|depeche|post|info(?:rmation)?s? locales?)"
    r"(?:/[a-z]+)?(?: en ligne)?"
    r"\s?[,:–|-]?\s*(?:le|du|au)?\s?:?\s?(?:(?:lun|mar|mer|jeu|ven|sam|dim)\.?,? )?$"
)
# « publié le » of this text opens a line or follows a separator; elsewhere it is said of another.
_APART = re.compile(
    r"(?:^|[|•·–:,;(/»-] ?|\b(?:article|page|acte|document|contenu|texte|avis|appel|annonce|offre|et|puis"
    r"|executoire) )$"
)
SITTING = re.compile(
    r"\b(?:seance|reunion|session|assemblee|reunie?|commission permanente|cm"
    r"|conseil (?:municipal|departemental|regional|communautaire|d'administration))\b[^.;\n]{0,60}$|^l'an\b"
)
# « Approbation du compte rendu de la réunion du … »: an earlier sitting.
_EARLIER = re.compile(
    r"\b(?:compte[ -]rendus?|proces[ -]verba(?:l|ux)|pv) de la [a-z]+ du $|\bapprobation\b[^.;\n]{0,60}$"
)
_ISSUE = re.compile(
    r"(?:n° ?\d{1,4}|numero \d{1,4}|bulletin|journal|magazine|\bmag\b|lettre|(?:bi|tri)?mestriel"
    r"|(?:bi)?mensuel|hebdomadaire)"
    r"[^.;:\n]{0,30}[ |,(·•—–-]+$"
)
# « N° 1 412 - 2 mars 2026 », « hebdomadaire · n° 612 · vendredi 12 juillet 2024 »: the day of an issue.
_DAY_OF_ISSUE = re.compile(
    r"(?!.*\b(?:avenant|contrat|convention|deliberation|arrete|dossier|rapport|acte)\b)"
    r"(?:.*[·•,–—-] ?)?n° ?\d[\d ]{0,6}(?: ?[·|•,:–—-])? ?(?:du )?$",
    re.DOTALL,
)
_PERIODICALS = frozenset({"actualite", "article", "autre"})
_LEGAL_DEPOSIT = re.compile(r"\bdepot legal ?(?:[:,–-]|en)? ?(?:a parution ?[:,–-] ?)?$")
_OF_ISSUES = frozenset({"month", "months", "quarter", "season"})
FAIT = re.compile(
    r"\bfait(?: et delibere)?(?: en [a-z0-9 ()]{1,40},?)?(?: a| en)? [^.;\n]{0,60}$|\bfait le $"
)
# « Laon, le », « Fait à Laon, le »: a place with a capital, and what may stand before it.
_DATELINE = re.compile(
    r"(?P<before>.*?)\b[A-ZÀ-Ý][\w'’-]*(?:[ -](?:[a-zà-ÿ]{1,4}[ -])?[A-ZÀ-Ý][\w'’-]*)*(?P<comma> ?,)?"
    r"(?P<le>\s+(?:[Ll]e|LE))?\s*$",
    re.DOTALL,
)
_WITHIN_SENTENCE = re.compile(r"(?:^|\s)(?:à|a|de|en|d'|du|au|par|et|pour|chez|vers|sur)\s*$")
_SENTENCE = re.compile(r"^,|\.\s*$")
# « Signé le 17/12/2021 » is no dateline, though it has a capital and a day.
_DONE_ON = re.compile(
    r"\W*(?:co)?(?:sign|paraph|conclu|adopt|vot|approuv|recu|transmis|notifi|valid|prev|ouvert|cree|lanc|depos"
    r"|arret|reuni|convoqu)(?:e|u)?e?s?\b[^,]*$"
)
# « Le Mans, 22 sept 2021 (APO) - La Sarthe », « Auch, 21 juin 2023 — La secrétaire »: the text goes on.
_TEXT_AFTER = re.compile(r"\s?(?:\([a-z][a-z .'-]{1,40}\)\s?)?[—–-]\s|\s?\([a-z]{2,6}\)\s*$")
# « Épinal, 13 octobre 2021. Entre deux averses, … »: a sentence of its own, and the text.
_SENTENCE_AFTER = re.compile(r"\.\s+[a-z«\"]")
_BY = re.compile(r"par (?:la redaction|notre redaction|[a-z. '-]{3,40}), (?:le )?$")
# « 4 mars 2021, par Odile Vernet »; « Note du 4 mars 2021 », « Document de travail, 4 mars 2021 »: alone.
_THEN_BY = re.compile(r"\s?[,·|–-]?\s?par [^.;:]{3,60}$")
_OF_PAPER = re.compile(
    r"(?:note|synthese|lettre|courrier|document)(?: (?:d[e'] ?)?[a-z]+){0,3}?(?: du|,| –| -)"
    r" (?:le )?(?:[a-z]{5,8} )?"
)
_ACT = re.compile(r"\b(?:circulaire|instruction|note)\b[^;]{0,80}du $")
_NEWS = frozenset({"communique", "circulaire", "actualite", "article", "autre", "deliberation"})
# A council's report to its own session, whose day is the report's own.
_SESSION = re.compile(r"(?:session|seance|reunion|assemblee)\b[^.;:\n]{0,50}?\bdu (?:[a-z]{5,8} )?$")
_REPORT = re.compile(r"\brapports? (?:n°|de (?:monsieur|madame|m\.|mme)|du president|de la presidente)")
_OPENS_ITEM = re.compile(r"\W{0,3}(?:le )?")
_CLOSES_ITEM = re.compile(r"\s?(?:\)|\]|[–—|-]\s|$)")
_PAGE = re.compile(r"\s?[-–|,(]?\s?(?:page|n°|p\.)")
_PAGE_ONLY = re.compile(r"\s?[-–—|·,(]\s?(?:page|p\.)\s?\d{1,3}\)?(?:\s?\([^()]{0,40}\))?\s?$")
# « - 1,20 € », « n° 212 », « - N° 18 452 - 1,10 euro »: what a masthead says besides its date.
_MASTHEAD = re.compile(
    r"\s?(?:[-–|,•·(]?\s?(?:n°\s?[\d ]{1,7}|numero \d+|page \d+|\d{1,2}[,.]\d\d\s?(?:€|euros?)|\d+ pages?)"
    r"\)?)+\s?$"
)
# « Enfance, famille 20 septembre 2022 »: a section of a site and a day, with no preposition between them.
_SECTION = re.compile(r"[a-z' ,/&-]{3,40}[a-z]{3,} $")
_GOVERNS = re.compile(
    r"\b(?:du|le|au|des|les|en|de|ce|cet|avant|apres|depuis|jusqu'au|signature|reunion|seance|ceremonie"
    r"|conference|comite|conseil|rendez-vous|inauguration|visite|journee"
    r"|vendredi|jeudi|mercredi|mardi|lundi|samedi|dimanche) $"
)
_NOT_A_SECTION = re.compile(r"\b(?:signe|paraphe|conclu|tenu|fait|sign)")
# « La Voix du Jura du 3 mars 2021 », a line of its own; not « Comité du 3 mars 2021 ».
_ISSUE_OF = re.compile(r"[A-ZÀ-Ý][\w'’-]*(?:[ -][\w'’-]+){1,4} du (?:[a-zé]{5,8} )?$")
_OF_ACT = re.compile(
    r"\b(?:contrat|convention|avenant|accord|protocole|comite|commission|conseil|reunion|seance|session|assemblee"
    r"|deliberation|arrete|decision|rapport|loi|decret|circulaire|instruction|note|version|projet|compte|proces|bureau"
    r"|journee|visite|rencontre|conference|signature|point|bilan|programme|entretien|atelier)"
)
_TO_DOWNLOAD = re.compile(r"\s?[-–|,(]*\s?(?:(?:au )?format ?:? ?)?(?:pdf|docx?|odt|zip)\b")
# « 14/12/2023 11:02:33 Signé »: a line of a journal of what a system did.
_TO_THE_SECOND = re.compile(
    r",? \d\d:\d\d(?::\d\d|\s?\|?\s?(?:sign|visa|deleg|envoy|valid|transmi|creation)[a-z]*)\b"
)
# « Communiqué commun – préfecture, Département, ARS – 12 décembre 2025 »
_OFFICE_LINE = re.compile(
    r"(?:communique|actualite|dossier|information|espace presse|direction|service|prefecture|ministere)"
    r"[^.;:]{40,110}$"
)
# « Diffusion : membres du comité, le 20 avril 2023 », at the foot of minutes.
_SENT = re.compile(
    r"(?:(?:^|\n) ?(?:diffusion|envoi|transmission)\b[^.;\n]{0,70}|(?:^|\n) ?(?:l[ea] )?(?:present )?"
    r"(?:compte[ -]rendu|releve(?: de [a-z]+)?|proces-verbal)\b[^.;\n]{0,30}"
    r"\b(?:adress|envoy|transm|diffus)[a-z]+ (?:aux?|a) [^.;\n]{3,50}?),? le (?:[a-z]{5,8} )?$"
)
_CLOSES_PART = re.compile(r"[\s.)]*$|\s?[|·•—–-]\s")
_VERSION = re.compile(r"\bversion (?:\S{1,6} )?du $")
# « version 2, validée le 7 juillet »: the day of a version, whatever follows it.
_VALIDATED = re.compile(
    r"\b(?:version|compte[ -]rendu|releve de (?:decisions?|conclusions?)|proces[ -]verbal|document)\b"
    r"[^.;\n]{0,20}"
    r"\b(?:validee?|approuvee?|diffusee?|finalisee?|arretee?)"
    r"(?: en [a-z ]{3,20})? (?:le|au) (?:[a-z]{5,8} )?$"
)
_SITTING_SCORE = 78
# A page is put right after the day that the dateline of its communiqué says.
_UPDATED, _UPDATED_COMMUNIQUE = 80, 71
_SPEECH = re.compile(
    r"\b(?:discours|allocution|prise de parole)\b[^;\n]{0,90}\bprononcee?"
    r" (?:a [^,;\n]{2,30} )?(?:le|ce) (?:[a-z]{5,8} )?$"
)
_SPEECH_PLACE = re.compile(r",? (?:a )?\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\W*$")
_SPEECH_SCORE = 66
# A report is written before the session that it is made for: « Laon, le 3 mars 2021 » at its foot says when.
_SESSION_SCORE, _FOOT_OF_REPORT = 61, 62
_SIGNED_BY = re.compile(r"\W*(?:(?:l[ae] |l')?(?:president|prefet|direct|maire|vice-|rapporteur|chef)|$)")
_SHORT_LINE = 80
_ROWS = 2  # line ends of a table that is more than a letterhead
_HEAD_BLOCKS, HEAD_CHARACTERS, _FOOT_BLOCKS = 14, 900, 12


class OwnDate(NamedTuple):
    """The date a document bears, where it stands, and how sure that is (100: said; below 60: a guess)."""

    day: date
    span: DateSpan
    score: int

    @property
    def sitting(self) -> bool:
        """Whether it is the day of the sitting that took a decision, not that of its publication."""
        return self.score == _SITTING_SCORE

    @property
    def spoken(self) -> bool:
        """Whether it is the day of a speech, which may be that of the signing itself."""
        return self.score == _SPEECH_SCORE


def publication_date(reading: Reading, document_type: str) -> date | None:
    """The document's own date; None for contracts, which are signed and not published."""
    if document_type in {"contrat", "avenant"}:
        return None
    own = own_date(reading, find(reading.folded), document_type)
    declared = reading.document.published
    return own.day if own is not None and (own.score >= 60 or declared is None) else declared


def own_date(reading: Reading, spans: Sequence[DateSpan], document_type: str) -> OwnDate | None:
    """The best candidate; the head of the document counts for more than its foot."""
    if document_type in {"contrat", "avenant"}:
        return None
    best: OwnDate | None = None
    for span, year, month, day in day_parts(spans):
        score = _score(reading, span, document_type)
        if score and (best is None or score > best.score):
            best = OwnDate(date(year, month, day), span, score)
    return best


def is_issue(reading: Reading, span: DateSpan) -> bool:
    """« n° 312 – mars 2021 » at the head, « Dépôt légal : mars 2021 »: when a periodical was published."""
    if span.shape not in _OF_ISSUES or not (span.last or span.first).year:
        return False
    left = reading.folded[max(0, span.start - 40) : span.start]
    if _LEGAL_DEPOSIT.search(left):
        return True
    if _ISSUE.search(left) is None:
        return False
    index = reading.document.block_at(span.start)
    running = index is not None and reading.document.blocks[index].kind in ("header", "footer")
    return running or span.start < HEAD_CHARACTERS or _ends_page(reading, span)


def _ends_page(reading: Reading, span: DateSpan) -> bool:
    """« 71 Ici & Là – n° 64 – mars-avril 2022 »: a short line that ends with the month of an issue."""
    index = reading.document.block_at(span.start)
    if index is None:
        return False
    block = reading.document.blocks[index]
    short = block.end - block.start < _SHORT_LINE and block.kind in ("paragraph", "heading")
    return short and not reading.text[span.end : block.end].strip(" .|)")


def is_item(reading: Reading, span: DateSpan) -> bool:
    """« (14 octobre 2021) », « 14 octobre 2021 – » right under the heading of one news item of a page."""
    index = reading.document.block_at(span.start)
    if not index or not (span.first.day and span.first.year) or span.last is not None:
        return False
    blocks = reading.document.blocks
    if blocks[index - 1].kind not in ("heading", "title"):
        return False
    before = reading.folded[blocks[index].start : span.start]
    after = reading.folded[span.end : blocks[index].end]
    return _OPENS_ITEM.fullmatch(before) is not None and _CLOSES_ITEM.match(after) is not None


def _score(reading: Reading, span: DateSpan, document_type: str) -> int:
    index = reading.document.block_at(span.start)
    if index is None:
        return 0
    block = reading.document.blocks[index]
    left = reading.folded[block.start : span.start][-90:]
    right = reading.folded[span.end : block.end]
    if _TO_DOWNLOAD.match(right) or _TO_THE_SECOND.match(right):
        return 0
    head = index < _HEAD_BLOCKS or span.start < HEAD_CHARACTERS
    foot = index >= len(reading.document.blocks) - _FOOT_BLOCKS
    short = block.end - block.start < 80
    foot = foot or short or document_type in {"actualite", "article"}
    published = _PUBLISHED.search(left)
    if published and reading.text.startswith("daté", span.start - len(left) + published.start()):
        published = None  # « le contrat, daté du 3 mars »
    updated = _UPDATED_COMMUNIQUE if document_type == "communique" else _UPDATED
    if published and (head or foot) and _apart(reading, span.start - len(left) + published.start(), block):
        return updated if published["update"] else 100
    if document_type in _PERIODICALS and span.start < HEAD_CHARACTERS and _DAY_OF_ISSUE.match(left):
        return 90
    label = label_before(reading, block.start) if not left else ""
    published = _PUBLISHED.search(label)
    if published and published.start() == 0:
        return updated if published["update"] else 100
    if bounds(label):
        return 0
    if document_type == "deliberation":
        words = (
            left,
            reading.folded[max(0, block.start - 80) : block.start],
            reading.folded[span.start : span.start + 6],
        )
        if not _EARLIER.search(left) and any(SITTING.search(part) for part in words):
            return _SITTING_SCORE
    if document_type == "autre" and span.start < HEAD_CHARACTERS and _SESSION.match(left):
        return _SESSION_SCORE if _REPORT.search(reading.folded, 0, HEAD_CHARACTERS) else 0
    if (
        document_type == "autre"
        and span.start < HEAD_CHARACTERS
        and _is_of_speech(reading, span, block, left, right)
    ):
        return _SPEECH_SCORE
    if _VERSION.search(left) and _CLOSES_PART.match(right) and document_type != "contrat":
        return 76
    if document_type == "autre" and ((head and _VALIDATED.search(left)) or _SENT.search(left)):
        return 76
    if not (head or foot):
        return 0
    if document_type not in _NEWS and FAIT.search(left):
        return 0
    return _place_score(reading, span, block, left, right, document_type, head=head) or _act_score(
        left, document_type, head=head
    )


def _place_score(
    reading: Reading, span: DateSpan, block: Block, left: str, right: str, document_type: str, *, head: bool
) -> int:
    """A dateline, a date by itself, or one between separators or at the end of a line of the head."""
    if block.kind == "table" and _in_a_row(reading, span, block):
        return 0
    around = len(_bare(left)) + len(right.strip(" –-|:,.)"))
    if head and around <= 3:
        return 75
    if _dateline(reading.text[block.start : span.start], right):
        return 72 if head else _FOOT_OF_REPORT if document_type == "autre" and _SIGNED_BY.match(right) else 45
    if not head:
        return 0
    if (
        (len(left) < 60 or _OFFICE_LINE.match(reading.folded, block.start, span.start))
        and re.search(r"(?:[|•·—–-]| /) ?(?:le )?$", left)
        and (
            re.match(r" ?(?:[|•·—–-]|(?:a )?\d{1,2} ?[h:]|$)", right)
            or (re.match(r", \d{1,2} ?[h:]\d\d\b", right) and not _OF_ACT.search(left))
        )
    ):
        return 74
    if not _bare(left) and _THEN_BY.match(right):
        return 74
    if document_type == "autre" and not right and _OF_PAPER.fullmatch(left):
        return 65
    if _BY.fullmatch(left) and re.match(r",? ?(?:[|•·—–-]|a \d{1,2} ?[h:]|$)", right):
        return 74
    if _PAGE_ONLY.match(right) and len(left) < 60 and not _GOVERNS.search(left):
        return 74
    if reading.text[block.start : span.start].isupper() and len(left) < 60 and _PAGE.match(right):
        return 74  # « LA GAZETTE DES GAVES samedi 20 novembre 2021 - page 5 »
    if right and len(left) < 60 and _MASTHEAD.fullmatch(right) and not _GOVERNS.search(left):
        return 74
    if (
        not right
        and _SECTION.fullmatch(left)
        and not (_GOVERNS.search(left) or _OF_ACT.search(left) or _NOT_A_SECTION.search(left))
    ):
        return 65
    if _SENTENCE.search(right):
        return 0
    if not right and _ISSUE_OF.match(reading.text[block.start : span.start]) and not _OF_ACT.search(left):
        return 65
    if (
        len(right) < 60
        and not right.startswith((" :", ":"))
        and (re.search(r"(?:^|[|–-] ?)le $", left) or not _bare(left))
    ):
        return 65
    return 0


def _in_a_row(reading: Reading, span: DateSpan, block: Block) -> bool:
    """Whether a date stands below the head of a table of several rows: a day of what the row tells."""
    rows = reading.text.count("\n", block.start, block.end)
    return rows >= _ROWS and reading.text.count("\n", block.start, span.start) > 0


def _is_of_speech(reading: Reading, span: DateSpan, block: Block, left: str, right: str) -> bool:
    """« Discours prononcé le 3 mai », « Mende, vendredi 3 décembre, 11 heures » under « Discours de … »."""
    if _SPEECH.search(left):
        return True
    placed = _DATELINE.fullmatch(reading.text, block.start, span.start)
    return bool(placed and placed["comma"] and _SPEECH_PLACE.fullmatch(right)) and any(
        opening in reading.folded[: block.start] for opening in ("discours d", "allocution d")
    )


def _bare(left: str) -> str:
    """What stands before a date besides « le » and signs."""
    return re.sub(r"\ble$", "", left.strip(" –-|:,(")).strip(" –-|:,(")


def _act_score(left: str, document_type: str, *, head: bool) -> int:
    if head and document_type == "circulaire" and _ACT.search(left):
        return 68
    return 45 if FAIT.search(left) else 0


def _apart(reading: Reading, offset: int, block: Block) -> bool:
    """Whether a word such as « publié » opens its block or what follows a separator."""
    return reading.text[offset].isupper() or _APART.search(reading.folded[block.start : offset]) is not None


def _dateline(text: str, right: str) -> bool:
    """Whether a place stands right before « , le DATE », at the head of a line and not within a sentence."""
    match = _DATELINE.match(text[-120:])
    if match is None or (match["comma"] is None and _DONE_ON.match(text.lower().replace("é", "e"))):
        return False
    before = match["before"].strip()
    if _WITHIN_SENTENCE.search(before) and not re.search(r"^(?:fait )?à$|\bfait à$", before.lower()):
        return False
    if match["le"] is None:  # « Paris, mardi 7 décembre 2021 »
        alone = not right.strip(" –-|:,.)") or _TEXT_AFTER.match(right) is not None
        alone = alone or (not before and _SENTENCE_AFTER.match(right) is not None)
        apart = not before or before[-1] in "|•·—–-,"
        return match["comma"] is not None and alone and apart
    # Without a comma, « Signé le 3 mars » is no place: only a line of its own is sure.
    return match["comma"] is not None or not (before or right.strip(" –-|:,.)"))
