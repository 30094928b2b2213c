"""A web server on this machine that does what servers should not, and counts what it was asked."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
HTML = "<!doctype html><title>Été</title><p>Signé le 3 mai 2021.".encode()
ETAG = '"v1"'
BOMB = gzip.compress(b"\0" * 30_000_000)


class Server(ThreadingHTTPServer):
    """The server, with what it was asked (`asked`), what it sent whole (`sent`), and its moods."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.robots: tuple[int, bytes] = (404, b"")
        self.gate = threading.Event()
        self.ended = threading.Event()
        self.changed = False
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news here."""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.server.asked[path] += 1
        self.server.agents.add(self.headers["User-Agent"])
        if path == "/robots.txt":
            self._answer(*self.server.robots, kind="text/plain")
            return
        deeds: dict[str, Callable[[], None]] = {
            "/busy": self._busy,
            "/broken": lambda: self._answer(503),
            "/recovers": lambda: self._answer(503) if self.server.asked[path] < 3 else self._answer(200, PDF),
            "/circle": lambda: self._to("/circle2"),
            "/circle2": lambda: self._to("/circle"),
            "/far": lambda: self._to(f"/far?{self.server.asked[path]}"),
            "/moved": lambda: self._to("/good.pdf", 301),
            "/to-private": lambda: self._to("http://10.0.0.1/secret"),
            "/to-file": lambda: self._to("file:///etc/passwd"),
            "/to-nothing": lambda: self._to("http://[::1"),
            "/image": lambda: self._answer(200, b"\x89PNG\r\n\x1a\n" + b"x" * 50, "application/pdf"),
            "/json": lambda: self._answer(200, b'{"a": 1}', "application/json"),
            "/empty": lambda: self._answer(200, b""),
            "/endless": self._endless,
            "/drip": self._drip,
            "/cut": self._cut,
            "/huge": self._huge,
            "/bomb": lambda: self._answer(200, BOMB, headers={"Content-Encoding": "gzip"}),
            "/zipped": lambda: self._answer(200, gzip.compress(HTML), "text/html",
                                            {"Content-Encoding": "gzip"}),
            "/half-zip": lambda: self._answer(200, gzip.compress(HTML * 9)[:-20], "text/html",
                                              {"Content-Encoding": "gzip"}),
            "/brotli": lambda: self._answer(200, b"?", headers={"Content-Encoding": "br"}),
            "/not-zipped": lambda: self._answer(200, PDF, headers={"Content-Encoding": "gzip"}),
            "/nonsense": lambda: self._raw(b"SSH-2.0-OpenSSH\r\n"),
            "/hang-up": lambda: self._raw(b""),
            "/gone": lambda: self._answer(410),
            "/locked": lambda: self._answer(403),
            "/tagged": self._tagged,
            "/gate": self._gated,
        }  # fmt: skip
        if path in deeds:
            deeds[path]()
        elif path.startswith("/good"):
            self._answer(200, PDF + path.encode())
        elif path.startswith("/page"):
            self._answer(200, HTML, "text/html; charset=utf-8")
        else:
            self._answer(404)

    def _answer(
        self,
        status: int,
        data: bytes = b"",
        kind: str = "application/pdf",
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()
        if status == 200:
            self.server.sent[self.path] += 1

    def _to(self, target: str, status: int = 302) -> None:
        self._answer(status, headers={"Location": target})

    def _busy(self) -> None:
        if self.server.asked["/busy"] == 1:
            self._answer(429, headers={"Retry-After": "7"})
        elif self.server.asked["/busy"] == 2:
            self._answer(429, headers={"Retry-After": "9999"})
        else:
            self._answer(200, PDF)

    def _stream(self, chunk: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        while not self.server.ended.is_set():
            self.wfile.write(chunk)
            self.wfile.flush()
            time.sleep(pause)

    def _endless(self) -> None:
        self._stream(b"%PDF-1.4" + b"x" * 65536, 0)

    def _drip(self) -> None:
        self._stream(b"%PDF-1.4 ", 0.02)

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.close_connection = True
        self.end_headers()
        self.wfile.write(PDF)

    def _huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.close_connection = True
        self.end_headers()

    def _raw(self, data: bytes) -> None:
        self.close_connection = True
        self.wfile.write(data)

    def _tagged(self) -> None:
        tag = '"v2"' if self.server.changed else ETAG
        headers = {"ETag": tag, "Last-Modified": "Tue, 04 May 2021 10:00:00 GMT"}
        if self.headers["If-None-Match"] == tag:
            self._answer(304, headers=headers)
        else:
            self._answer(200, PDF + tag.encode(), headers=headers)

    def _gated(self) -> None:
        """Sends half, and the rest once the gate is open."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(PDF)))
        self.end_headers()
        self.wfile.write(PDF[:20])
        self.wfile.flush()
        if self.server.gate.wait(30):
            self.wfile.write(PDF[20:])
            self.server.sent[self.path] += 1


@contextmanager
def misbehaving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()
