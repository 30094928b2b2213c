"""What the page says, in French and in English, and numbers as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from extractor.errors import UsageError

Language = Literal["fr", "en"]

_THIN, _WIDE = "\u202f", "\u00a0"

# fmt: off
_WORDS: Mapping[str, tuple[str, str]] = {
    # kinds of facts, documents and parties
    "match": ("objectif", "objective"), "action": ("action", "action"), "amount": ("montant", "amount"),
    "signatory": ("signataire", "signatory"), "date": ("date", "date"),
    "department": ("département", "département"), "document": ("document", "document"),
    "communique": ("communiqué", "press release"), "actualite": ("actualité", "news item"),
    "contrat": ("contrat", "contract"), "avenant": ("avenant", "amendment"),
    "deliberation": ("délibération", "deliberation"), "circulaire": ("circulaire", "circular"),
    "article": ("article de presse", "press article"), "autre": ("autre", "other"),
    "etat": ("État", "State"), "departement": ("Département", "Département"), "ars": ("ARS", "ARS"),
    "caf": ("Caf", "Caf"), "region": ("Région", "Region"), "commune": ("Commune", "Municipality"),
    "association": ("Association", "Association"), "justice": ("Justice", "Justice"),
    "education": ("Éducation nationale", "Education"),
    # states
    "accepted": ("accepté", "accepted"), "review": ("à relire", "to review"),
    "rejected": ("rejeté", "rejected"), "corrected": ("corrigé", "corrected"),
    "error": ("erreur", "error"), "warning": ("doute", "doubt"),
    "found": ("trouvé", "found"), "waiting": ("à relire", "to review"),
    "missing": ("manque", "missing"), "none": ("rien", "nothing"),
    # kinds of dates, roles of départements, words of amounts
    "signature": ("signature", "signature"), "publication": ("publication", "publication"),
    "effective": ("entrée en vigueur", "effective"), "deadline": ("échéance", "deadline"),
    "period": ("période", "period"), "law": ("texte cité", "law cited"), "event": ("événement", "event"),
    "before": ("avant", "before"), "after": ("après", "after"),
    "subject": ("sujet du document", "subject of the document"),
    "mentioned": ("cité", "mentioned"), "about": ("environ", "about"), "at_least": ("au moins", "at least"),
    "at_most": ("au plus", "at most"), "between": ("entre", "between"), "year": ("par an", "a year"),
    "child": ("par enfant", "per child"), "list": ("liste", "list"), "table": ("tableau", "table"),
    "prose": ("phrase", "prose"), "fiche": ("fiche action", "action sheet"), "outside": (
        "hors des objectifs", "outside the objectives"),
    # the page
    "heading": ("Contrats de prévention et de protection de l’enfance",
        "Contracts for prevention and child protection"),
    "subtitle": ("Ce que disent les documents, chiffre par chiffre, avec leurs citations",
        "What the documents say, number by number, with their quotes"),
    "made": ("Données du {day}, extractor {version}.", "Data of {day}, extractor {version}."),
    "skip": ("Aller au contenu", "Skip to the content"), "contents": ("Sommaire", "Contents"),
    "to_facts": ("Chaque chiffre souligné mène aux faits, à leurs citations et à leurs documents.",
        "Every underlined number leads to its facts, their quotes and their documents."),
    "absent": ("Absent de ce dossier : {names}. Les parties qui en dépendent sont vides ;"
        " relancer « extractor run » les remplit.",
        "Not in this folder: {names}. What depends on them is empty; run extractor run again to fill it."),
    "empty": ("Aucun document dans ce dossier.", "No document in this folder."),
    "nothing": ("Rien à montrer.", "Nothing to show."),
    "headlines": ("En bref", "At a glance"),
    "h_documents": ("documents", "documents"), "h_departments": ("départements", "départements"),
    "h_contracts": ("contrats", "contracts"), "h_signed": ("dont {n} datés", "{n} of them dated"),
    "h_actions": ("actions", "actions"),
    "h_matches": ("{n} rattachées à un objectif", "{n} linked to an objective"),
    "h_money": ("annoncés", "announced"),
    "h_money_note": ("chaque somme comptée une fois", "each sum counted once"),
    "h_waiting": ("à relire", "to review"), "h_waiting_note": ("sur {n} faits", "of {n} facts"),
    "h_problems": ("problèmes", "problems"), "h_errors": ("erreurs : {n}", "errors: {n}"),
    "h_about": ("dont parlent {n} documents", "that {n} documents are about"),
    "map": ("Carte des départements", "Map of the départements"),
    "map_note": ("Un carreau par département, de même taille ; l’outre-mer est en bas. Plus le carreau est"
        " soutenu, plus le nombre qu’il porte est grand.",
        "One tile a département, all of one size; those overseas are at the bottom. The stronger the colour,"
        " the larger the number in the tile."),
    "measure": ("Mesure", "Measure"), "documents": ("Documents", "Documents"),
    "actions": ("Actions", "Actions"), "money": ("Argent (M€)", "Money (€m)"),
    "m_found": ("Objectifs trouvés", "Objectives found"),
    "as_table": ("Les mêmes chiffres en tableau", "The same figures as a table"),
    "by_department": ("Chiffres par département", "Figures by département"),
    "code": ("Code", "Code"), "name": ("Nom", "Name"),
    "announced": ("Argent annoncé", "Money announced"),
    "found_of": ("Objectifs trouvés", "Objectives found"),
    "missing_of": ("Obligatoires manquants", "Compulsory, missing"),
    "no_data": ("aucun document", "no document"),
    "coverage": ("Objectifs par département", "Objectives by département"),
    "coverage_note": ("Nombre d’actions différentes, acceptées, pour chaque objectif. ★ : objectif"
        " obligatoire (fondamental).",
        "Number of different accepted actions for each objective. ★: compulsory objective."),
    "key": ("Légende", "Key"),
    "k_found": ("actions trouvées, d’une à quatre et plus", "actions found, one to four and more"),
    "k_waiting": ("à relire seulement", "only to review"),
    "k_missing": ("obligatoire, rien trouvé", "compulsory, nothing found"),
    "k_none": ("facultatif, rien trouvé", "optional, nothing found"),
    "nothing_means": ("« Rien trouvé » dit ce que montrent les documents lus, non ce que contient le contrat"
        " : un article de presse en dit moins qu’un contrat.",
        "“Nothing found” is what the documents read show, not what the contract holds: a press article says"
        " less than a contract."),
    "objectives": ("Les objectifs", "The objectives"), "objective": ("Objectif", "Objective"),
    "commitment": ("Engagement", "Commitment"), "compulsory": ("obligatoire", "compulsory"),
    "departments_found": ("Départements où il est trouvé", "Départements where it is found"),
    "n_found": ("Trouvé", "Found"), "n_waiting": ("À relire", "To review"), "n_missing": ("Rien", "Nothing"),
    "compulsories": ("★ obligatoires", "★ compulsory"), "optionals": ("facultatifs", "optional"),
    "largest": ("Les plus grandes sommes", "The largest sums"),
    "largest_note": ("À regarder d’abord : le budget entier d’une politique, pris pour celui du contrat, pèse"
        " plus que tous les autres.",
        "To look at first: the whole budget of a policy, taken for the contract’s, outweighs all others."),
    "programme": ("Programme", "Programme"),
    "funding": ("L’argent par financeur et par année", "Money by payer and year"),
    "funding_note": ("Sommes annoncées dans les contrats et les documents qui en parlent, d’après funding.csv"
        " : une somme détaillée par année ou programme, ou dite pour plusieurs départements, compte une"
        " fois.",
        "Sums announced in contracts and in documents about them, from funding.csv: a sum given by year or"
        " programme elsewhere, or said of several départements, counts once."),
    "payer": ("Financeur", "Payer"), "total": ("Total", "Total"), "no_year": ("sans année", "no year"),
    "millions": ("millions d’euros", "millions of euros"),
    "timeline": ("Les signatures dans le temps", "Signatures over time"),
    "timeline_note": ("Un carreau par contrat, au mois de sa signature ; il mène aux dates citées.",
        "One tile a contract, in the month of its signature; it leads to the dates quoted."),
    "year_only": ("mois non dit", "month not said"), "undated": ("Sans date de signature : {n}",
        "Without a date of signature: {n}"), "h_year": ("Année", "Year"),
    "quality": ("Confiance et relecture", "Confidence and review"),
    "quality_note": ("La confiance est mesurée : la part des faits de la même règle qui étaient justes sur"
        " des documents annotés. Sous le seuil, ou sans mesure, un fait attend une personne.",
        "Confidence is measured: the share of a rule’s facts that were right on labelled documents. Below the"
        " threshold, or where nothing was measured, a fact waits for a person."),
    "h_kind": ("Nature", "Kind"), "facts": ("Les faits et leurs citations", "The facts and their quotes"),
    "all": ("Tous", "All"), "threshold": ("seuil {n}", "threshold {n}"),
    "confidence": ("Confiance", "Confidence"), "number_of_facts": ("Faits", "Facts"),
    "distribution": ("Faits par confiance", "Facts by confidence"),
    "queue": ("Les questions les plus utiles", "The most valuable questions"),
    "queue_note": ("Les {n} premières lignes de review.csv, sur {all}.",
        "The first {n} rows of review.csv, of {all}."),
    "proposed": ("Proposé", "Proposed"), "why": ("Pourquoi", "Why"), "quote": ("Citation", "Quote"),
    "problems": ("Problèmes", "Problems"),
    "problems_note": ("Fichiers qui n’ont pu être lus, et doutes sur ce qu’ils disent.",
        "Files that could not be read, and doubts about what they say."),
    "severity": ("Gravité", "Severity"), "message": ("Message", "Message"), "page": ("Page", "Page"),
    "show": ("Montrer", "Show"), "search": ("Mots cherchés", "Words"), "state": ("État", "State"),
    "filter": ("Filtrer", "Filter"), "show_all": ("Tout montrer", "Show all"),
    "facts_note": ("Un volet par document. Les chiffres du rapport ouvrent ici ce qui les compose.",
        "One panel a document. The numbers of the report open here what they are made of."),
    "no_script": ("Sans JavaScript, les filtres ne jouent pas : ouvrir le document voulu.",
        "Without JavaScript the filters do not work: open the document that you want."),
    "fact_one": ("{n} fait", "{n} fact"), "fact_many": ("{n} faits", "{n} facts"),
    "in_one": ("dans {n} document", "in {n} document"), "in_then": (" : ", ": "),
    "in_many": ("dans {n} documents", "in {n} documents"),
    "value": ("Valeur", "Value"), "rule": ("Règle", "Rule"), "others": ("sinon {names}", "or {names}"),
    "same": ("= valeur", "= value"),
    "untitled": ("(sans titre)", "(untitled)"), "file": ("Fichier", "File"),
    "published": ("publié le {day}", "published {day}"), "pages": ("{n} p.", "{n} p."),
    "declared": ("{n} actions annoncées", "{n} actions declared"),
    "no_department": ("aucun département", "no département"), "counted": ("compté", "counted"),
    "footer": ("Page autonome : rien n’est demandé au réseau. Tous les faits se trouvent dans les fichiers"
        " CSV du même dossier.",
        "A page on its own: nothing is asked of the network. All facts stand in the CSV"
        " files of the same folder."),
    "top": ("Haut de page", "Top of the page"),
}
# fmt: on

MONTHS: Mapping[Language, tuple[str, ...]] = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Calling it gives a label, with its `{names}` filled in."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        label = _WORDS[key][get_args(Language).index(self.language)]
        return label.format(**values) if values else label

    def code(self, code: str) -> str:
        """A code of the dataset in words; the code itself where there are none (several: joined by +)."""
        return " + ".join(self(part) if part in _WORDS else part for part in code.split("+"))

    @property
    def months(self) -> tuple[str, ...]:
        return MONTHS[self.language]

    def number(self, value: int | Decimal, places: int = 0) -> str:
        """With groups of three and the language's decimal sign."""
        text = f"{value:,.{places}f}"
        if self.language == "fr":
            text = text.replace(",", _THIN).replace(".", ",")
        return text

    def millions(self, value: Decimal) -> str:
        """A sum in millions: two places below ten, one below a hundred."""
        scaled = value / 1_000_000
        places = 2 if abs(scaled) < 10 else 1 if abs(scaled) < 100 else 0
        return self.number(scaled, places)

    def euros(self, value: Decimal) -> str:
        """A sum in euros, with cents where it has any."""
        places = 0 if value == value.to_integral_value() else 2
        number = self.number(value, places)
        return f"{number}{_WIDE}€" if self.language == "fr" else f"€{number}"

    def share(self, value: float) -> str:
        """A confidence, floored so that nothing less than certain reads as 1."""
        return self.number(Decimal(int(value * 100)) / 100, 2)


def words(language: str) -> Words:
    """The words of `fr` or `en`. Raises a UsageError for another language."""
    for known in get_args(Language):
        if language == known:
            return Words(known)
    raise UsageError(f"--lang {language}: one of {', '.join(get_args(Language))}")
