"""The most memory that reading one PDF takes: `python -m benchmarks.memory FILE`, in a process of its own."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
from pathlib import Path


def repeated(data: bytes, pages: int) -> bytes:
    """A PDF of so many pages: those of `data`, over and over."""
    import pypdfium2

    source, target = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    while len(target) < pages:
        target.import_pages(source, list(range(min(len(source), pages - len(target)))))
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


def peak_of(data: bytes) -> float:
    """Peak memory, in units of 10**6 bytes, of a process that reads `data` and does nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(data)
        command = [sys.executable, "-m", "benchmarks.memory", str(path)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _own_peak() -> float:
    """This process's peak. Linux counts that of the parent in `getrusage`, so its own figure goes first."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    from extractor.readers import read

    read("document.pdf", Path(sys.argv[1]).read_bytes(), ocr="never")
    print(_own_peak())
