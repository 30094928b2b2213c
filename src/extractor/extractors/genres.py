"""What the way a document is made says about its type: bylines, prices, numbered articles.

Each sign is worth points of a type; `profile.py` adds them to those of the phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language import Reading
from extractor.model import DocumentType

_HEAD = 1500
_LINE = 120
_SEVERAL, _NEAR_END = 3, 14
_BYLINE_POINTS, _NAME_POINTS, _PRICE_POINTS, _QUESTION_POINTS, _ARTICLE_POINTS = 5.0, 3.0, 4.0, 4.0, 2.0
_MASTHEAD_POINTS, _PLACE_POINTS = 4.0, 3.0
_ACTS: tuple[DocumentType, ...] = ("contrat", "avenant", "deliberation")
_BYLINE = re.compile(
    r"(?:(?:Par|Propos recueillis par|Recueillis? par|(?:Rédigé|Écrit) par"
    r"|(?:Un )?(?:[Aa]rticle|[Rr]eportage) (?:de|par)|Texte(?: et photos?)?(?: de)?)\s*:?\s+)"
    r"(?!(?:La|Le|Les|Service|Direction|Conseil|Préfecture|Département|Ville|Mairie|Agence|Cabinet"
    r"|Équipe|Pôle)\b)"
    r"(?:[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]|[A-ZÀ-Ý]\.)\s+(?:(?:de|du|d['’]|Le|La|Van)\s?)?[A-ZÀ-Ý][\w'’-]+"
    r"(?:\s*(?:[,|–—(/-]|et\s+[A-ZÀ-Ý]|(?:le|à|pour)\s).{0,80})?\s*$"
    r"|(?!(?:La|Le|Les|Préfe|Départ|Conseil|Ville|Agence|Service|Direction|Accueil|Mairie|Région|Actualit))"
    r"[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]\s+[A-ZÀ-Ý][\w'’-]+\s+[—–|•-]\s+(?:Publié|Mis à jour|Le \d).{0,80}$"
    r"|\(?[A-ZÀ-Ý]\.\s?-?[A-ZÀ-Ý]\.(?:\s?[A-ZÀ-Ý]\.)?\)?\s*$"
    r"|(?:.{0,60}[•|·–—-] )?(?:Rédaction d(?:e |u |'|’)[A-ZÀ-Ý])"
    r"|.{0,60}[•|·–—-] par (?!(?:Service|Direction|Cabinet|Bureau|Préfecture|Pôle|Mission|Équipe)\b)"
    r"[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ] (?:(?:de|du|d['’]|Le|La) ?)?[A-ZÀ-Ý][\w'’-]+(?: [•|·–—-]|$)"
    r"|.{0,60}[•|·–—.-] (?:Par|Entretien :|Interview :|Recueilli par) [A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]"
    r" [A-ZÀ-Ý][\w'’-]+(?: [•|·–—-]|$)"
)
_BY_NOBODY = re.compile(r"(?:.{0,60}[•|·–—-] )?[Pp]ar (?:la|notre) rédaction\b")
# « La Montagne bourbonnaise — édition de Moulins », « N° 3218 – 23 juillet 2021 », « 22 sept 2021 (APO) - »:
# how a newspaper or an agency heads what it prints.
_MASTHEAD = re.compile(
    r"[^\n]{3,60}[—–|-] ?edition d(?:e |u |')[^\n]{3,60}\b(?:19|20)\d\d\b"
    r"|(?:^|\n)n° ?\d{1,2} ?\d{3} ?[—–|-] ?\d{1,2}(?:er)? [a-z]+ (?:19|20)\d\d\b"
    r"|, (?:le )?\d{1,2}(?:er)? [a-z]{3,9}\.? (?:19|20)\d\d"
    r" ?\((?!(?:prefecture|departement|ars|service|direction|collectivite)\b)[a-z][a-z .'-]{1,40}\) ?[—–-] "
)
_PLACE_BEFORE = re.compile(
    r"(?:[A-ZÀ-Ý][a-zà-ÿ]+|[A-ZÀ-Ý]{3,})(?:[- ’'](?:[a-zà-ÿ]{1,4}[- ’'])?[A-ZÀ-Ýd][\w’'-]*){0,4}"
    r"\. [A-ZÀ-Ý«]\S* "
)
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][\w'’ -]{2,40}, (?:le )?(?:[a-z]{5,8} )?\d{1,2}(?:er)?[ /.][\wÀ-ÿ.]{1,9}[ /.](?:20)?\d\d\W*$"
)
_DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
# What news have in common: they tell of a day that is near, of what was just done, and quote in the present.
_JUST_NOW = re.compile(
    rf"\bce {_DAYS}\b|\b(?:avant-)?hier\b|\b{_DAYS} (?:dernier|soir|matin|apres-midi)\b"
    rf"|(?:^|[.»] |\n){_DAYS} \d|\b(?:vient|viennent) d(?:e |')"
    rf"|(?:^|[.»] |\n){_DAYS}, "
    rf"|\b(?:ont|a|reunie?s|s'est [a-z]+) (?:[a-z]+ ){{0,2}}{_DAYS}(?:,|\.| (?:a|en|soir|dans)\b)"
)
_HAPPENED = re.compile(
    r"\b(?:a|ont) (?:[a-z]+ment |ete )?(?:signe|paraphe|inaugur|lanc|annonc|present|officialis|devoil|conclu"
    r"|scell|vot|adopt|recu|reuni|accueill|appos|copresid)[a-z]*\b"
    r"|\b(?:etaient presents?|s'est deroulee?|se sont reunis|s'est rendue?)\b"
)
_QUOTED = re.compile(
    r"[»”\"] ?,? ?(?:[a-z'-]+ )?(?:expliqu|indiqu|precis|soulign|rappel|estim|ajout|not|conclu|confi|appreci"
    r"|deplor|resum|insist|assur|plaisant|corrig|souri|sour|souffl|soupir|gliss|lanc|lach|tranch|nuanc|grinc"
    r"|ironis|martel|repond|se (?:felicit|rejou)|poursui|reconnai|temoign|detaill|confirm)(?:e|it|t)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:ordre du jour|compte[- ]rendu|proces[- ]verbal|rapport n|releve de decisions|madame,? monsieur"
    r"|delibere|vu la|vu le|considerant|etaient excuses?|objet :"
    r"|note (?:a l'attention|de service|de synthese|a monsieur|a madame))"
    r"|(?:^|\n)(?:invitation\b|(?:madame|monsieur|mesdames|messieurs|chere?s?)\b[^\n.;]{0,70},\s*\n)"
)
_SIGNED = re.compile(
    r"\b(?:a|ont|avons|viennent de|vient de) (?:[a-z]+ment )?"
    r"(?:(?:co)?signe|paraphe|conclu|scelle|appose)r?\b"
)
_NEAR_DAY = re.compile(rf"\b(?:ce )?{_DAYS}\b(?!,? (?:le )?\d| prochain)|\b(?:avant-)?hier\b")
_NEWS_SIGNS = 2
_HOUR = re.compile(
    r"(?:(?:publie|mis a jour|modifie)e?|redaction,?) (?:le|a) .{4,30}?(?:a|[-–,]|:) ?\d{1,2} ?(?:h|:) ?\d{2}"
)
# « Jeudi 3 décembre 2020 - 1,20 € »: what a newspaper costs, beside its date.
_PRICE = re.compile(
    r"\d{4}\b[^\n]{0,40}?\b\d,\d{2} ?(?:€|euros?)|\b\d,\d{2} ?(?:€|euros?)[^\n]{0,40}?\b\d{4}\b"
)
_ARTICLE = re.compile(r"article (?:\d{1,2}(?:er)?|premier|[ivx]{1,5})\b")
_NAME_ALONE = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)* (?:(?:de|du|d['’]|Le|La|Van) ?)?"
    r"(?:[A-ZÀ-Ý][a-zà-ÿ]+|[A-ZÀ-Ý]{3,})(?:-(?:[A-ZÀ-Ý][a-zà-ÿ]+|[A-ZÀ-Ý]{2,}))*"
)


def signs(reading: Reading) -> Iterator[tuple[DocumentType, float]]:
    """The types that a document's make speaks for, with points."""
    if any(_BYLINE.match(line) for line in _short_lines(reading)):
        yield "article", _BYLINE_POINTS
    elif any(_BY_NOBODY.match(line) for line in _short_lines(reading)) or _is_signed_by_name(reading):
        yield "article", _NAME_POINTS
    if _PRICE.search(reading.folded, 0, _HEAD // 5):
        yield "article", _PRICE_POINTS
    if _MASTHEAD.search(reading.folded[: _HEAD // 5]):
        yield "article", _MASTHEAD_POINTS
    if _opens_with_place(reading):
        yield "article", _PLACE_POINTS
    if _questions(reading) >= _SEVERAL and not _is_dated_page(reading):
        yield "autre", _QUESTION_POINTS
    if _numbered_articles(reading) >= _SEVERAL:
        for kind in _ACTS:
            yield kind, _ARTICLE_POINTS


def has_hour(reading: Reading) -> bool:
    """« Publié le 3 mars à 18 h 05 », as on the pages of newspapers."""
    return _HOUR.search(reading.folded, 0, 2 * _HEAD) is not None


def told_as_news(reading: Reading) -> DocumentType:
    """Where nothing names the type: whether a text tells what happened « ce lundi », as news do."""
    if _HAPPENED.search(reading.folded) and (_from_office(reading) or _is_dated_news(reading)):
        return "autre" if _OTHERWISE.search(reading.folded, 0, _HEAD) else "communique"
    signs = sum(bool(sign.search(reading.folded)) for sign in (_JUST_NOW, _HAPPENED, _QUOTED))
    if signs < _NEWS_SIGNS or _OTHERWISE.search(reading.folded, 0, _HEAD):
        return "autre"
    return "article" if _QUOTED.search(reading.folded) or _opens_with_place(reading) else "actualite"


def _from_office(reading: Reading) -> bool:
    """« PRÉFET DU GERS » and « Auch, le 4 mars 2021 » over a text: a communiqué that does not say so."""
    short = [b for b in reading.document.blocks[:8] if b.end - b.start <= _LINE]
    dated = any(_DATELINE.match(reading.text, b.start, b.end) for b in short)
    return dated and any(
        cue.start == b.start for b in short[:3] for cue in reading.cues_in("letterheads", b.start, b.end)
    )


def _is_dated_news(reading: Reading) -> bool:
    """« Lons-le-Saunier, le 21 octobre 2021 », a line of its own over a text that tells who signed what."""
    short = [b for b in reading.document.blocks[:6] if b.end - b.start <= _LINE]
    if not any(_DATELINE.fullmatch(reading.text, b.start, b.end) for b in short):
        return False
    return all(sign.search(reading.folded, 0, _HEAD) for sign in (_SIGNED, _NEAR_DAY))


def _opens_with_place(reading: Reading) -> bool:
    """« Nancy. Enfance : l'État remet au pot »: the title of a newspaper begins with where it happened."""
    blocks = [b for b in reading.document.blocks[:4] if b.kind in ("title", "heading", "paragraph")]
    return any(
        _PLACE_BEFORE.match(reading.text, b.start, b.end) is not None
        and b.end - b.start < _LINE
        and reading.text[b.end - 1] not in ".;:"
        for b in blocks[:2]
    )


def _is_signed_by_name(reading: Reading) -> bool:
    """Whether a name that comes nowhere else stands alone above the text or under it: a journalist's."""
    blocks = [b for b in reading.document.blocks if b.kind not in ("header", "footer")]
    for number, block in enumerate(blocks):
        if block.end - block.start > _LINE // 2 or block.kind not in ("paragraph", "heading"):
            continue
        if block.start > _HEAD and len(blocks) - number > _NEAR_END:
            continue
        if not _NAME_ALONE.fullmatch(reading.text[block.start : block.end].strip()):
            continue
        if reading.text.count(reading.text[block.start : block.end].strip().split()[-1]) > 1:
            continue  # somebody whom the text tells of
        beside = blocks[max(0, number - 1) : number + 2]
        if any(
            reading.cues_in(lexicon, b.start, b.end)
            for lexicon in ("roles", "organisations", "letterheads", "departments")
            for b in beside
            if b is block or b.end - b.start < _LINE
        ):
            continue
        if sum(b.end - b.start for b in blocks) > _HEAD:
            return True
    return False


def _numbered_articles(reading: Reading) -> int:
    """How many blocks begin with « Article 3 »."""
    return sum(_ARTICLE.match(reading.folded, b.start) is not None for b in reading.document.blocks)


def _questions(reading: Reading) -> int:
    """How many headings ask something, as those of frequent questions do."""
    heads = (block for block in reading.document.blocks if block.kind == "heading")
    return sum(reading.text[block.start : block.end].rstrip().endswith("?") for block in heads)


def _is_dated_page(reading: Reading) -> bool:
    """Whether a page of a site says when it was put on line: its headings may ask, as those of news do."""
    chrome = any(cue.label == "actualite chrome" for cue in reading.cues.get("document_types", ()))
    return reading.document.reader == "html" and (reading.document.published is not None or chrome)


def _short_lines(reading: Reading) -> Iterator[str]:
    """The short blocks at the top and at the end, where bylines stand."""
    blocks = reading.document.blocks
    for block in (*blocks[:14], *blocks[14:][-4:]):
        if block.end - block.start <= _LINE:
            yield reading.text[block.start : block.end].strip()
