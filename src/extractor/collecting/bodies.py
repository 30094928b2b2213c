"""The bytes of a response, within limits of size and time, unpacked only as far as the limit goes."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import httpx

from extractor.collecting.guarding import Refused

_PLAIN = ("", "identity")
_ZIPPED = ("gzip", "x-gzip", "deflate")


def body(response: httpx.Response, limit: int, deadline: float, now: Callable[[], float]) -> bytes:
    """All bytes of a response that is being streamed.

    Raises:
        Refused: more than `limit` bytes (packed or unpacked), later than `deadline`, or packed in a way that
            was not asked for.
        httpx.HTTPError: the connection broke before the end.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _PLAIN + _ZIPPED:
        raise Refused("bad_encoding", f"the server packed it as {encoding[:40]}, which was not asked for")
    said = response.headers.get("content-length", "")
    if said.isdigit() and int(said) > limit:
        raise _too_large(limit)
    unpack = zlib.decompressobj(wbits=47) if encoding in _ZIPPED else None
    parts: list[bytes] = []
    size = 0
    for chunk in response.iter_raw():  # as it comes: a server that drips is seen to drip
        if now() > deadline:
            raise Refused("too_slow", "the server had not finished when the time was up")
        if unpack is not None:
            try:
                chunk = unpack.decompress(chunk, limit + 1 - size)
            except zlib.error as error:
                raise Refused("bad_encoding", f"not the {encoding} that it says it is: {error}") from error
        size += len(chunk)
        if size > limit or (unpack is not None and unpack.unconsumed_tail):
            raise _too_large(limit)
        parts.append(chunk)
    if unpack is not None and not unpack.eof:
        raise httpx.RemoteProtocolError("the packed body ends before its end")
    return b"".join(parts)


def _too_large(limit: int) -> Refused:
    return Refused("too_large", f"larger than {limit / 2**20:g} MB (--max-mb)")
