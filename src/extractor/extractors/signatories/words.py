"""`rules/lexicon/signing.yaml` as patterns on folded text, compiled once for each set of rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractor.extractors.phrases import alternatives
from extractor.language import fold
from extractor.rules import Lexicon, Rules

_AUXILIARY = r"(?:ont|a|ai|avons|avaient|avait|auront|aura|aient|ait)"
_ADVERBS = (
    r"(?:[a-z]+ment\s|(?:aussitot|enfin|hier|alors|deja|ce\s(?:[a-z]+di|jour|matin|midi|soir))\s|tous\s|toutes\s|deux\s|trois\s|quatre\s|les\s(?:deux|trois)\s|ensemble\s|ainsi\s|donc\s|aussi\s|ensuite\s"
    r"|(?:lui|elle|eux|elles)(?:-memes?)?\s(?:aussi\s)?|a\s(?:son|leur)\stour\s){0,2}"
)
_ARTICLE = r"(?:l[ae]s?\s|l'|son\s|sa\s|leur\s)?"
_ACCENTS = str.maketrans("éèêëîïôûùç", "eeeeiiouuc")
_EAST = re.compile(r"\bEst\b")
_ASIDE = r"(?:,\s[^,.;]{3,90},\s)?"

# Lists of which one phrase is in every sentence that tells of a signature; words that all sentences have.
_MARKS = (
    "signed", "made anew", "own signature", "to sign", "signs", "commits in writing", "to the signature",
    "took the pen", "holds the pen", "cosigners", "signs as written", "signed by",
    "signature", "signatory lists", "tells", "was too",
)  # fmt: skip
_EVERYWHERE = {
    "etat",
    "departement",
    "contrat",
    "convention",
    "avenant",
    "enfance",
    "partie",
    "parties",
    "porte",
    "engage",
}
_ANEW = r"(?=[^.;:]{0,60}?\s(?:contrat|convention|avenant)(?![a-z]))"
_SHORTEST, _STEM = 5, 6


@dataclass(frozen=True, slots=True)
class SigningWords:
    """Compiled patterns. `active` ends after the verb, `passive` after « par », both on folded text."""

    stems: tuple[str, ...]
    without_stem: re.Pattern[str]
    active: re.Pattern[str]
    as_written: re.Pattern[str]
    passive: re.Pattern[str]
    participle: re.Pattern[str]
    noun: re.Pattern[str]
    weak: re.Pattern[str]
    inverted: re.Pattern[str]
    in_brackets: re.Pattern[str]
    also: re.Pattern[str]
    counted: re.Pattern[str]
    alongside: re.Pattern[str]
    signers: re.Pattern[str]
    former_before: re.Pattern[str]
    was_signed: re.Pattern[str]
    party_line: re.Pattern[str]
    stood_for: re.Pattern[str]
    was_then: re.Pattern[str]
    the_agency: re.Pattern[str]
    the_same: re.Pattern[str]
    greeting: re.Pattern[str]
    you_signed: re.Pattern[str]
    guest: re.Pattern[str]
    we_signed: re.Pattern[str]
    i_signed: re.Pattern[str]
    put_beside: re.Pattern[str]
    other_papers: re.Pattern[str]
    other_acts: re.Pattern[str]
    other_subject: re.Pattern[str]
    our_subject: re.Pattern[str]
    present: re.Pattern[str]
    breaks: re.Pattern[str]
    preposition_before: re.Pattern[str]
    represented: re.Pattern[str]
    represented_before: re.Pattern[str]
    represented_after: re.Pattern[str]
    former_after: re.Pattern[str]
    former: re.Pattern[str]
    list_intro: re.Pattern[str]
    list_line: re.Pattern[str]
    signed_key: re.Pattern[str]
    by_line: re.Pattern[str]
    block_opens: re.Pattern[str]
    block_ends: re.Pattern[str]
    parties_open: re.Pattern[str]
    parties_begin: re.Pattern[str]
    parties_end: re.Pattern[str]
    scene_to_come: re.Pattern[str]
    tells: re.Pattern[str]
    tells_not: re.Pattern[str]
    does_otherwise_after: re.Pattern[str]
    does_otherwise_before: re.Pattern[str]
    attends: re.Pattern[str]
    all_of_them: re.Pattern[str]
    led_by: re.Pattern[str]
    company: re.Pattern[str]

    def breaks_in(self, text: str) -> list[re.Match[str]]:
        """The words that begin a clause of their own in a text; « Grand Est » is a region, and no verb."""
        return list(self.breaks.finditer(plain(text)))


def plain(text: str) -> str:
    """Lower case without accents but that of « à », which is no verb; « Grand Est » is out of it."""
    return _EAST.sub("---", text).lower().translate(_ACCENTS)


def _stem(phrase: str) -> str:
    """Letters without which a phrase is not in a text: the beginning of its longest telling word, if any."""
    found = re.findall(r"[a-z]+", fold(phrase))
    longest: str = max([w for w in found if w not in _EVERYWHERE], key=len, default="")
    return longest[:_STEM] if len(longest) >= _SHORTEST else ""


def words(rules: Rules) -> SigningWords:
    """The patterns of these rules (an empty list of words matches nothing)."""
    return _compiled(rules.lexicon)


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> SigningWords:
    lists: Mapping[str, tuple[str, ...]] = lexicon.phrases.get("signing", {})

    def any_of(label: str) -> str:
        return alternatives(lists.get(label, ()))

    def beginnings(label: str) -> str:
        folded = sorted((fold(phrase).replace(" ", r"\s") for phrase in lists.get(label, ())), reverse=True)
        return rf"(?:{'|'.join(folded)})" if folded else r"(?!)"

    marks = [phrase for label in _MARKS for phrase in lists.get(label, ())]
    own = rf"(?:sa|son|leurs?|ses)\s{any_of('own signature')}"
    pen = rf"(?=\s?:|\s(?:{any_of('with the pen')}|pour\sl'))"
    active = rf"""
        {_AUXILIARY}\s?{_ASIDE}{_ADVERBS}(?:{any_of("signed")}|{any_of("put down")}\s{own})
      | {_AUXILIARY}\s?{_ADVERBS}{any_of("made anew")}{_ANEW}
      | {any_of("puts down")}\s{own}
      | {any_of("meet to sign")}[^.;:]{{0,90}}?\s{any_of("so as to")}\s?{_ADVERBS}{any_of("to sign")}
      | {any_of("about to sign")}\s?{_ADVERBS}{any_of("to sign")}
      | {any_of("signs")} | {any_of("commits in writing")}
      | {_AUXILIARY}\s?{_ASIDE}{_ADVERBS}{any_of("proceeded")}\s[^.;:]{{2,60}}?\s{any_of("to the signature")}
      | {_AUXILIARY}\s?{_ADVERBS}{any_of("took the pen")}(?:[^.;:]{{0,200}}?\s{any_of("at the foot")}|{pen})
      | {any_of("holds the pen")}{pen}
    """
    apposed = (
        rf",\s(?:tous\s(?:les\s)?(?:deux\s|trois\s)?|toutes\s(?:deux\s|trois\s)?|les\s)?{any_of('cosigners')}"
    )
    passive = rf"""
        (?:{any_of("signed by")}|(?P<anew>{any_of("was too")})|(?P<noun>{any_of("signature")}))
        (?P<gap>[^.;:!?]{{0,240}}?)
        (?<![a-z])(?!{any_of("not by")}){any_of("by")}
    """
    contents = r"(?:\s(?:d(?:u|e\sla|e\sl'|es|e|')|l[ae]|l'|ce|cette)\s?[^.;:]{2,60})?(?:\s?\([^()]*\))?"
    return SigningWords(
        stems=tuple(sorted({_stem(phrase) for phrase in marks} - {""})),
        without_stem=re.compile(rf"(?<![a-z]){alternatives(p for p in marks if not _stem(p))}"),
        active=re.compile(rf"(?<![a-z])(?:{active})|{apposed}", re.VERBOSE),
        as_written=re.compile(
            rf"(?<![\w])(?:{'|'.join(lists.get('signs as written', ())) or '(?!)'})(?![\w])"
        ),
        passive=re.compile(rf"(?<![a-z]){passive}", re.VERBOSE),
        participle=re.compile(rf"(?<![a-z]){any_of('signed by')}"),
        noun=re.compile(
            rf"(?<![a-z]){any_of('signature')}(?:\s(?=d(?:e\s|'|u\s|es\s))|[^.;:]{{0,60}}\s:\s(?=cel(?:le|ui)\s))"
        ),
        weak=re.compile(any_of("commits in writing")),
        inverted=re.compile(
            rf"(?<![a-z])qu(?:e\s|')(?:{_AUXILIARY}\s{_ADVERBS}{any_of('signed')}"
            rf"|{any_of('about to sign')}\s?{_ADVERBS}{any_of('to sign')}|{any_of('signs')})"
            r"(?:\s[^.;:,]{0,30})??\s(?=l[ae]\s|l'|m\.|mme\s|monsieur\s|madame\s)"
        ),
        in_brackets=re.compile(
            rf"(?<![a-z]){any_of('signed by')}\s[^.;:()]{{0,80}}\((?P<held>[^():]{{2,40}}\s:\s[^()0-9]+)\)"
        ),
        counted=re.compile(
            rf"(?<![a-z])(?:deux|trois|quatre|cinq)\s{any_of('signature')}[^.;:]{{0,60}}?\s?:\s"
            rf"(?!cel(?:le|ui)\s)|(?<![a-z]){any_of('signed by')}[^.;:]{{0,80}}?\s?:\s"
            r"(?=(?:pour|cote|par|au\snom)\s)"
            # « (signature : 30 septembre 2021, X pour l'agence »
            rf"|(?<![a-z])(?:signature|signee?)\s?:?\s(?:le\s)?\d{{1,2}}(?:er)?\s[a-z]{{3,9}}(?:\s\d{{4}})?\s?[,:]\s"
            r"(?=[^.,;:]{5,45}\s(?:pour|au\snom\sd[eu])\s)"
            rf"|(?<![a-z])(?:ils|elles)\s(?:etaient|sont)\s(?:deux|trois|quatre)\s?,[^.;:]{{0,60}}?\s"
            rf"pour\s(?:l[ea]\s|l')(?:contrat|avenant|convention)\s[^.;:]{{0,90}}?\s:\s"
        ),
        also=re.compile(rf"(?<![a-z]){any_of('also')}"),
        alongside=re.compile(rf"(?<![a-z]){any_of('alongside')}"),
        signers=re.compile(
            rf"(?<![a-z])(?:les|ses|leurs|nos)\s(?:(?:deux|trois|quatre|cinq)\s)?{any_of('signatory lists')}"
            rf"{contents.replace('.;:]{2,60}', '.,;:]{2,60}?')}(?:\ssont|,)\s"
            r"(?:de\s(?:gauche|g\.)\sa\s(?:droite|d\.)\s?[:,]\s)?(?=\S)"
        ),
        other_acts=re.compile(
            rf"[^.;:,]{{0,25}}?\s(?:l[ae]|une?|leur|ce|cette)\s(?:[a-z]+\s)?{any_of('other acts')}"
        ),
        other_papers=re.compile(rf"(?<![a-z]){any_of('other papers')}"),
        put_beside=re.compile(
            rf"(?:{any_of('put down')}|{any_of('puts down')})\s{own}[^.;:,]{{0,40}}?"
            r"\s(?:celles?|celui|ceux)\s(?=d)"
        ),
        # « direction départementale de l'emploi » is in letterheads
        other_subject=re.compile(
            rf"(?<![a-z])(?<!hotel )(?<!mentale de l')(?<!regionale de l'){any_of('other subjects')}"
        ),
        our_subject=re.compile(rf"(?<![a-z]){any_of('our subject')}"),
        present=re.compile(rf"(?<![a-z]){any_of('present')}"),
        breaks=re.compile(rf"(?<![a-z'-]){any_of('breaks')}"),
        preposition_before=re.compile(rf"(?<![a-z])(?P<word>{any_of('prepositions')})\s?{_ARTICLE}$"),
        was_signed=re.compile(rf"(?<![a-z]){any_of('was signed')}"),
        party_line=re.compile(r"[\s*_–-]{0,4}(?:pour|cote)\s[^.,;:]{2,60}?(?:\s?:|,|\s[–—])\s"),
        stood_for=re.compile(rf"(?<![a-z]){any_of('stood for')}\s?"),
        was_then=re.compile(rf"(?<![a-z]){any_of('was then')}\s?"),
        the_agency=re.compile(rf"[\s,]*{any_of('the agency')}"),
        the_same=re.compile(
            rf"(?:(?:^|[:;,]\s)[\s«]*){any_of('the same')}(?:\s(?:y|en)|\s(?P<it>l'|l[ea]\s))?\s?$"
        ),
        greeting=re.compile(r"(?:madame|monsieur)\s(?:l[ae]\s|l')[a-z' -]{3,60}\s?,?"),
        you_signed=re.compile(rf"(?<![a-z]){any_of('you signed')}"),
        guest=re.compile(rf"(?<![a-z]){any_of('guest')}"),
        we_signed=re.compile(rf"(?<![a-z]){any_of('we signed')}"),
        i_signed=re.compile(rf"(?<![a-z]){any_of('I signed')}"),
        represented=re.compile(rf"(?<![a-z]){any_of('represented')}"),
        represented_before=re.compile(rf"(?<![a-z]){any_of('represented')}\s?{_ARTICLE}$"),
        represented_after=re.compile(
            rf"\s?,?\s?(?:(?:empeche|absent|excuse|retenu)e?s?[^,.;:]{{0,25}},\s)?(?:(?:est|etait)\s)?{any_of('represented')}"
        ),
        former_after=re.compile(rf"\s?,?\s?(?:l[ae]\s|l'|son\s|sa\s)?{any_of('former')}"),
        former_before=re.compile(rf"(?<![a-z]){any_of('former')}(?:\s|\s?,\s)$"),
        former=re.compile(rf"(?<![a-z]){any_of('former')}"),
        list_intro=re.compile(rf"(?<![a-z]){any_of('signatory lists')}{contents}(?:\ssont)?\s?[:?]?\s?$"),
        list_line=re.compile(
            rf"^(?:les\s)?(?:deux\s|trois\s|quatre\s)?{any_of('signatory lists')}{contents}"
            r"(?:\s(?:l')?(?:etat|ars|caf|prefecture|departement|conseil\sdepartemental|collectivite|metropole))?"
            r"(?:\ssont)?(?:\s(?:n[o°]\s?)?\d)?\s?:\s?(?=\S)|^signataires\.\s(?=\S)"
            r"|^qui\s(?:a\s|l'a\s)?signee?\s?\?\s(?=\S)"
        ),
        signed_key=re.compile(rf"[\s*_]*{any_of('signed on')}[\s*_]*(?::|$|\s(?:a|le)\s)"),
        by_line=re.compile(r"[\s*_]*par[\s*_]*:[\s*_]*"),
        block_opens=re.compile(rf"(?<![a-z]){any_of('block opens')}"),
        block_ends=re.compile(rf"{any_of('block ends')}"),
        parties_open=re.compile(
            r"\s?(?:(?:l[ea]|ce|cette|present|presente|contrat|convention|avenant|est|a|ete|conclue?|passee?|etablie?)\s){0,6}"
            rf"{any_of('parties open')}\s?[:,]?\s?$"
        ),
        parties_begin=re.compile(rf"[\W_]*{any_of('parties open')}\s"),
        parties_end=re.compile(rf"[\W_]*{any_of('parties end')}"),
        scene_to_come=re.compile(rf"(?<![a-z]){any_of('still to come')}|\b[a-z]{{2,}}r(?:a|ont)\b"),
        tells=re.compile(
            rf"(?<![a-z]){any_of('tells')}|{_AUXILIARY}\s{_ADVERBS}{any_of('signed')}|(?<![a-z]){any_of('signs')}"
            rf"|{_AUXILIARY}\s{_ADVERBS}{any_of('made anew')}{_ANEW}"
            # « le contrat signé jeudi », « paraphés hier »
            rf"|(?<![a-z])(?:{any_of('signed')}|{any_of('signed by')})\s(?:[a-z]+ment\s)?"
            r"(?:hier|aujourd'hui|avant-hier|(?:lun|mar|mercre|jeu|vendre|same|diman)"
            r"(?:di|che)|ces?\s|le\s\d)"
            # « Ce matin à Foix, signature du contrat »: a headline without a verb
            rf"|\b(?:hier|aujourd'hui|ce\s(?:matin|midi|soir|jour)|(?:lun|mar|mercre|jeu|vendre|same)di)\b"
            rf"[^.;:]{{0,50}}?[,:]\s{any_of('signature')}\sd"
        ),
        tells_not=re.compile(rf"(?<![a-z]){any_of('tells not')}"),
        does_otherwise_after=re.compile(
            rf"[\s,]*(?:(?:qui|a|ont|est|sont|etait|etaient|y|avait|avaient|n'|ne|pas|aussi|egalement|tous\sdeux)\s"
            rf"|etant\s|s'|se\s|l'|en\s|[a-z]+ment\s)*{beginnings('does otherwise')}"
        ),
        does_otherwise_before=re.compile(
            rf"(?<![a-z]){beginnings('does otherwise')}[a-z]*(?:-t-(?:il|elle))?\s?,?"
            r"(?:\s(?:ensuite|aussi|egalement|pour\s(?:sa|leur)\spart)\s?,?)?\s(?:(?:l[ea]|m\.|mme|monsieur|madame|aux?|a)\s|l')*$"
        ),
        attends=re.compile(rf"(?<![a-z]){any_of('attends')}"),
        all_of_them=re.compile(rf"(?:^|[.,;:]\s)\s*{any_of('all of them')}\s(?:(?:y|en)\s|l'|les?\s|la\s)?$"),
        company=re.compile(r"[\s«]*(?:avec|aux\scotes\sd|en\scompagnie\sd|comme)"),
        led_by=re.compile(rf",?\s{any_of('led by')}\s(?:[^,;:]{{0,60}},?\s)?$"),
    )
