"""In French for the people who review: doubts about documents, and what to write instead of an answer.

The tables' messages and those of the command line are English. A message that is not known here is shown as
it is.
"""

from __future__ import annotations

import re

PARTIES = {
    "etat": "État",
    "departement": "Département",
    "ars": "ARS",
    "caf": "Caf",
    "region": "Région",
    "commune": "Commune",
    "association": "Association",
    "justice": "Justice",
    "education": "Éducation nationale",
    "autre": "Autre partie",
}

DOUBTS = {
    "declared_actions": "le nombre d’actions annoncé n’est pas celui des actions trouvées",
    "total_mismatch": "un total qui n’est pas la somme de ses lignes",
    "weekday_conflict": "le jour de la semaine contredit la date",
    "impossible_date": "une date que le calendrier n’a pas",
    "draft": "un projet, pas l’acte signé",
    "several_acts": "plusieurs actes dans un fichier",
    "off_topic": "un document qui parle d’autre chose",
    "stale_decision": "une décision dont le fait n’est plus là",
    "ocr": "un scan, lu par reconnaissance de caractères",
    "ocr_failed": "une page que la reconnaissance de caractères n’a pas su lire",
    "no_text_page": "une page sans texte",
    "damaged": "un document abîmé, lu en partie",
    "damaged_page": "une page abîmée",
}
"""What each code of a doubt means."""

ANSWERS = {"ok": "juste", "no": "faux", "value": "corrigé", "add": "ajouté", "note": "commentaire"}

# fmt: off
_MESSAGES = (
    (r"the document declares (\d+) actions, (\d+) were found", "{0} actions annoncées, {1} trouvées"),
    (r"the table says (.+) in total, its rows give (.+)", "le tableau dit {0} au total, ses lignes font {1}"),
    (
        r"the table says (.+) in total, its columns give (.+)",
        "le tableau dit {0} au total, ses colonnes font {1}",
    ),
    (r"« (.+) »: (\S+) is a (\w+)", "« {0} » : le {1} est un {2}"),
    (r"« (.+) » is no day of the calendar", "« {0} » n’est pas un jour du calendrier"),
    (r"« (.+) » ends before it begins", "« {0} » se termine avant d’avoir commencé"),
    (
        r"marked « (.+) »: its signatures and signature dates are intended, not done",
        "marqué « {0} » : ses signatures et leurs dates sont prévues, pas faites",
    ),
    (
        r"this file holds (.+): split it, or check which signatures and sums belong to which",
        "ce fichier contient plusieurs actes ({0}) : vérifier quelles signatures et sommes sont à qui",
    ),
    (
        r"none of the words of (.+) is in it: its (\d+) listed lines are no actions",
        "aucun des mots de {0} n’y figure : ses {1} lignes en liste ne sont pas des actions",
    ),
    (r"(.+); what could still be read was kept", "{0} ; ce qui pouvait être lu l’a été"),
    (r"read by OCR: (.+) \(mean confidence (\d+) %\)", "lu par OCR : {0} (confiance moyenne {1} %)"),
    (
        r"the decision « (.+?) » on \w+ \S+ \((.+)\) no longer applies: (.+); decide anew, or .*",
        "la décision « {0} » sur {1} ne s’applique plus ({2}) : décider à nouveau, ou l’annuler",
    ),
    (r"not an answer: write .*", "pas une réponse : écrire 6, ou 6 7, ou 0 pour hors des objectifs"),
    (
        r"there is no objective (.+): write .*",
        "il n’y a pas d’objectif {0} : écrire les numéros avec une espace entre eux, ou 0",
    ),
    (r"0 means outside .*", "0 veut dire hors des objectifs et reste seul : écrire 0, ou des numéros"),
    (r"no number in it: .*", "aucun numéro : écrire 6, ou 6 7, ou 0"),
    (r"(\d+) and (\d+), or \1 and (\d+)\? .*", "{0} et {1}, ou {0} et {2} ? écrire {0} {1} ou {0} {2}"),
    (
        r"a spreadsheet made a date .* such as (.+)",
        "cela ressemble à une date : écrire les numéros avec une espace entre eux, comme {0}",
    ),
    (
        r"(.+) has a day that the quote has not .*: write (\S+) .*",
        "{0} a un jour que la citation n’a pas : écrire {1}, ou le jour en toutes lettres",
    ),
    (r"(.+) looks like a spreadsheet's number for a day: write (\S+) .*", "{0} n’est pas une date : écrire {1} ?"),
    (r"(.+) is no date: .*", "{0} n’est pas une date : écrire 13/10/2020, octobre 2020, 2020 ou 2020/2022"),
    (r"(.+) is no day of the calendar: .*", "{0} n’est pas un jour du calendrier"),
    (r"(.+) is no month: .*", "{0} n’est pas un mois : écrire octobre 2020"),
    (r"the range ends before it starts: .*", "la période finit avant de commencer : écrire la première date d’abord"),
    (r"(.+): a spreadsheet cut the digits off: .*", "{0} : écrire la somme entière, comme 2 500 000"),
    (r"(.+) is no sum: .*", "{0} n’est pas une somme : écrire 2 500 000,50 ou 2,5 M€"),
    (
        r"(.+): (\d+), or (\d+) and (\d+) thousandths\? Write (.+) for the first",
        "{0} : {1}, ou {2} et {3} millièmes ? Pour le premier, écrire {4}",
    ),
    (r"(.+) is no value of an? \w+", "{0} n’est pas une valeur de ce fait"),
    (r"an? \w+ has no value to set: .*", "ce fait n’a pas de valeur à corriger : juste ou faux"),
    (r"an? \w+ has no (\S+): write one of (.+)", "ce fait n’a pas de {0} : écrire l’un de {1}"),
    (r"(\S+) cannot be empty: .*", "{0} ne peut pas être vide : écrire sa valeur, ou faux"),
    (
        r"(\S+) (.+) is not known: write one of (.+?)(?:, several joined by \+)?",
        "{0} {1} n’est pas connu : écrire l’un de {2}",
    ),
    (r"declared_actions (.+) is no number: .*", "{0} n’est pas un nombre : écrire combien d’actions sont annoncées"),
    (r"(\S+) (.+) is no single day: .*", "{0} {1} n’est pas un jour : écrire 13/10/2020"),
    (r"currency (.+): write EUR", "monnaie {0} : écrire EUR"),
    (
        r"(.+) is no answer to a doubt: .*",
        "{0} ne répond pas à ce doute : écrire un nombre d’actions, ou document_type=avenant",
    ),
    (r"(.+) is no wording of an action: .*", "{0} n’est pas le libellé d’une action : écrire le libellé entier"),
    (r"(.+) is no département: .*", "{0} n’est pas un département : écrire son code (02, 2A, 971) ou son nom"),
    (r"(\d+): a sum or a year\? .*", "{0} : une somme ou une année ? écrire amount={0} ou year={0}"),
    (r"(.+) is no name: .*", "{0} n’est pas un nom : écrire un nom, ou party=ars"),
    (r".+ is not in this dataset and no \w+ has this quote: .*", "ce fait n’est pas dans ce jeu de données"),
    (r"(\d+) facts have this quote: .*", "{0} faits ont cette citation"),
    (r"nothing to reject: .*", "rien à rejeter : ce formulaire ajoute un fait"),
    (r"a doubt about a document cannot be added: .*", "un doute sur un document ne s’ajoute pas"),
    (r"(.+) is no document of this dataset, or several: .*", "{0} n’est pas un document de ce jeu de données"),
    (r"not in the text of .*", "ces mots ne sont pas dans le texte : écrire ceux du document, tels quels"),
    (r"(.+) is no kind of fact: .*", "{0} n’est pas une nature de fait"),
)
# fmt: on


def french(message: str) -> str:
    """A message in French; as it is where no French is known for it."""
    for pattern, words in _MESSAGES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*match.groups())
    return message


_WORDS = {
    "amount": {
        "about": "environ", "at_least": "au moins", "at_most": "au plus", "between": "entre", "EUR": "€",
        "per year": "par an", "per month": "par mois", "per day": "par jour", "per child": "par enfant", **PARTIES,
    },
    "date": {
        "before": "avant", "after": "après", "effective": "entrée en vigueur", "deadline": "échéance",
        "period": "période", "law": "loi", "event": "événement",
    },
    "department": {"subject": "sujet du document", "mentioned": "cité"},
}  # fmt: skip


def proposal(kind: str, text: str) -> str:
    """A proposal of the queue as people read it: « au moins 400 000 000 €, ARS, 2021 »."""
    words = _WORDS.get(kind, {})
    if words:
        longest = sorted(words, key=len, reverse=True)
        text = re.sub(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)", lambda m: words[m[1]], text)
    elif kind == "signatory":
        text = re.sub(r", (\w+)$", lambda m: f", pour : {PARTIES[m[1]]}" if m[1] in PARTIES else m[0], text)
    if kind == "amount":
        text = re.sub(r"\d{5,}", lambda m: f"{int(m[0]):,}".replace(",", "\u202f"), text)
    return text
