"""Documents and a dataset in a bucket, by a server of this machine that speaks S3 (moto).

Needs s3fs and moto, which ask for an older dateutil than the rest: `.ci/run` gives them an environment of
their own (`tests/batch/s3.txt`).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from test_runs import SHORT, TEXT, files

if not (find_spec("s3fs") and find_spec("moto")):
    pytest.skip("needs s3fs and moto", allow_module_level=True)

ROOT = Path(__file__).parents[2]
SIGNED = {"Authorization": "AWS any:thing"}
"""The server asks for a key and looks at none."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.kill()


def put(address: str, data: bytes = b"") -> None:
    kind = {"Content-Type": "application/octet-stream"}  # the server takes what has none for a form
    asked = urllib.request.Request(address, data, SIGNED | kind, method="PUT")
    urllib.request.urlopen(asked, timeout=60).close()


def extractor(server: str, *arguments: str, **more: str) -> tuple[int, str]:
    keys = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "eu-west-3"}
    here = {"FSSPEC_S3_ENDPOINT_URL": server, "XDG_CACHE_HOME": "cache", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        capture_output=True, text=True, timeout=300, check=False, env={**os.environ, **keys, **here, **more},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.fixture
def bucket(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Seven documents in a bucket of their own, and the same below `docs`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for number in range(3):
        text = TEXT.format(day=number + 1, person="Odile Marchesseau", money=100 + number)
        (tmp_path / "docs" / f"{number}.txt").write_text(text, "utf-8")
    for name in SHORT:
        shutil.copy(ROOT / "corpus" / "documents" / name, tmp_path / "docs" / name)
    name = f"bucket-{abs(hash(tmp_path))}"
    put(f"{server}/{name}")
    for path in (tmp_path / "docs").iterdir():
        put(f"{server}/{name}/docs/{path.name}", path.read_bytes())
    return name


def test_the_same_dataset_from_and_in_a_bucket(server: str, bucket: str, tmp_path: Path) -> None:
    command = ["run", f"s3://{bucket}/docs", "--out", f"s3://{bucket}/there/out", "--ocr", "never"]
    assert extractor(server, *command)[0] == 0
    assert extractor(server, "run", "docs", "--out", "local", "--ocr", "never")[0] == 0
    for name, data in files(tmp_path / "local").items():
        there = urllib.request.Request(f"{server}/{bucket}/there/out/{name}", headers=SIGNED)
        with urllib.request.urlopen(there, timeout=60) as stream:
            assert stream.read().replace(f"s3://{bucket}/".encode(), b"") == data, name
    assert "7 kept from an earlier run" in extractor(server, *command)[1]
    put(f"{server}/{bucket}/docs/0.txt", TEXT.format(day=30, person="Odile Autre", money=7).encode())
    assert "6 kept from an earlier run" in extractor(server, *command)[1]


def test_what_is_not_in_the_bucket_is_missing(server: str, bucket: str) -> None:
    inputs = [f"s3://{bucket}/none", "s3://nobody/docs", f"s3://{bucket}/docs/1.txt"]
    status, said = extractor(server, "run", *inputs, "--out", "out", "--ocr", "never")
    assert status == 1
    assert said.count("[missing]") == 2
    assert "1 document (1 page)" in said


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "NoCredentialsError"),
        ({"FSSPEC_S3_ENDPOINT_URL": "http://127.0.0.1:9"}, "Could not connect"),
    ],
)
def test_a_service_that_lets_nobody_in_is_wrong_use(
    server: str, bucket: str, wrong: dict[str, str], told: str
) -> None:
    status, said = extractor(server, "run", f"s3://{bucket}/docs", "--out", "out", **wrong)
    assert status == 2
    assert told in said
    assert "a bug" not in said


def test_a_dataset_that_cannot_be_put_there_is_kept_here(server: str, bucket: str) -> None:
    status, said = extractor(
        server, "run", f"s3://{bucket}/docs/1.txt", "--out", "s3://No_Such_Bucket/out", "--ocr", "never"
    )
    assert status == 2
    assert "the dataset is in" in said
