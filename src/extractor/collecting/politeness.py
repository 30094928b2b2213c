"""Manners: robots.txt, and a pause between two requests to one host."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from extractor.collecting.guarding import Refused

LONGEST_CRAWL_DELAY = 60.0
"""Seconds; a robots.txt that asks for more is given this much."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, so that tests need not wait."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Pace:
    """Leaves `delay` seconds between the requests to one host, whichever thread makes them."""

    delay: float
    clock: Clock
    _next: dict[str, float] = field(default_factory=dict)
    _slower: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def slow_down(self, host: str, delay: float) -> None:
        """A host that asks for a longer pause gets it."""
        self._slower[host] = min(max(delay, self.delay), LONGEST_CRAWL_DELAY)

    def wait(self, host: str) -> None:
        """Return when the next request to `host` may go out."""
        with self._lock:
            now = self.clock.now()
            due = max(now, self._next.get(host, now))
            self._next[host] = due + self._slower.get(host, self.delay)
        if due > now:
            self.clock.sleep(due - now)


class Robots:
    """What each host's robots.txt allows, read once (RFC 9309); `fetch` gives its status and text or refuses.

    A host that says it has none allows everything; one that fails to answer allows nothing.
    """

    def __init__(self, fetch: Callable[[str], tuple[int, str]], agent: str, pace: Pace) -> None:
        self._fetch = fetch
        self._agent = agent
        self._pace = pace
        self._known: dict[str, Protego | Refused] = {}
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}

    def check(self, address: str) -> None:
        """Raises Refused where an address may not be fetched."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._known:
                self._known[origin] = self._read(origin, parts.netloc)
        rules = self._known[origin]
        if isinstance(rules, Refused):
            raise Refused(rules.status, str(rules))
        if not rules.can_fetch(address, self._agent):
            raise Refused("robots", "its robots.txt disallows this address")

    def _read(self, origin: str, host: str) -> Protego | Refused:
        try:
            status, text = self._fetch(f"{origin}/robots.txt")
        except Refused as refused:
            return Refused(refused.status, f"{refused} (robots.txt)")
        if status >= 500:
            return Refused("robots", f"its robots.txt could not be read (the server answered {status})")
        rules = Protego.parse(text if status < 400 else "")
        delay = rules.crawl_delay(self._agent)
        if delay:
            self._pace.slow_down(host, float(delay))
        return rules
