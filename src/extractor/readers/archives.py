"""Office files are zip archives: how much may be unpacked."""

from __future__ import annotations

import io
import zipfile

from extractor.errors import TooLargeError

_MAX_UNPACKED = 500 * 2**20  # bytes; a real document of 200 MB is pictures, which hardly pack
_MAX_PART = 150 * 2**20  # bytes of one XML part


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in `data`, its declared sizes within the limits. Close it after use.

    Raises:
        TooLargeError: unpacked, it is over the limit (a zip bomb).
        zipfile.BadZipFile: it is no archive, or its directory is damaged.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    largest = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if unpacked > _MAX_UNPACKED or largest > _MAX_PART:
        archive.close()
        raise TooLargeError(f"unpacked, the document takes {unpacked / 2**20:.0f} MB: refused")
    return archive
