"""One address: redirects followed and checked, failures tried again, the answer in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from extractor.collecting.bodies import body
from extractor.collecting.guarding import GuardedTransport, Refused, check_address
from extractor.collecting.politeness import Clock, Pace, Robots

MOST_REDIRECTS = 10
ROBOTS_LIMIT = 512 * 1024
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be another one a little later."""

_BY_STATUS = {401: "forbidden", 403: "forbidden", 404: "not_found", 410: "not_found", 429: "rate_limited",
              451: "forbidden"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch. `delay`, `timeout` and `longest_wait` are seconds, `limit` bytes.

    `timeout` is for a whole document; `longest_wait` is how long a server may ask to wait (Retry-After)
    before the address is left for another run.
    """

    agent: str
    delay: float = 2.0
    retries: int = 3
    timeout: float = 120.0
    longest_wait: float = 120.0
    limit: int = 50 * 2**20
    allow_private: bool = False
    workers: int = 4
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an address. `redirects`: status and address of each hop."""

    status: str
    message: str = ""
    http_status: int = 0
    data: bytes = b""
    headers: Mapping[str, str] | None = None
    final: str = ""
    redirects: tuple[str, ...] = ()
    attempts: int = 0


class _LaterError(Exception):
    """Worth another attempt, after `wait` seconds where the server said so."""

    def __init__(self, status: str, message: str, http_status: int = 0, wait: float | None = None) -> None:
        super().__init__(message)
        self.status, self.http_status, self.wait = status, http_status, wait


class Fetcher:
    """Fetches addresses, politely. One for all threads; close it at the end."""

    def __init__(self, options: Options, clock: Clock | None = None) -> None:
        self.options = options
        self.clock = clock or Clock()
        self.pace = Pace(options.delay, self.clock)
        self.robots = Robots(self._robots, options.agent, self.pace)
        self._client = httpx.Client(
            transport=GuardedTransport(allow_private=options.allow_private),
            timeout=httpx.Timeout(min(30.0, options.timeout), connect=min(15.0, options.timeout)),
            headers={"User-Agent": options.agent, "Accept-Encoding": "identity", "Accept": "*/*"},
            trust_env=False,  # a proxy would resolve the names itself, unchecked
        )

    def close(self) -> None:
        self._client.close()

    def fetch(self, address: str, conditions: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address; `conditions` are headers that ask only for what has changed.

        Never raises for what a server does.
        """
        attempts = 0
        while True:
            attempts += 1
            hops: list[str] = []
            try:
                found = self._once(address, dict(conditions or {}), hops)
            except Refused as refused:
                return Fetched(refused.status, str(refused), redirects=tuple(hops), attempts=attempts)
            except _LaterError as later:
                pause = later.wait if later.wait is not None else 2.0 ** (attempts - 1)
                message = str(later)
                if later.wait is not None and later.wait > self.options.longest_wait:
                    message += f"; it asks to wait {later.wait:.0f} s: run again later"
                elif attempts <= self.options.retries:
                    self.clock.sleep(pause)
                    continue
                return Fetched(
                    later.status, message, later.http_status, redirects=tuple(hops), attempts=attempts
                )
            return Fetched(
                found.status, found.message, found.http_status, found.data, found.headers, found.final,
                tuple(hops), attempts,
            )  # fmt: skip

    def _once(self, address: str, conditions: dict[str, str], hops: list[str]) -> Fetched:
        deadline = self.clock.now() + self.options.timeout
        seen = {address}
        for _ in range(MOST_REDIRECTS + 1):
            check_address(address)
            self.robots.check(address)
            self.pace.wait(httpx.URL(address).netloc.decode("ascii"))
            with _translated(), self._client.stream("GET", address, headers=conditions) as response:
                if not response.has_redirect_location:
                    return self._answer(response, address, deadline)
                try:
                    target = str(
                        httpx.URL(address).join(response.headers["location"]).copy_with(fragment=None)
                    )
                except (httpx.InvalidURL, ValueError, KeyError) as error:
                    raise Refused("http_error", f"it redirects to no address: {error}") from error
                hops.append(f"{response.status_code} {target}")
            if target in seen:
                raise Refused("redirect_loop", f"it redirects in a circle, to {target}")
            seen.add(target)
            address = target
        raise Refused("redirect_loop", f"more than {MOST_REDIRECTS} redirects")

    def _answer(self, response: httpx.Response, address: str, deadline: float) -> Fetched:
        code = response.status_code
        if code == 304:
            return Fetched("not_modified", "", code, headers=response.headers, final=address)
        if code in AGAIN:
            status = _BY_STATUS.get(code, "http_error")
            wait = retry_after(response.headers.get("retry-after", ""), datetime.now(UTC))
            raise _LaterError(status, f"the server answered {code}", code, wait)
        if code != 200:
            status = _BY_STATUS.get(code, "http_error")
            return Fetched(status, f"the server answered {code}", code, final=address)
        data = body(response, self.options.limit, deadline, self.clock.now)
        return Fetched("ok", "", code, data, response.headers, address)

    def _robots(self, address: str) -> tuple[int, str]:
        """Status and text of a robots.txt. Raises Refused where no answer came."""
        for attempt in range(self.options.retries + 1):
            if attempt:
                self.clock.sleep(2.0 ** (attempt - 1))
            try:
                status, text = self._robots_once(address)
            except _LaterError as error:
                if attempt == self.options.retries:
                    raise Refused(error.status, str(error)) from error
                continue
            if status < 500 or attempt == self.options.retries:
                return status, text
        raise AssertionError("the last attempt returns or raises")

    def _robots_once(self, address: str) -> tuple[int, str]:
        deadline = self.clock.now() + self.options.timeout
        for _ in range(6):
            check_address(address)
            with _translated(), self._client.stream("GET", address) as response:
                if not response.has_redirect_location:
                    if response.status_code != 200:
                        return response.status_code, ""
                    data = body(response, ROBOTS_LIMIT, deadline, self.clock.now)
                    return 200, data.decode("utf-8", "replace")
                address = str(httpx.URL(address).join(response.headers["location"]))
        return 404, ""  # RFC 9309: after five redirects it counts as missing


class _translated:  # noqa: N801  # used as a statement
    """What httpx raises in words of the manifest."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, httpx.TimeoutException):
            raise _LaterError("too_slow", "no answer in time") from error
        if isinstance(error, httpx.RemoteProtocolError) and isinstance(error.__context__, httpx.InvalidURL):
            raise Refused("http_error", f"it redirects to no address: {error.__context__}") from error
        if isinstance(error, httpx.RemoteProtocolError):
            raise _LaterError("truncated", f"the connection broke off: {error}") from error
        if isinstance(error, httpx.TransportError):
            raise _LaterError("unreachable", f"no connection: {error}") from error


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks to wait, be it until a date; None where it says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
