"""What may be fetched: http and https addresses whose hosts are on the public internet.

The name is resolved here, its addresses are checked, and the connection goes to a checked one: a name that
changes its answer between check and connection leads nowhere else. Each redirect passes the same check.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

import httpx

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Refused(Exception):  # noqa: N818  # it is an answer, not an accident
    """An address that is not fetched. `status` is what the manifest says."""

    def __init__(self, status: str, message: str) -> None:
        super().__init__(message)
        self.status = status


def check_address(address: str) -> None:
    """Raises Refused for anything but an http(s) address with a host and without a password."""
    try:
        parts = urlsplit(address)
        parsed = httpx.URL(address)
        _ = parts.port
    except (ValueError, httpx.InvalidURL, TypeError) as error:
        raise Refused("refused", f"not an address: {error}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise Refused("refused", f"only http and https are fetched, not {parts.scheme or 'a path'}")
    if not parsed.host:
        raise Refused("refused", "no host in the address")
    if parts.username is not None or parts.password is not None:
        raise Refused("refused", "the address holds a name or password")


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local or reserved."""
    ip = ipaddress.ip_address(text.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip.sixtofour is not None:
            ip = ip.sixtofour
        elif ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host. Raises Refused where one of them is not public, or where there is none."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("unreachable", f"{host}: the name is not known ({error})") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for ip in found:
        if not allow_private and not is_public(ip):
            raise Refused("private_address", f"{host} is {ip}, which is not on the public internet")
    return found


class GuardedTransport(httpx.BaseTransport):
    """Connects to checked IP addresses only; the certificate is still that of the name."""

    def __init__(self, *, allow_private: bool) -> None:
        self._inner = httpx.HTTPTransport()
        self._allow_private = allow_private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first of the host's addresses that answers."""
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        found = resolve(url.host, port, allow_private=self._allow_private)
        for last, ip in enumerate(found, 1 - len(found)):
            try:
                return self._inner.handle_request(_to(request, ip))
            except httpx.ConnectError:
                if last == 0:
                    raise
        raise Refused("unreachable", f"{url.host}: the name has no address")

    def close(self) -> None:
        self._inner.close()


def _to(request: httpx.Request, ip: str) -> httpx.Request:
    """The same request, with the host's name in its header and its certificate, to an IP address."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=ip.split("%", 1)[0]),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )
