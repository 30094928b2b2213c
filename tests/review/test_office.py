"""Through a real spreadsheet: CSV → workbook → CSV by LibreOffice under a French locale."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from filled import Apply, Rows, excel, filled, shuffled
from test_answers import said

from extractor.review.known import Known

SOFFICE = shutil.which("soffice")

LANGUAGE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale"><value>fr-FR</value></prop>
</item>
</oor:items>
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice's own with French formats."""
    if SOFFICE is None:
        pytest.skip("no LibreOffice")
    profile = tmp_path_factory.mktemp("office")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(LANGUAGE, "utf-8")
    return profile


def converted(office: Path, path: Path, into: str, name: str, infilter: str = "") -> Path:
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={office.as_uri()}", "--headless"]
    command += [f"--infilter={infilter}"] if infilter else []
    command += ["--convert-to", into, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.parent / name


@pytest.mark.parametrize("detect", ["false", "true"], ids=["numbers", "numbers and dates"])
def test_there_and_back(office: Path, known: Known, apply: Apply, tmp_path: Path, detect: str) -> None:
    rows: Rows = filled(known, 200)
    wanted = apply(excel(rows)).decisions
    source = tmp_path / "review.csv"
    source.write_bytes(excel(rows))
    # separator, quote, UTF-8, first line, columns, French, quoted as text, detect special numbers
    book = converted(office, source, "xlsx", "review.xlsx", f"CSV:59,34,76,1,,1036,false,{detect}")
    back = converted(
        office, book, "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true", "review.csv"
    )
    assert back.read_bytes() != excel(rows)
    found = apply(back.read_bytes())
    assert len(found.decisions) + len(found.complaints) == 200
    assert [str(complaint) for complaint in found.complaints] == []
    assert sorted(map(said, found.decisions)) == sorted(map(said, wanted))


def test_sorted_filtered_added_to_and_saved_twice_then_as_cp1252(
    office: Path, known: Known, apply: Apply, tmp_path: Path
) -> None:
    document = known.document("cp_prefecture_somme.pdf")
    assert document is not None
    missed = dict.fromkeys(filled(known, 1)[0], "")
    missed |= {"document": document.source, "kind": "amount", "quote": "de la Somme", "decision": "2 500 000"}
    rows: Rows = [*shuffled(filled(known, 200))[30:], missed]
    wanted = apply(excel(rows)).decisions
    assert len(wanted) == 171
    path = tmp_path / "review.csv"
    path.write_bytes(excel(rows))
    for charset in (76, 1):  # UTF-8, then Windows-1252
        read = f"CSV:59,34,{76},1,,1036,false,true"
        book = converted(office, path, "xlsx", "review.xlsx", read)
        write = f"csv:Text - txt - csv (StarCalc):59,34,{charset},1,,1036,false,true"
        path = converted(office, book, write, "review.csv")
    with pytest.raises(UnicodeDecodeError):
        path.read_bytes().decode("utf-8")
    found = apply(path.read_bytes())
    assert [str(complaint) for complaint in found.complaints] == []
    assert sorted(map(said, found.decisions)) == sorted(map(said, wanted))
