"""decisions.csv: nothing that was saved is ever lost, whoever writes and however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.review.decisions import COLUMNS, Decision, Log, append, changed, default_path, line, read
from extractor.review.merging import kappa, merge

ONE = Decision(
    id="amt-000000000001",
    kind="amount",
    quote="800 000 €",
    value="payer=ars",
    decision="value",
    comment="",
    who="ada",
    when="2026-01-02T03:04:05+00:00",
    proposed="amount=800000; currency=EUR; qualifier=exact",
    status="review",
    document="docs/a.txt",
    page=None,
    start=12,
    document_id="doc-0123456789ab",
)

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path[:0] = [sys.argv[3]]
from test_decisions import ONE
from extractor.review.decisions import append
for number in range(int(sys.argv[4])):
    append(Path(sys.argv[1]), [replace(ONE, id=f"amt-{number}", who=sys.argv[2], comment="x" * 3000)])
    print(number, flush=True)
"""


def writer(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), who, str(Path(__file__).parent), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"comment": 'deux\nlignes, « guillemets » "droits" ; point-virgule'},
        {"comment": "C:\\nouveau\\dossier\r\nfin"},
        {"quote": "= SOMME(A1)", "comment": "-1"},
        {"page": 3, "comment": "\tx", "document": "é’œ\u202f.txt"},
        {"document": "\udce9.txt"},
        {"before": "= avant", "after": "deux\nlignes", "heading": "-- Axe 1", "stated": "6"},
    ],
)
def test_a_decision_comes_back_as_it_was_on_one_line(tmp_path: Path, changes: dict[str, object]) -> None:
    path = tmp_path / "decisions.csv"
    made = replace(ONE, **changes)  # type: ignore[arg-type]
    append(path, [ONE, made])
    assert path.read_bytes().count(b"\n") == 3
    found = read(path)
    assert found.damaged == ()
    wanted = replace(made, comment=made.comment.replace("\r\n", "\n"))
    if "\udce9" in made.document:
        wanted = replace(wanted, document="\\udce9.txt")
    assert found.decisions == (ONE, wanted)


def test_the_columns_that_others_rely_on_come_first(tmp_path: Path) -> None:
    append(tmp_path / "d.csv", [ONE])
    header = (tmp_path / "d.csv").read_text("utf-8").splitlines()[0]
    assert header == ",".join(COLUMNS)
    assert header.startswith("id,kind,quote,value,decision,comment,who,when,")


def test_a_file_of_fewer_columns_is_read_and_goes_on_with_them(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    names = COLUMNS[:14]
    assert names[-1] == "document_id"
    path.write_text(",".join(names) + "\r\n" + line(ONE, 14), "utf-8", newline="")
    append(path, [replace(ONE, id="amt-2", before="lost", heading="lost too")])
    assert read(path).decisions == (ONE, replace(ONE, id="amt-2"))
    assert {row.count(",") for row in path.read_text("utf-8").splitlines()} == {13}
    torn = line(replace(ONE, before="avant")).encode()
    append(tmp_path / "new.csv", [ONE])
    with (tmp_path / "new.csv").open("ab") as stream:
        stream.write(torn[: torn.index(b",avant")])  # torn where the fewer columns would end
    assert read(tmp_path / "new.csv").damaged == (3,)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "none.csv") == Log()
    append(tmp_path / "none.csv", [])
    assert not (tmp_path / "none.csv").exists()


def test_every_torn_end_is_skipped_and_what_follows_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    append(path, [ONE])
    whole = path.read_bytes()
    torn = line(replace(ONE, id="amt-2", comment='vu, "dit-il"')).encode()
    for length in range(1, len(torn)):
        path.write_bytes(whole + torn[:length])
        lost = length < len(torn) - 2  # only its line end is missing: it is whole
        assert len(read(path).decisions) == (1 if lost else 2), torn[:length]
        append(path, [replace(ONE, id="amt-3")])
        assert [d.id for d in read(path).decisions][-1] == "amt-3"
        assert len(read(path).decisions) == (2 if lost else 3)


def test_a_torn_header_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    append(path, [ONE])
    whole = path.read_bytes()
    for length in range(1, whole.index(b"\n") + 1):
        path.write_bytes(whole[:length])
        append(path, [ONE])
        assert read(path).decisions == (ONE,), whole[:length]


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    running = [writer(path, who, 40) for who in ("ada", "bob")]
    for process in running:
        process.communicate(timeout=60)
        assert process.returncode == 0
    found = read(path)
    assert found.damaged == ()
    for who in ("ada", "bob"):
        assert [d.id for d in found.decisions if d.who == who] == [f"amt-{n}" for n in range(40)]


def test_what_was_said_to_be_saved_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    for attempt in range(3):
        process = writer(path, f"killed{attempt}", 100_000)
        assert process.stdout is not None
        for _ in range(5 + 7 * attempt):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        said = [int(number) for number in process.communicate(timeout=10)[0].split()]
        last = max([*said, 4 + 7 * attempt])
        append(path, [replace(ONE, who=f"after{attempt}")])
        found = read(path)
        assert {f"amt-{n}" for n in range(last + 1)} <= {
            d.id for d in found.decisions if d.who == f"killed{attempt}"
        }
        assert found.decisions[-1].who == f"after{attempt}"
        assert len(found.damaged) <= attempt + 1


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    code = (
        "import sys, time; from pathlib import Path; from extractor.review.decisions import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(0.6)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    holder.stdout.readline()
    began = time.monotonic()
    append(path, [ONE])
    assert time.monotonic() - began > 0.3
    holder.wait(10)
    holder.stdout.close()


def test_another_file_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("nom;prénom\nX;Y\n", "utf-8")
    with pytest.raises(UsageError, match=r"d\.csv:1: not a decisions\.csv"):
        append(path, [ONE])
    assert path.read_text("utf-8") == "nom;prénom\nX;Y\n"


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        append(tmp_path / "file" / "d.csv", [ONE])


def test_damaged_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    append(path, [ONE, replace(ONE, id="amt-2")])
    lines = path.read_bytes().split(b"\r\n")
    lines[1] = lines[1].replace(b"doc-", b"dos-")
    path.write_bytes(b"\r\n".join(lines))
    found = read(path)
    assert ([d.id for d in found.decisions], found.damaged) == (["amt-2"], (2,))


def test_the_last_word_stands_and_history_stays() -> None:
    no = replace(ONE, decision="no")
    note = replace(ONE, decision="note", comment="à revoir")
    undo = replace(ONE, decision="undo")
    added = replace(ONE, decision="add")
    other = replace(ONE, id="amt-9")
    assert Log((ONE, other, no, note)).standing() == (other, no)
    assert Log((ONE, undo)).standing() == ()
    assert Log((ONE, undo, no)).standing() == (no,)
    assert Log((added, no)).standing() == (added, no)
    assert Log((added, no, undo)).standing() == ()


def test_saying_the_same_again_is_nothing_new() -> None:
    no = replace(ONE, decision="no")
    later = replace(ONE, when="2027-01-01T00:00:00+00:00", status="accepted")
    note = replace(ONE, decision="note", comment="vu")
    undo = replace(ONE, decision="undo")
    assert changed(Log((ONE,)), [later]) == []
    assert changed(Log((ONE, no)), [later]) == [later]
    assert changed(Log((ONE,)), [no, later]) == [no, later]
    assert changed(Log(), [note, note, undo]) == [note]
    assert changed(Log((ONE,)), [undo, undo]) == [undo]
    assert changed(Log((ONE,)), [replace(ONE, who="bob")]) == [replace(ONE, who="bob")]


def test_they_stand_beside_the_dataset_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_path(Path("outputs")) == tmp_path / "decisions.csv"
    assert default_path(tmp_path / "a" / "b") == tmp_path / "a" / "decisions.csv"
    assert default_path(Path()) == tmp_path.parent / "decisions.csv"


def decided(id_: str, value: str, who: str, when: str = "2026-01-01", verdict: str = "value") -> Decision:
    return replace(ONE, id=id_, kind="match", value=value, who=who, when=when, decision=verdict)  # type: ignore[arg-type]


def test_two_reviewers() -> None:
    shared = decided("act-0", "1", "ada", "2025")
    mine = [decided("act-1", "6", "ada"), decided("act-2", "7", "ada"), decided("act-3", "6", "ada")]
    theirs = [
        decided("act-1", "6", "bob", "2026-02"),
        decided("act-2", "6", "bob"),
        decided("act-4", "6", "bob"),
    ]
    found = merge(Log((shared, *mine)), Log((shared, *theirs)))
    assert len(found.decisions) == 7
    assert found.decisions[0] == shared
    assert found.decisions[-1].who == "bob"
    assert found.both == 2
    assert [(a.id, a.value, b.value) for a, b in found.disagreements] == [("act-2", "7", "6")]
    assert Log(found.decisions).standing()[-1].value == "6"


def test_an_ok_and_the_same_value_typed_agree() -> None:
    ok = decided("act-1", "6,7", "ada", verdict="ok")
    assert merge(Log((ok,)), Log((decided("act-1", "6,7", "bob"),))).disagreements == ()
    assert len(merge(Log((ok,)), Log((decided("act-1", "6,7", "bob", verdict="no"),))).disagreements) == 1


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([], None),
        ([("a", "a")] * 5, None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        # the textbook's table: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], value: float | None) -> None:
    assert kappa(pairs) == (value if value is None else pytest.approx(value))
