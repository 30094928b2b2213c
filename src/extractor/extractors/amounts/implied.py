"""Who pays a sum where its own sentence names nobody: an assembly that decides, a speaker, the law.

Three conclusions, each narrow: what an article of a deliberation grants, the département pays; « nous » is
the institution of whoever speaks; what aide sociale à l'enfance costs in all, the département bears.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.extractors.amounts.clauses import NOUN, PARTICIPLE, Clause, M, Parties, V, clause
from extractor.extractors.amounts.money import Money
from extractor.extractors.amounts.words import MoneyWords
from extractor.language import Reading, fold
from extractor.model import Result

# « VOTE une enveloppe », « Article 4 - De verser une avance », « d'imputer les dépenses, estimées à ».
_DECIDES = re.compile(
    rf"\W*(?:\d+\W+|article \d+\W+|decide\s)*(?:d'|de )?(?:{V}|ouvr(?:ir|e) (?={M}))"
    r"(?!\s(?:(?:la|les|une?)\s)?recettes?)"
)
_DECIDES_INSIDE = re.compile(
    rf"(?:^|[\s,:;-])(?:(?:d'|de ){V}|(?:d')?ouvrir(?=\s$))"
    rf"(?!\s(?:(?:la|les|une?)\s)?recettes?)[^{M[1:-1]}]*$"
)
# « je vous propose de bien vouloir : », « il est demandé à l'assemblée de : » over the items of a report.
_PROPOSES = re.compile(
    r"\b(?:vous (?:propose|demande|prie|invite)|vous est (?:propose|demande)"
    r"|(?:propose|demande) a l'assemblee"
    r"|(?:la commission|l'assemblee|le conseil) (?:[a-z]+ )?(?:est invitee?|decide))\b"
)
_DECIDED = re.compile(r"\W*(?:apres en avoir delibere\W+)?decide\W*")
_ENDOWMENT = re.compile(r"\b(?:dotations?|part (?:fixe|variable)|credits delegues|delegation de credits)\b")
_GRANTED = re.compile(rf"(?:\s?[,)])?(?:\s(?:est|sont|sera|seront))\s{PARTICIPLE}")
# « Ce texte nous apporte 980 000 euros »: those who speak receive.
_GIVES_US = re.compile(
    r"\b(?:nous|m') ?(?:apport|verse|donne|octroi|accord|attribu|allou|rapport|coute|rembours|reverse)\w*\b"
    r"(?<!ons)"
)
# « Nous demandons 32 M€ », « nous en recevons la moitié »: those who speak do not pay.
_WE_GET = re.compile(
    r"\b(?:nous|on) (?:n'|ne |en |y |leur |lui )*"
    r"(?:demand|reclam|recev|recoi|percev|percoi|attend|esper|voul|veut|perd|touch"
    r"|obten|obtien|sollicit|econom|encaiss|emprunt)\w*"
)
# « …, relativise Jeanne Martin. … »: who speaks, said inside the quote.
_INSERTED = re.compile(
    r",\s(?:a-t-(?:il|elle)\s)?(?:a\s|ont\s)?(?:dit|explique|relativise|resume|rappelle|precise|souligne|insiste|glisse|lache"
    r"|note|assure|ajoute|poursuit|confie|observe|reconnait|admet|calcule|tempere|nuance|justifie|plaide|annonce|indique"
    r"|commente|detaille|sourit|soupire|reprend|previent|concede|constate)e?\s(?=[^.»]{3,90}\.\s)"
)
# « Trois questions à la présidente du Département »: who speaks under such a heading.
_INTERVIEW = re.compile(
    r"\b(?:questions? a|interview|entretien avec|la parole a|le mot d|edito|tribune|discours d|allocution d)"
)
_INTERVIEW_REACH = 12
"""How many blocks an interview or a speech may have under its heading."""
_SAYS = re.compile(r":\s*$")
_SAID = re.compile(r"[\s.!?…]*(?:,|[a-zéèêàç])")
_ARTICLE = re.compile(r"\W{0,3}(?:article\s\w+|\d{1,2}\s?[°.)-])(?![a-z0-9])")
_ARTICLE_REACH, _HEAD = 15, 160
"""How many blocks an article may have, and how much of its first one says what is decided."""
_QUOTE_REACH, _SPEAKER_REACH, _SIGNATURE = 1200, 160, 120
_NEWS_REACH, _NEWS_TITLE = 10, 60
_LEAST = Decimal(1_000_000)
"""What a département spends on the children it protects is counted in millions of euros."""


class Implied:
    """Looks beyond the sentence. Says nothing where it finds nothing: a payer is never guessed."""

    def __init__(self, reading: Reading, words: MoneyWords, parties: Parties, result: Result) -> None:
        self._reading, self._words, self._parties, self._result = reading, words, parties, result
        self._deliberation = result.profile.document_type == "deliberation"
        self._articles: dict[int, bool] = {}

    def decided(self, skeleton: Clause, position: int) -> bool:
        """Whether the sentence is one by which the assembly grants the sum at `position`."""
        if not (self._deliberation or self._proposed(skeleton.start)):
            return False
        before = skeleton.text[:position]
        return bool(
            _DECIDES.match(skeleton.text)
            or _DECIDES_INSIDE.search(before)
            or (NOUN in before and _GRANTED.match(skeleton.text, position + 1))
        )

    def _proposed(self, offset: int) -> bool:
        """Whether `offset` stands in an item of what a report asks the assembly to decide."""
        blocks = self._reading.document.blocks
        index = self._reading.document.block_at(offset)
        if index is None or blocks[index].kind != "list_item":
            return False
        while index and blocks[index].kind == "list_item":
            index -= 1
        folded, start, end = self._reading.folded, blocks[index].start, blocks[index].end
        return bool(_DECIDED.fullmatch(folded, start, end) or _PROPOSES.search(folded, start, end))

    def payer(self, money: Money, start: int, end: int) -> str:
        """The party that pays the sum in the sentence `start:end`, or nothing."""
        if self._deliberation and self._granted(money.start):
            return "departement"
        folded = self._reading.folded
        speaks = self._words.we.search(folded, start, end) or folded.find("chez nous", start, end) >= 0
        if (
            speaks
            and not _GIVES_US.search(folded, start, end)
            and not _WE_GET.search(folded, start, end)
            and (who := self._speaker(money.start))
        ):
            return who
        if self._is_endowment(start, end):
            return "etat"
        return "departement" if self._is_departmental(money, start, end) else ""

    def _is_endowment(self, start: int, end: int) -> bool:
        """Whether a circular speaks of what each contract is endowed with: by the State that writes it."""
        return (
            self._result.profile.document_type == "circulaire"
            and _ENDOWMENT.search(self._reading.folded, start, end) is not None
            and all(party.codes == ("departement",) for party in self._parties.within(start, end))
        )

    def _granted(self, offset: int) -> bool:
        """Whether the article of a deliberation that `offset` stands in opens with a verb of paying."""
        blocks = self._reading.document.blocks
        index = self._reading.document.block_at(offset)
        for number in range(index or 0, max(-1, (index or 0) - _ARTICLE_REACH), -1):
            block = blocks[number]
            if _ARTICLE.match(self._reading.folded, block.start, block.end):
                if number not in self._articles:
                    head = min(block.end, block.start + _HEAD)
                    skeleton = clause(self._reading, self._words, self._parties, (), block.start, head)
                    self._articles[number] = bool(_DECIDES.match(skeleton.text))
                return self._articles[number]
        return False

    def _speaker(self, start: int) -> str:
        """The party of whoever says « nous » around `start`."""
        text = self._reading.text
        opened = text.rfind("«", max(0, start - _QUOTE_REACH), start)
        closed = text.find("»", max(opened, 0), opened + _QUOTE_REACH)
        quoted = opened >= 0 and start < closed
        blocks = self._reading.document.blocks
        index = self._reading.document.block_at(closed if quoted else start)
        if quoted and index is not None:
            if _SAYS.search(
                text, max(0, opened - 4), opened
            ):  # « Le président sort sa calculette : « Nous … »
                first = max(text.rfind(end, 0, opened - 4) for end in (". ", "\n", "» ", "! ", "? "))
                if named := self._named(first + 1, opened):
                    return named
            for inserted in _INSERTED.finditer(self._reading.folded, opened, start):
                return self._named(inserted.end(), self._reading.folded.index(".", inserted.end()))
            end = blocks[index].end
            signed = 2 < end - closed < _SIGNATURE and text[end - 1] not in ".!?»"
            if signed or _SAID.match(text, closed + 1, end):
                return self._named(closed, min(blocks[index].end, closed + _SPEAKER_REACH))
        if index is not None and index + 1 < len(blocks):
            after = blocks[index + 1]
            if after.kind != "heading" and after.end - after.start < _SIGNATURE:
                return self._named(after.start, after.end)
        if not quoted and index is not None and (named := self._interviewed(index)):
            return named
        return "departement" if self._deliberation else ""

    def _interviewed(self, index: int) -> str:
        """The party of the person whose interview or speech the block `index` belongs to."""
        blocks = self._reading.document.blocks
        for number in range(index - 1, max(-1, index - _INTERVIEW_REACH), -1):
            block = blocks[number]
            if block.end - block.start < _SIGNATURE and _INTERVIEW.search(
                self._reading.folded, block.start, block.end
            ):
                return self._named(block.start, block.end)
            if block.kind == "title":
                break
        return ""

    def _named(self, start: int, end: int) -> str:
        """The party of the signatory or the office that is named there first."""
        said = self._reading.folded[start:end]
        people = [
            (said.index(name), signatory.party)
            for signatory in self._result.signatories
            if signatory.party and (name := fold(signatory.name)) and name in said
        ]
        offices = [(party.start - start, party.codes[0]) for party in self._parties.within(start, end)[:1]]
        return min([*people, *offices], default=(0, ""))[1]

    def _is_departmental(self, money: Money, start: int, end: int) -> bool:
        """Whether the sentence is about all that the département spends on the children it protects."""
        folded = self._reading.folded
        if money.value < _LEAST or self._result.profile.document_type == "circulaire":
            return False
        return bool(
            self._words.departmental_spending.search(folded, start, end)
            and self._words.spending.search(folded, start, end)
            and not self._words.not_departmental.search(folded, start, end)
            and all(party.codes == ("departement",) for party in self._parties.within(start, end))
        )


def is_foreign(reading: Reading, words: MoneyWords, index: int) -> bool:
    """Whether block `index` is one of the links and titles by which a page leads to others."""
    blocks = reading.document.blocks
    if _under_other_news(reading, words, index):
        return True
    while index >= 0 and blocks[index].kind == "list_item":
        index -= 1
    if index < 0:
        return False
    return bool(words.other_articles.match(reading.folded, blocks[index].start, blocks[index].end))


def _under_other_news(reading: Reading, words: MoneyWords, index: int) -> bool:
    """Whether a block of the last half of a page stands under « Les autres infos », « Toute l'actualité »."""
    blocks = reading.document.blocks
    if 2 * blocks[index].start < len(reading.text):
        return False
    for number in range(index - 1, max(-1, index - _NEWS_REACH), -1):
        block = blocks[number]
        if block.end - block.start < _NEWS_TITLE and words.other_news.match(
            reading.folded, block.start, block.end
        ):
            return True
        if block.kind in ("heading", "title"):
            return False
    return False
