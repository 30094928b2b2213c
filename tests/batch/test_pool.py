"""Workers that crash, hang and grow: their task is told why, and every other task is answered."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from misbehaving_documents import work

from extractor.batch.pool import AHEAD, Limits, Lost, Pool

HERE = Path(__file__).parent


def answers(tasks: list[str], limits: Limits, workers: int = 2) -> dict[str, bytes | str]:
    with Pool(work, workers, limits) as pool:
        told = {task: a if isinstance(a, bytes) else a.code for task, a in pool.run(tasks)}
    assert len(told) == len(tasks)
    return told


def test_a_crash_is_told_and_the_others_are_answered() -> None:
    plain = [f"echo {number}" for number in range(20)]
    told = answers([*plain[:5], "crash", *plain[5:], "abort"], Limits(), workers=3)
    assert told.pop("crash") == "crashed"
    assert told.pop("abort") == "crashed"
    assert told == {task: task.split()[1].encode() for task in plain}


def test_the_signal_of_a_crash_is_named() -> None:
    with Pool(work, 1, Limits()) as pool:
        ((_, answer),) = pool.run(["crash"])
    assert isinstance(answer, Lost)
    assert "SIGSEGV" in answer.message


def test_what_hangs_is_killed_and_what_is_quick_is_not() -> None:
    began = time.monotonic()
    told = answers(["hang", "echo a", "sleep 0.1", "echo b"], Limits(seconds=0.6))
    assert told == {"hang": "timed_out", "echo a": b"a", "sleep 0.1": b"0.1", "echo b": b"b"}
    assert time.monotonic() - began < 20


def test_what_grows_is_killed_and_what_stays_small_is_not() -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("memory is watched where /proc shows it")
    told = answers(["grow 4000", "grow 20", "echo a"], Limits(megabytes=100))
    assert told == {"grow 4000": "out_of_memory", "grow 20": b"20", "echo a": b"a"}


def test_a_worker_killed_from_outside_costs_no_answer(tmp_path: Path) -> None:
    task = f"once {tmp_path / 'killed'}"
    assert answers([task, "echo a"], Limits()) == {task: str(tmp_path / "killed").encode(), "echo a": b"a"}


def test_order_is_kept_where_it_is_asked_for() -> None:
    tasks = ["sleep 0.3", *(f"echo {number}" for number in range(2 * AHEAD)), "crash", "echo end"]
    with Pool(work, 3, Limits()) as pool:
        assert [task for task, _ in pool.run(tasks, ordered=True)] == tasks


def test_tasks_are_taken_only_as_workers_become_free() -> None:
    taken = 0

    def tasks() -> Iterator[str]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield f"echo {number}"

    with Pool(work, 2, Limits()) as pool:
        for number, _ in enumerate(pool.run(tasks()), 1):
            assert taken <= number + 3
    assert taken == 1000


def test_one_process_works_on_many_tasks() -> None:
    with Pool(work, 1, Limits()) as pool:
        pids = {answer for _, answer in pool.run(["pid"] * 50)}
    assert len(pids) == 1
    assert pids != {str(os.getpid()).encode()}


def test_no_tasks_no_answers() -> None:
    assert answers([], Limits()) == {}


SPAWNING = """
import threading, time
from extractor.batch.pool import Limits, Pool
from misbehaving_documents import work
if __name__ == "__main__":
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    with Pool(work, 2, Limits(seconds=5)) as pool:
        print(pool._method, sorted(str(answer) for _, answer in pool.run(["echo a", "abort", "echo b"])))
"""


def test_a_process_with_threads_spawns_its_workers(tmp_path: Path) -> None:
    script = tmp_path / "spawning.py"
    script.write_text(SPAWNING, "utf-8")
    root = HERE.parents[1]
    done = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(HERE)])},
    )
    assert done.stdout.startswith("spawn [")
    assert "b'a'" in done.stdout
    assert "b'b'" in done.stdout
    assert "crashed" in done.stdout


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, signal\n"
        "from extractor.batch.pool import Limits, Pool\n"
        "from misbehaving_documents import work\n"
        "if __name__ == '__main__':\n"
        "    with Pool(work, 2, Limits()) as pool:\n"
        "        for _, pid in pool.run(['pid', 'hang', 'pid']):\n"
        "            print(pid.decode(), flush=True)\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n",
        "utf-8",
    )
    root = HERE.parents[1]
    path = os.pathsep.join([str(root / "src"), str(HERE)])
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    pid = int(done.stdout.split()[0])
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    if sys.platform == "linux":
        assert not Path(f"/proc/{pid}").exists()
