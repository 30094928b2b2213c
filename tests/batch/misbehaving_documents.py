"""What test tasks do to the process that works on them. Real crashes, no stand-ins."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path


def work(task: str) -> bytes:
    """`echo X`, `crash`, `hang`, `grow MB`, `abort`, `once PATH` (killed once), `pid`, `sleep S`."""
    what, _, more = task.partition(" ")
    if what == "crash":
        ctypes.string_at(0)
    if what == "abort":
        os.abort()
    if what == "hang":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        while True:
            time.sleep(60)
    if what == "grow":
        kept = []
        for _ in range(int(more)):
            kept.append(bytearray(os.urandom(1024)) * 1024)
            time.sleep(0.001)
    if what == "once" and not Path(more).exists():
        Path(more).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "pid":
        return str(os.getpid()).encode()
    if what == "sleep":
        time.sleep(float(more))
    return more.encode()
