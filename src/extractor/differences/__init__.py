"""What two dataset folders tell differently, and why."""

from __future__ import annotations

from extractor.differences.comparing import Change, Comparison, compare
from extractor.differences.folder import Folder, read_folder

__all__ = ["Change", "Comparison", "Folder", "compare", "read_folder"]
