"""What all tests of batches share."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _quiet_crashes() -> Iterator[None]:
    """pytest prints where a process crashed; here they crash on purpose."""
    faulthandler.disable()
    yield
    faulthandler.enable()
