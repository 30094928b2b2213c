#!/usr/bin/env python3
"""Check the corpus against itself: python corpus/check.py [STEM…] [--against FOLDER]

Every document has a gold file and the other way round; keys and values are allowed ones;
every quoted text occurs in its document (white space, hyphens at line ends, apostrophes and
Markdown marks folded); dates are real days; the weekday written is the day's own, but for the
contradictions that the gold declares; department codes exist. With --against, also that no document repeats 14 words
in a row of a .txt of that folder. Standard library, and pdftotext for the PDF.
"""

import calendar
import datetime
import html
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TYPES = {"communique", "actualite", "contrat", "avenant", "deliberation", "circulaire", "article", "autre"}
PARTIES = {
    "etat",
    "departement",
    "ars",
    "caf",
    "region",
    "commune",
    "association",
    "justice",
    "education",
    "autre",
}
KINDS = {"signature", "publication", "effective", "deadline", "period", "law", "event"}
CODES = {f"{i:02d}" for i in range(1, 96)} - {"20"} | {"2A", "2B", "971", "972", "973", "974", "976"}
TOP = {
    "file",
    "document_type",
    "publication_date",
    "departments",
    "signatories",
    "not_signatories",
    "dates",
    "amounts",
    "actions",
    "declared_actions",
    "not_actions",
    "objectives_listed",
    "notes",
}
KEYS = {
    "signatories": {"name", "role", "party", "optional"},
    "dates": {"text", "value", "end", "kind", "optional", "contradiction"},
    "amounts": {
        "text",
        "eur",
        "eur_max",
        "approximate",
        "per",
        "payer",
        "payers",
        "programme",
        "year",
        "optional",
    },
    "actions": {"text", "must", "may", "optional"},
}
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def read(path):
    if path.suffix == ".pdf":
        return "\n".join(
            subprocess.run(["pdftotext", *a, str(path), "-"], capture_output=True, check=True).stdout.decode()
            for a in ([], ["-layout"], ["-raw"])
        )
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as z:
            xml = "".join(
                z.read(n).decode()
                for n in sorted(z.namelist())
                if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n)
            )
        return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:br/>|<w:tab/>", "\n", xml)))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return text


def fold(s):
    s = unicodedata.normalize("NFKC", s).replace("’", "'")
    return re.sub(r"[\s\u00ad*`_-]+", "", s).casefold()


def occurs(text, folded):
    t = fold(text)
    if t in folded:
        return True
    return len(t) > 60 and t[:40] in folded and t[-20:] in folded  # an item that runs over a page or column


def parse(value):
    m = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if not m:
        return False
    y, mo, d = (int(g) if g else None for g in m.groups())
    return mo is None or (1 <= mo <= 12 and (d is None or 1 <= d <= calendar.monthrange(y, mo)[1]))


def check(gold, documents, texts=None):
    """What is wrong with a gold file; `texts` has the words of documents whose pages mix them up."""
    bad = []
    g = json.loads(gold.read_text(encoding="utf-8"))

    def say(m):
        bad.append(f"{gold.stem}: {m}")

    if set(g) - TOP:
        say(f"unknown keys {set(g) - TOP}")
    path = documents / g["file"]
    if not path.exists() or path.stem != gold.stem:
        return [*bad, f"{gold.stem}: no document {g['file']}"]
    text = read(texts / f"{path.stem}.txt" if texts else path)
    folded = fold(text)
    if g["document_type"] not in TYPES:
        say(f"type {g['document_type']}")
    pub = g.get("publication_date")
    if pub and not parse(pub):
        say(f"publication_date {pub}")
    for role in ("subject", "mentioned"):
        for c in g["departments"][role]:
            if c not in CODES:
                say(f"department {c}")
    for table, keys in KEYS.items():
        for item in g[table]:
            if set(item) - keys:
                say(f"{table}: unknown keys {set(item) - keys}")
            quote = item.get("text", item.get("role"))
            for q in [quote] + ([item["name"]] if item.get("name") else []):
                if not occurs(q, folded):
                    say(f"{table}: not in the text: {q!r}")
    for n in g["not_signatories"] + g["not_actions"]:
        if not occurs(n, folded):
            say(f"not in the text: {n!r}")
    for s in g["signatories"]:
        if s["party"] not in PARTIES:
            say(f"party {s['party']}")
        if s["name"] in g["not_signatories"]:
            say(f"{s['name']} signs and does not sign")
    for d in g["dates"]:
        if d["kind"] not in KINDS:
            say(f"kind {d['kind']}")
        if not d.get("optional") and not all(parse(v) for v in (d["value"], d.get("end", d["value"]))):
            say(f"date {d}")
        day = re.match(r"(?i)(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b", d["text"])
        if day and len(d["value"]) == 10 and "end" not in d:
            real = DAYS[datetime.date.fromisoformat(d["value"]).weekday()]
            if (real != day[1].lower()) != bool(d.get("contradiction")):
                say(f"weekday: {d['text']} is a {real}")
    if pub and not any(d["kind"] == "publication" and d["value"] == pub for d in g["dates"]):
        say("publication_date is no date of kind publication")
    for a in g["amounts"]:
        if a["payer"] is not None and a["payer"] not in PARTIES:
            say(f"payer {a['payer']}")
        if not isinstance(a["approximate"], bool) or a["eur"] < 0:
            say(f"amount {a}")
    for a in g["actions"]:
        if not all(1 <= o <= 26 for o in a["must"] + a["may"]) or set(a["must"]) & set(a["may"]):
            say(f"objectives of {a['text'][:40]!r}")
    return bad


# Wording that is the strategy's own: the four commitments, and the objectives quoted in full.
OFFICIAL = (
    "agir le plus précocement possible pour répondre aux besoins des enfants et de leurs familles",
    "sécuriser les parcours des enfants protégés et prévenir les ruptures",
    "donner aux enfants les moyens d'agir et garantir leurs droits",
    "préparer leur avenir et sécuriser leur vie d'adulte",
    "atteindre à horizon 2022 un taux de couverture par la pmi d'au moins 20 % des entretiens prénataux précoces au niveau national",
    "permettre qu'à horizon 2022, au niveau national, au moins 20 % des enfants bénéficient de consultations infantiles",
    "renforcer les moyens, les ressources et la pluridisciplinarité des cellules de recueil des informations préoccupantes (crip) pour atteindre sur l'ensemble du territoire un délai maximal de trois mois par évaluation",
    "mettre en place des dispositifs d'accompagnement global et passerelles, notamment pour les jeunes en situation de handicap",
)


def shingles(text, n=14):
    text = re.sub(r"\s+", " ", text.casefold().replace("’", "'"))
    for i, title in enumerate(OFFICIAL):
        text = re.sub(r"\s+".join(map(re.escape, title.split())), f" officiel{i} ", text)
    words = re.findall(r"\w+", text)
    return {" ".join(words[i : i + n]) for i in range(len(words) - n + 1)}


def check_scans(folder):
    """A scan has its original's gold, but for the name of the file."""
    bad = []
    for path in sorted((folder / "gold").glob("*.json")):
        scan, stem = json.loads(path.read_text(encoding="utf-8")), path.stem.removeprefix("scan_")
        original = json.loads((HERE / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
        if not (folder / "documents" / scan["file"]).exists():
            bad.append(f"{path.stem}: no document {scan['file']}")
        if scan | {"file": ""} != original | {"file": ""}:
            bad.append(f"{path.stem}: its gold is not that of {stem}: python corpus/scans/build.py")
    return bad


def check_layouts(folder):
    """The gold of the difficult pages, against the words of their sources."""
    golds = sorted((folder / "gold").glob("*.json"))
    bad = [m for p in golds for m in check(p, folder / "documents", folder / "text")]
    for part in ("sources", "text", "documents"):
        odd = {p.stem for p in (folder / part).iterdir()} ^ {p.stem for p in golds}
        bad += [f"layouts/{part}: {stem} is missing there or has no gold" for stem in sorted(odd)]
    return bad


def main(stems):
    if "--against" in stems:
        at = stems.index("--against")
        theirs = {
            x: p.name
            for p in sorted(Path(stems[at + 1]).glob("*.txt"))
            for x in shingles(p.read_text(encoding="utf-8"))
        }
        for p in sorted([*(HERE / "documents").iterdir(), *(HERE / "layouts" / "text").iterdir()]):
            for x in sorted(shingles(read(p)) & set(theirs)):
                print(f"{p.stem}: as in {theirs[x]}: {x}")
        return 0
    golds = sorted(p for p in (HERE / "gold").glob("*.json") if not stems or p.stem in stems)
    bad = [m for p in golds for m in check(p, HERE / "documents")]
    if not stems:
        have, want = {p.stem for p in golds}, {p.stem for p in (HERE / "documents").iterdir()}
        bad += [f"{s}: no gold" for s in sorted(want - have)]
        bad += check_scans(HERE / "scans")
        bad += check_layouts(HERE / "layouts")
        held = (HERE / "gold" / "heldout.txt").read_text().split()
        bad += [f"heldout.txt: no such document {s}" for s in held if s not in have]
    print("\n".join(bad) or f"{len(golds)} documents: nothing to say")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
