"""One worker process: it gets tasks over a pipe, one at a time, and sends back an answer for each."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

_PR_SET_PDEATHSIG = 1

READY = b""
"""A worker's first message: from now on what it costs is a document's."""


def serve(pipe: Connection, work: Callable[[Any], bytes], inherited: Sequence[Connection]) -> None:
    """Answer tasks until the pipe is closed. `inherited`: the ends of other pipes that a fork brought along.

    The process leads a group of its own, so that programs it starts (Tesseract) end with it and a Ctrl-C on
    the terminal is for the parent alone. It does not outlive its parent, however that ends.
    """
    os.setsid() if hasattr(os, "setsid") else None
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    for other in inherited:
        other.close()
    gc.freeze()  # what a fork shares with its parent stays shared
    pipe.send_bytes(READY)
    while True:
        try:
            task = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        pipe.send_bytes(work(pickle.loads(task)))


def _die_with_parent() -> None:
    """Ask the kernel (Linux) to end this process with the one that started it, were it killed."""
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent or parent == 1:  # it ended before it was asked
        os._exit(0)
