"""A cluster of two worker processes on this machine: the same dataset as without it, whatever is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[2]
CLUSTER = """
import os, signal, sys, threading, time
from pathlib import Path
from distributed import Client, LocalCluster

if __name__ == "__main__":
    with LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        if "kill" in sys.argv:
            store = Path("clustered").parent / ".clustered.cache" / "results.sqlite"
            while not store.exists():
                time.sleep(0.05)
            time.sleep(float(sys.argv[2]))
            with Client(cluster.scheduler_address) as client:
                pid = min(client.run(os.getpid).values())
                os.kill(pid, signal.SIGKILL)
                print("killed", pid, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from test_runs import SHORT, TEXT

    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for number in range(10):
        text = TEXT.format(day=number + 1, person=f"Odile Marche{'s' * number}eau", money=100 + number)
        (tmp_path / "docs" / f"{number:02}.txt").write_text(text, "utf-8")
    for name in SHORT:
        (tmp_path / "docs" / name).write_bytes((ROOT / "corpus" / "documents" / name).read_bytes())
    (tmp_path / "docs" / "noise.pdf").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "cluster.py").write_text(CLUSTER, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), str(ROOT)]))
    return tmp_path


@pytest.mark.no_cover
@pytest.mark.parametrize("disturbed", [[], ["kill", "1.0"]], ids=["undisturbed", "a worker is killed"])
def test_the_same_dataset_as_without_a_cluster(docs: Path, disturbed: list[str]) -> None:
    from test_runs import extractor, files

    with subprocess.Popen(
        [sys.executable, "cluster.py", *disturbed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as cluster:
        assert cluster.stdout is not None
        assert cluster.stdin is not None
        address = cluster.stdout.readline().strip()
        command = ["run", "docs", "--ocr", "never"]
        script = "from extractor.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", script, *command, "--out", "clustered", "--engine", "dask",
             "--scheduler", address],
            capture_output=True, text=True, timeout=150, check=False,
        )  # fmt: skip
        cluster.stdin.close()
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr
        assert (not disturbed) or "killed" in cluster.stdout.read()
    assert extractor(*command, "--out", "local") == 1
    assert files(docs / "clustered") == files(docs / "local")


def test_no_scheduler_is_wrong_use(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from test_runs import extractor

    assert docs
    assert extractor("run", "docs", "--engine", "dask") == 2
    assert "--scheduler" in capsys.readouterr().err
