"""Listed addresses into a corpus folder: politely, resumably, with a row that says what happened to each.

`collect(read_sources(path), out, Fetcher(Options(agent)))` gives the rows as they come. httpx and protego are
extras; importing this package needs neither.
"""

from __future__ import annotations

from importlib.util import find_spec

from extractor.collecting.manifest import KEPT, Entry, read_manifest
from extractor.collecting.sources import Source, read_sources
from extractor.errors import UsageError

__all__ = ["KEPT", "Entry", "Source", "read_manifest", "read_sources", "require"]


def require() -> None:
    """Raises a UsageError where what fetches is not installed."""
    for name in ("httpx", "protego"):
        if find_spec(name) is None:
            raise UsageError(
                f"collect needs {name}, which is not installed: pip install 'extractor[collect]'"
            )
