"""The commands as users type them: exit statuses, messages, and what stands in the files."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import main

CHECKOUT = Path(__file__).parents[2]

RELEASE = """Communiqué de presse

Ariège : un contrat pour les enfants

Le mardi 4 mai 2021, Odile Marchesseau, préfète de l'Ariège, a signé le contrat de prévention et de protection
de l'enfance. L'État y consacre 650 000 euros.

Parmi les actions :

- le renforcement de la cellule de recueil des informations préoccupantes (CRIP) ;
- le développement du parrainage.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "cp.txt").write_text(RELEASE, "utf-8")
    return tmp_path


def extractor(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return int(caught.value.code or 0)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def files(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_run_writes_the_dataset(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("run", "docs", "--workers", "1") == 0
    said = capsys.readouterr().err
    assert "1 document (1 page)" in said
    assert "next: " in said
    out = folder / "outputs"
    assert [row["source"] for row in rows(out / "documents.csv")] == ["docs/cp.txt"]
    assert [row["code"] for row in rows(out / "departments.csv") if row["role"] == "subject"] == ["09"]
    record = json.loads((out / "run.json").read_text("utf-8"))
    assert record["arguments"]["inputs"] == ["docs"]
    assert record["counts"]["documents"] == 1
    assert set(record["files"]) | {"run.json"} == set(files(out))


def test_quiet_says_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("run", folder / "docs", "--quiet", "--format", "jsonl") == 0
    assert capsys.readouterr() == ("", "")
    assert (folder / "outputs" / "facts.jsonl").exists()


def test_what_fails_is_a_row_and_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / "empty.txt").write_bytes(b"")
    (folder / "docs" / "renamed.pdf").write_bytes(bytes(range(256)) * 20)
    (folder / "docs" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert extractor("run", "docs", "none.pdf", "--out", "out") == 1
    problems = {
        row["source"]: (row["severity"], row["code"]) for row in rows(folder / "out" / "problems.csv")
    }
    assert problems == {
        "docs/empty.txt": ("error", "empty"),
        "docs/renamed.pdf": ("error", "unsupported"),
        "none.pdf": ("error", "missing"),
    }
    said = capsys.readouterr().err
    assert "failed: none.pdf: no such file or folder [missing]" in said
    assert "1 files skipped" in said
    assert len(rows(folder / "out" / "documents.csv")) == 1


def test_a_path_mistyped_leaves_the_dataset_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert extractor("run", "docs", "--quiet", "--out", "out") == 0
    before = {path.name: path.read_bytes() for path in (folder / "out").glob("*.*")}
    assert extractor("run", "dosc", "nothing/*.pdf", "--out", "out") == 2
    said = capsys.readouterr().err
    assert "dosc: no such file or folder; nothing/*.pdf: no such file or folder; a pattern" in said
    assert "out is as it was" in said
    assert {path.name: path.read_bytes() for path in (folder / "out").glob("*.*")} == before


def test_a_named_file_of_no_known_kind_is_an_error(folder: Path) -> None:
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert extractor("run", "photo.png", "--out", "out", "--quiet") == 1
    assert [row["code"] for row in rows(folder / "out" / "problems.csv")] == ["unsupported"]


def test_a_folder_of_other_things_is_an_empty_dataset(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "photo.png").write_bytes(b"x")
    assert extractor("run", "other", "--out", "out") == 0
    assert "Nothing to read was found" in capsys.readouterr().err
    assert rows(folder / "out" / "documents.csv") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "Missing argument"),
        (["run", "docs", "--colour"], "No such option"),
        (["run", "docs", "--format", "parket"], "error: --format parket: not known"),
        (["run", "docs", "--threshold", "7"], "error: the threshold is a probability"),
        (["run", "docs", "--rules", "nowhere"], "error: nowhere: no such folder"),
        (
            ["run", "docs", "--taxonomy", "snppe-1900"],
            "no taxonomy 'snppe-1900'; available: pauvrete-2018, snppe-2020",
        ),
        (["run", "docs", "--out", "docs/cp.txt"], "a file is in the way"),
        (["evaluate", "nowhere"], "no dataset here; make one with: extractor run FOLDER --out nowhere"),
        (["rules", "stats", "nowhere"], "no dataset here"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_use_is_status_2_and_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert extractor(*arguments) == 2
    said = capsys.readouterr().err
    assert message in " ".join(said.replace("│", " ").split())
    assert "Traceback" not in said
    assert not Path("outputs").exists()


def test_bad_rules_are_said_before_anything_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CHECKOUT / "rules", folder / "rules")
    taxonomy = folder / "rules" / "taxonomies" / "snppe-2020" / "taxonomy.yaml"
    taxonomy.write_text(taxonomy.read_text("utf-8") + "\ncolour: blue\n", "utf-8")
    line = len(taxonomy.read_text("utf-8").splitlines())
    assert extractor("run", "docs", "--rules", "rules") == 2
    said = capsys.readouterr().err
    assert said.startswith(f"error: rules/taxonomies/snppe-2020/taxonomy.yaml:{line}: ")
    assert "colour" in said
    assert not (folder / "outputs").exists()
    assert extractor("rules", "check", "--rules", "rules") == 2


def test_debug_shows_where(folder: Path) -> None:
    assert folder
    from extractor.errors import UsageError

    with pytest.raises(UsageError):
        main(["evaluate", "nowhere", "--debug"])


def test_a_bug_shows_its_document(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder

    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("extractor.extractors.extract", broken)
    assert extractor("run", "docs", "--workers", "1") == 1
    said = capsys.readouterr().err
    assert "a bug in extractor: ZeroDivisionError: by zero at test_commands.py:" in said
    assert "docs/cp.txt) [bug]" in said
    (problem,) = rows(folder / "outputs" / "problems.csv")
    assert (problem["source"], problem["severity"], problem["code"]) == ("docs/cp.txt", "error", "bug")
    with pytest.raises(ZeroDivisionError):
        main(["--debug", "run", "docs", "--workers", "1"])


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    import extractor as package

    assert extractor("--version") == 0
    assert capsys.readouterr().out == f"extractor {package.__version__}\n"
    for command in (
        [],
        ["run"],
        ["inspect"],
        ["evaluate"],
        ["train"],
        ["rules"],
        ["rules", "explain"],
        ["taxonomy"],
        ["taxonomy", "check"],
    ):
        assert extractor(*command, "--help") == 0
        assert "Usage: extractor" in capsys.readouterr().out


def test_the_package_is_a_command_too() -> None:
    command = [sys.executable, "-m", "extractor"]
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
    assert "Usage: python -m extractor" in done.stdout or "Usage: extractor" in done.stdout
    assert subprocess.run([*command, "run"], capture_output=True, check=False).returncode == 2


def test_help_loads_nothing_heavy() -> None:
    heavy = {"spacy", "pandas", "numpy", "pdfplumber", "pypdfium2", "trafilatura", "dateparser", "yaml"}
    code = (
        "import sys\nfrom extractor.cli import main\n"
        "try: main(['run', '--help'])\nexcept SystemExit: print(); print(*sys.modules)"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not heavy & set(seen.splitlines()[-1].split())


def test_inspect_shows_every_fact(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("inspect", "docs/cp.txt") == 0
    said = capsys.readouterr().out
    for word in (
        "communique",
        "09 – Ariège",
        "Odile Marchesseau",
        "2021-05-04 (signature)",
        "650000 EUR",
        "parrainage",
    ):
        assert word in said
    assert max(map(len, said.splitlines())) <= 100
    assert extractor("inspect", folder / "docs" / "none.txt") == 1
    assert "no such file" in capsys.readouterr().err


def test_inspect_for_machines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("inspect", folder / "docs/cp.txt", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["document"]["document_type"] == "communique"
    assert [row["name"] for row in found["signatories"]] == ["Odile Marchesseau"]
    assert found["amounts"][0]["amount"] == "650000"
    assert not {"contracts", "funding", "coverage", "objectives"} & set(found)


def test_inspect_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("inspect", "docs/cp.txt", "--html", "page.html") == 0
    assert capsys.readouterr().out == ""
    html = (folder / "page.html").read_text("utf-8")
    assert "<mark" in html
    assert "Odile Marchesseau" in html


def test_inspect_shows_the_pages_of_a_pdf(folder: Path) -> None:
    source = CHECKOUT / "corpus" / "documents" / "cp_prefecture_somme.pdf"
    assert extractor("inspect", source, "--html", "page.html") == 0
    html = (folder / "page.html").read_text("utf-8")
    assert html.count("data:image/png;base64,iVBOR") == 2
    assert html.count("<rect ") > 10


def test_rules_explain_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("rules", "explain", "renforcer la CRIP") == 0
    said = capsys.readouterr().out
    assert said.startswith("6 – ")
    assert "CRIP" in said
    assert extractor("rules", "explain", "zzz") == 0
    assert "No rule speaks on it" in capsys.readouterr().out


def test_rules_check_and_stats(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("rules", "check") == 0
    assert "rules for 26 objectives" in capsys.readouterr().out
    assert extractor("run", folder / "docs", "--quiet") == 0
    assert extractor("rules", "stats") == 0
    assert "speak on none of them" in capsys.readouterr().out


def test_rules_that_break_their_promise_are_status_2(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CHECKOUT / "rules", folder / "rules")
    path = folder / "rules" / "taxonomies" / "snppe-2020" / "rules-broken.yaml"
    path.write_text(
        "rules:\n"
        "- id: broken.rule\n  says: Ne tient pas.\n  objective: 6\n  role: supports\n  all: [licorne]\n"
        "  match: [une licorne, un poney]\n  no_match: [deux licornes, un chat]\n",
        "utf-8",
    )
    assert extractor("rules", "check", "--rules", "rules") == 2
    said = capsys.readouterr().err
    assert "rules-broken.yaml:7: broken.rule: should match but does not: « un poney »" in said
    assert "rules-broken.yaml:8: broken.rule: should not match but does: « deux licornes »" in said
    assert "error: " in said


GOLD = {
    "file": "cp.txt",
    "document_type": "communique",
    "departments": {"subject": ["09"]},
    "signatories": [{"name": "Odile Marchesseau", "party": "etat"}],
    "dates": [{"value": "2021-05-04", "kind": "signature"}],
    "amounts": [{"eur": 650000, "approximate": False, "payer": "etat"}],
    "actions": [
        {"text": "le renforcement de la cellule de recueil des informations préoccupantes", "must": [6]},
        {"text": "le développement du parrainage", "must": [23], "may": [20]},
    ],
}


@pytest.fixture
def corpus(folder: Path) -> Path:
    """A corpus of one document with its gold, in the current folder."""
    (folder / "corpus" / "gold").mkdir(parents=True)
    (folder / "docs").rename(folder / "corpus" / "documents")
    (folder / "corpus" / "gold" / "cp.json").write_text(json.dumps(GOLD), "utf-8")
    return folder / "corpus"


def test_evaluate_and_its_floors(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("run", "corpus/documents", "--quiet") == 0
    assert extractor("evaluate", "--check") == 2
    assert "pin them with: extractor evaluate --pin" in capsys.readouterr().err
    assert extractor("evaluate", "--pin") == 0
    assert extractor("evaluate", "--check") == 0
    said = capsys.readouterr()
    assert "signatories 1.000 1.000 1.000" in " ".join(said.out.split())
    assert "all floors hold" in said.err
    extracted = Path("outputs/signatories.csv")
    extracted.write_text(extracted.read_text("utf-8").replace("Marchesseau", "Inconnue"), "utf-8")
    assert extractor("evaluate", "--check", "--errors") == 1
    said = capsys.readouterr()
    assert "below its floor: all signatories.f1: 0.000, at least 1" in said.err
    assert "cp: signatories missed: Odile Marchesseau" in said.out
    (corpus / "gold" / "heldout.txt").write_text("cp\n", "utf-8")
    assert extractor("evaluate", "--errors") == 0
    assert "Marchesseau" not in capsys.readouterr().out  # held out: its errors are not for reading
    (corpus / "gold" / "heldout.txt").unlink()
    assert extractor("evaluate", "--pin") == 2
    assert "pinning would lower" in capsys.readouterr().err
    changed = {**GOLD, "signatories": []}
    (corpus / "gold" / "cp.json").write_text(json.dumps(changed), "utf-8")
    assert extractor("evaluate", "--check") == 1
    assert "the gold changed" in capsys.readouterr().err
    assert extractor("evaluate", "--pin") == 0
    assert "lower than on the gold before" in capsys.readouterr().err


def test_evaluate_halves_and_missing_documents(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "gold" / "other.json").write_text(json.dumps({**GOLD, "file": "other.txt"}), "utf-8")
    (corpus / "gold" / "heldout.txt").write_text("other.txt\n")
    assert extractor("run", "corpus/documents", "--quiet") == 0
    assert extractor("evaluate", "outputs", "corpus/gold", "--json") == 0
    said = capsys.readouterr()
    figures = json.loads(said.out)
    assert set(figures["figures"]) == {"all", "dev", "heldout"}
    assert figures["missing"] == ["other.txt"]
    assert "not in the dataset: other.txt" in said.err


def test_train_measures_and_writes(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taxonomy = rules_with_few_examples()
    confidence = Path("rules/confidence.json")
    confidence.unlink(missing_ok=True)
    assert extractor("train", corpus, "--rules", "rules", "--dry-run") == 0
    assert "nothing written" in capsys.readouterr().out
    assert not confidence.exists()
    assert extractor("train", corpus, "--rules", "rules") == 0
    said = capsys.readouterr().out
    assert "new    signatories" in said
    assert "too few examples for a classifier" in said
    assert "better objective 6" in said
    assert not (taxonomy / "classifier.bin").exists()
    first = confidence.read_bytes()
    assert json.loads(first)["measured_on"]["facts"]["documents"] == 1
    assert extractor("train", corpus, "--rules", "rules", "--dry-run") == 0
    assert "no confidence changed" in capsys.readouterr().out
    assert extractor("train", corpus, "--rules", "rules") == 0
    assert confidence.read_bytes() == first


def rules_with_few_examples() -> Path:
    """A copy of the rules that trains in a moment: without the files that teach, so without a classifier."""
    shutil.copytree(CHECKOUT / "rules", "rules")
    taxonomy = Path("rules/taxonomies/snppe-2020")
    for path in (*taxonomy.glob("examples/train*.yaml"), *taxonomy.glob("examples/dev.yaml")):
        path.unlink()
    return taxonomy


def test_train_refuses_what_does_worse_on_what_was_held_out(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taxonomy = rules_with_few_examples()
    before = (taxonomy / "classifier.bin").read_bytes()
    assert extractor("train", corpus, "--rules", "rules") == 1
    said = capsys.readouterr()
    assert "worse  objective" in said.out
    assert "--force" in said.err
    assert (taxonomy / "classifier.bin").read_bytes() == before
    assert extractor("train", corpus, "--rules", "rules", "--force") == 0
    assert not (taxonomy / "classifier.bin").exists()


def test_train_writes_elsewhere_and_learns_from_decisions(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taxonomy = rules_with_few_examples()
    lines = [
        "id,kind,quote,value,decision,comment,who,when,proposed,status,document,page,start,document_id",
        "act-1,match,renforcer la cellule,6,ok,,a,2022-01-01,6,review,a.txt,1,0,doc-00000000000a",
        "act-2,match,louer des bureaux,0,value,,a,2022-01-01,6,review,a.txt,1,0,doc-00000000000a",
        "act-3,match,une rumeur,7,no,,a,2022-01-01,7,review,a.txt,1,0,doc-00000000000a",
        "dat-1,date,2020,2020,ok,,a,2022-01-01,2020,review,a.txt,1,0,doc-00000000000a",
    ]
    Path("decisions.csv").write_text("\r\n".join(lines) + "\r\n", "utf-8")
    before = Path("rules/confidence.json").read_bytes()
    command = (
        "train",
        corpus,
        "--rules",
        "rules",
        "--out",
        "mine",
        "--decisions",
        "decisions.csv",
        "--force",
    )
    assert extractor(*command) == 0
    assert "2 examples from decisions.csv" in capsys.readouterr().out
    measured_on = json.loads(Path("mine/confidence.json").read_bytes())["measured_on"]["links"]["snppe-2020"]
    assert measured_on["examples"]["decisions"]["count"] == 2
    assert Path("rules/confidence.json").read_bytes() == before
    assert (taxonomy / "classifier.bin").exists()
    assert extractor("rules", "check", "--rules", "mine") == 0
    Path("taken").mkdir()
    Path("taken/file").touch()
    assert extractor("train", corpus, "--rules", "rules", "--out", "taken") == 2
    assert extractor("train", corpus, "--rules", "rules", "--decisions", "none.csv") == 2


def test_taxonomies_are_listed_and_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("taxonomy", "list") == 0
    assert "snppe-2020: 26 objectives" in capsys.readouterr().out
    assert extractor("taxonomy", "check", "snppe-2020") == 0
    said = capsys.readouterr().out
    assert "classifier trained on dev" in said
    assert "links measured on" in said
    assert extractor("taxonomy", "check", "snppe-2021") == 2
    capsys.readouterr()
    assert extractor("taxonomy", "check", "pauvrete-2018") == 0
    assert "the rules work alone" in capsys.readouterr().out


def test_another_taxonomy_needs_no_code_and_no_classifier(folder: Path) -> None:
    (folder / "docs" / "plan.txt").write_text(
        "Convention d'appui\n\nLes actions prévues sont :\n\n"
        "- ouvrir un premier accueil social dans chaque canton ;\n"
        "- nommer dix référents de parcours ;\n"
        "- acquérir un logiciel de paie.\n",
        "utf-8",
    )
    assert extractor("run", "docs/plan.txt", "--taxonomy", "pauvrete-2018", "--quiet") == 0
    with Path("outputs/matches.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["objective"] for row in rows] == ["2", "3", ""]
    assert {row["method"] for row in rows} == {"rule"}
    with Path("outputs/objectives.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 7


def test_two_runs_are_equal_to_the_byte(folder: Path) -> None:
    """Another place, another order, another hash seed, other workers: only run.json differs."""
    (folder / "docs" / "again.txt").write_text(RELEASE, "utf-8")
    (folder / "docs" / "deux.md").write_text("# " + RELEASE.replace("Ariège", "Aude"), "utf-8")
    (folder / "docs" / "empty.pdf").write_bytes(b"")
    outs = []
    for seed, order in (("1", ["docs/again.txt", "docs"]), ("2", ["docs", "docs/deux.md"])):
        place = folder / f"place{seed}"
        shutil.copytree(folder / "docs", place / "docs")
        command = [
            sys.executable,
            "-c",
            "from extractor.cli import main; main()",
            "run",
            *order,
            "--format",
            "jsonl",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C" if seed == "1" else "C.UTF-8"}
        done = subprocess.run([*command, "--quiet"], cwd=place, env=environment, check=False)
        assert done.returncode == 1
        outs.append(files(place / "outputs"))
    one, other = outs
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] != other[name]} == {"run.json"}
    assert b"docs/again.txt | docs/cp.txt" in one["documents.csv"]


def test_progress_lines_where_there_is_no_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    monkeypatch.setattr("extractor.cli.progress.LINES_EVERY", 0.0)
    assert extractor("run", "docs", "none.txt") == 1
    said = capsys.readouterr().err
    assert "1/2 documents" in said
    assert "2/2 documents" in said
    assert "1 problems" in said


def test_a_bar_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert extractor("run", "docs", "none.txt") == 1
    assert "0/2 documents" in capsys.readouterr().err
