"""Collecting from a server that misbehaves: each address has a true row, nothing is fetched twice."""

from __future__ import annotations

import csv
import hashlib
import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from misbehaving import BOMB, PDF, Server, misbehaving

from extractor.cli import main
from extractor.collecting import Entry, Source, guarding, read_manifest, read_sources
from extractor.collecting.fetching import Fetcher, Options, retry_after
from extractor.collecting.guarding import Refused, check_address, is_public
from extractor.collecting.manifest import NAME, file_name, manifest_bytes, ordered
from extractor.collecting.politeness import Clock, Pace
from extractor.collecting.running import collect
from extractor.errors import UsageError

OPTIONS = Options(
    agent="extractor-test/1",
    delay=0,
    retries=2,
    timeout=5,
    limit=1_000_000,
    allow_private=True,
    longest_wait=60,
)


class Time:
    """Sleeping that takes no time, and a record of it."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.at = 0.0

    @property
    def clock(self) -> Clock:
        def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            self.at += seconds

        return Clock(now=lambda: time.monotonic() + self.at, sleep=sleep)


@pytest.fixture
def server() -> Iterator[Server]:
    with misbehaving() as found:
        yield found


def gather(
    server: Server, out: Path, *paths: str, options: Options = OPTIONS, at: Time | None = None
) -> list[Entry]:
    """The rows of paths of the server (or whole addresses), fetched."""
    out.mkdir(exist_ok=True)
    sources = [Source(path if "://" in path else server.address + path, title=path) for path in paths]
    fetcher = Fetcher(options, (at or Time()).clock)
    try:
        rows = {entry.address: entry for entry, _ in collect(sources, out, fetcher)}
    finally:
        fetcher.close()
    assert read_manifest(out).keys() >= rows.keys()
    return [rows[source.address] for source in sources]


def test_a_document_is_there_with_all_that_is_known_of_it(server: Server, tmp_path: Path) -> None:
    (entry,) = gather(server, tmp_path / "c", "/moved")
    assert entry.status == "ok"
    assert (tmp_path / "c" / entry.file).read_bytes() == PDF + b"/good.pdf"
    assert entry.sha256 == hashlib.sha256(PDF + b"/good.pdf").hexdigest()
    assert entry.media_type == "application/pdf"
    assert entry.redirects == f"301 {server.address}/good.pdf"
    assert entry.final_address == f"{server.address}/good.pdf"
    assert (entry.http_status, entry.attempts, entry.title) == ("200", "1", "/moved")
    assert datetime.fromisoformat(entry.retrieved).tzinfo is not None
    assert server.agents == {"extractor-test/1"}
    assert read_manifest(tmp_path / "c") == {entry.address: entry}


@pytest.mark.parametrize(
    ("path", "status", "said", "attempts"),
    [
        ("/broken", "http_error", "503", 3),
        ("/circle", "redirect_loop", "in a circle", 1),
        ("/far", "redirect_loop", "more than 10 redirects", 1),
        ("/to-file", "refused", "not file", 1),
        ("/to-nothing", "http_error", "no address", 1),
        ("/image", "wrong_type", "PNG image", 1),
        ("/json", "wrong_type", "application/json", 1),
        ("/empty", "empty", "nothing", 1),
        ("/endless", "too_large", "--max-mb", 1),
        ("/huge", "too_large", "--max-mb", 1),
        ("/bomb", "too_large", "--max-mb", 1),
        ("/cut", "truncated", "broke off", 3),
        ("/half-zip", "truncated", "broke off", 3),
        ("/brotli", "bad_encoding", "br", 1),
        ("/not-zipped", "bad_encoding", "gzip", 1),
        ("/nonsense", "truncated", "broke off", 3),
        ("/hang-up", "truncated", "broke off", 3),
        ("/gone", "not_found", "410", 1),
        ("/nowhere", "not_found", "404", 1),
        ("/locked", "forbidden", "403", 1),
        ("ftp://127.0.0.1/a.pdf", "refused", "not ftp", 1),
        ("file:///etc/passwd", "refused", "not file", 1),
        ("http://user:secret@127.0.0.1/", "refused", "password", 1),
        ("http://[::1", "refused", "not an address", 1),
        ("http://nothing.invalid/", "unreachable", "not known", 1),
        ("http:///nohost", "refused", "no host", 1),
    ],
)
def test_what_fails_has_a_row_that_says_why(
    server: Server, tmp_path: Path, path: str, status: str, said: str, attempts: int
) -> None:
    entry, after = gather(server, tmp_path / "c", path, "/good.pdf")
    assert entry.status == status
    assert said in entry.message
    assert entry.attempts == str(attempts)
    assert not entry.file
    assert after.status == "ok"
    assert {p.name for p in (tmp_path / "c").iterdir()} == {NAME, f".{NAME}.lock", after.file}


def test_a_bomb_is_small_on_the_wire() -> None:
    assert len(BOMB) < OPTIONS.limit < 30_000_000


def test_what_is_packed_once_is_unpacked(server: Server, tmp_path: Path) -> None:
    (entry,) = gather(server, tmp_path / "c", "/zipped")
    assert (entry.status, entry.media_type) == ("ok", "text/html")
    assert "Été" in (tmp_path / "c" / entry.file).read_text("utf-8")


def test_a_server_that_drips_is_left(server: Server, tmp_path: Path) -> None:
    options = replace(OPTIONS, timeout=0.4)
    (entry,) = gather(server, tmp_path / "c", "/drip", options=options)
    assert (entry.status, entry.file) == ("too_slow", "")


def test_a_server_that_says_nothing_is_left(server: Server, tmp_path: Path) -> None:
    (entry,) = gather(server, tmp_path / "c", "/gate", options=replace(OPTIONS, timeout=0.3, retries=1))
    assert (entry.status, entry.attempts) == ("too_slow", "2")


def test_failures_are_tried_again_later_and_later(server: Server, tmp_path: Path) -> None:
    at = Time()
    (entry,) = gather(server, tmp_path / "c", "/recovers", at=at)
    assert (entry.status, entry.attempts) == ("ok", "3")
    assert at.slept == [1, 2]


def test_retry_after_is_heard(server: Server, tmp_path: Path) -> None:
    at = Time()
    (entry,) = gather(server, tmp_path / "c", "/busy", at=at)
    assert at.slept == [7]
    assert (entry.status, entry.attempts) == ("rate_limited", "2")
    assert "9999 s: run again later" in entry.message
    (again,) = gather(server, tmp_path / "c", "/busy")
    assert again.status == "ok"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("7", 7), (" 0 ", 0), ("Tue, 04 May 2021 10:01:30 GMT", 90), ("Tue, 04 May 2021 09:00:00 GMT", 0),
     ("", None), ("soon", None), ("-5", None), ("٣", None)],
)  # fmt: skip
def test_retry_after_in_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, datetime(2021, 5, 4, 10, 0, tzinfo=UTC)) == seconds


def test_robots_are_obeyed(server: Server, tmp_path: Path) -> None:
    server.robots = (200, b"User-agent: *\nDisallow: /good\nDisallow: /*?print=\nAllow: /good-one\n")
    rows = gather(server, tmp_path / "c", "/good.pdf", "/good-one.pdf", "/page?print=1", "/page", "/moved")
    assert [row.status for row in rows] == ["robots", "ok", "robots", "ok", "robots"]
    assert server.asked["/good.pdf"] == 0
    assert server.asked["/robots.txt"] == 1


def test_robots_may_speak_to_this_agent_alone(server: Server, tmp_path: Path) -> None:
    server.robots = (200, b"User-agent: extractor-test\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    (row,) = gather(server, tmp_path / "c", "/good.pdf")
    assert row.status == "robots"


@pytest.mark.parametrize(("status", "expected"), [(404, "ok"), (403, "ok"), (503, "robots"), (200, "ok")])
def test_a_host_without_robots_allows_all_and_a_failing_one_nothing(
    server: Server, tmp_path: Path, status: int, expected: str
) -> None:
    server.robots = (status, b"")
    (row,) = gather(server, tmp_path / "c", "/good.pdf")
    assert row.status == expected


def test_between_two_requests_to_a_host_there_is_a_pause(server: Server, tmp_path: Path) -> None:
    at = Time()
    gather(server, tmp_path / "c", "/good1", "/good2", "/good3", options=replace(OPTIONS, delay=3), at=at)
    assert [round(seconds) for seconds in at.slept] == [3, 3]
    server.robots = (200, b"User-agent: *\nCrawl-delay: 10\n")
    at = Time()
    gather(server, tmp_path / "d", "/good1", "/good2", options=replace(OPTIONS, delay=3), at=at)
    assert [round(seconds) for seconds in at.slept] == [10]


def test_pauses_are_per_host() -> None:
    at = Time()
    pace = Pace(5, at.clock)
    pace.wait("a")
    pace.wait("b")
    assert at.slept == []
    pace.wait("a")
    assert [round(seconds) for seconds in at.slept] == [5]


def test_private_addresses_are_refused_also_behind_a_redirect(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = replace(OPTIONS, allow_private=False)
    rows = gather(server, tmp_path / "c", "/good.pdf", "http://localhost/", "http://[::1]/", options=strict)
    assert [row.status for row in rows] == ["private_address"] * 3
    assert "not on the public internet" in rows[0].message
    assert server.asked == {}
    monkeypatch.setattr(guarding, "is_public", lambda ip: ip == "127.0.0.1")
    (row,) = gather(server, tmp_path / "d", "/to-private", options=strict)
    assert (row.status, row.redirects) == ("private_address", "302 http://10.0.0.1/secret")


def test_the_connection_goes_to_the_address_that_was_checked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def once(host: str, *_: object, **__: object) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(guarding, "resolve", once)
    (row,) = gather(server, tmp_path / "c", f"http://name.invalid:{server.server_port}/good.pdf")
    assert row.status == "ok"
    assert set(asked) == {"name.invalid"}


def test_a_certificate_is_that_of_the_name(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed("name.invalid", tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setattr(guarding, "resolve", lambda *_, **__: ["127.0.0.1"])
    addresses = [f"https://{name}.invalid:{server.server_port}/good.pdf" for name in ("name", "other")]
    (untrusted,) = gather(server, tmp_path / "a", addresses[0])
    assert (untrusted.status, "CERTIFICATE_VERIFY_FAILED" in untrusted.message) == ("unreachable", True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    named, other = gather(server, tmp_path / "b", *addresses)
    assert named.status == "ok"
    assert "Hostname mismatch" in other.message


def self_signed(name: str, folder: Path) -> Path:
    """A certificate for one name, with its key, in one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1, now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "cert.pem").write_bytes(secret + made.public_bytes(Encoding.PEM))
    return folder / "cert.pem"


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
     "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "ff02::1", "2002:7f00:1::", "64:ff9b::a00:1", "2001:db8::1", "2001:0:102:304::1"],
)  # fmt: skip
def test_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "193.51.8.1", "2a01:e0c::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/a/path", "", "gopher://a/", "http://a:99999/"]
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        check_address(address)


def test_what_is_there_is_not_asked_for_again(server: Server, tmp_path: Path) -> None:
    gather(server, tmp_path / "c", "/good.pdf", "/broken")
    before = server.asked.copy()
    first, second = gather(server, tmp_path / "c", "/good.pdf", "/broken")
    assert server.asked["/good.pdf"] == before["/good.pdf"] == 1
    assert server.asked["/broken"] > before["/broken"]
    (tmp_path / "c" / first.file).write_bytes(b"damaged")
    gather(server, tmp_path / "c", "/good.pdf")
    assert server.asked["/good.pdf"] == 2
    assert (tmp_path / "c" / first.file).read_bytes() == PDF + b"/good.pdf"
    assert second.status == "http_error"


def test_refresh_asks_only_for_what_has_changed(server: Server, tmp_path: Path) -> None:
    refresh = replace(OPTIONS, refresh=True)
    (first,) = gather(server, tmp_path / "c", "/tagged")
    (same,) = gather(server, tmp_path / "c", "/tagged", options=refresh)
    assert (same.status, same.http_status, same.file, same.retrieved) == (
        "not_modified", "304", first.file, first.retrieved,
    )  # fmt: skip
    assert same.there(tmp_path / "c")
    gather(server, tmp_path / "c", "/tagged")
    assert server.asked["/tagged"] == 2
    server.changed = True
    (other,) = gather(server, tmp_path / "c", "/tagged", options=refresh)
    assert (other.status, other.etag) == ("ok", '"v2"')
    assert other.sha256 != first.sha256
    assert other.file == first.file


def test_a_later_failure_keeps_the_document_that_was_there(server: Server, tmp_path: Path) -> None:
    (first,) = gather(server, tmp_path / "c", "/good.pdf")
    server.robots = (503, b"")
    (later,) = gather(server, tmp_path / "c", "/good.pdf", options=replace(OPTIONS, refresh=True))
    assert (later.status, later.file, later.sha256) == ("robots", first.file, first.sha256)
    assert later.there(tmp_path / "c")


def test_rows_of_addresses_that_are_no_longer_listed_stay(server: Server, tmp_path: Path) -> None:
    gather(server, tmp_path / "c", "/good1", "/good2")
    gather(server, tmp_path / "c", "/good3", "/good2")
    paths = [address.rsplit("/", 1)[1] for address in read_manifest(tmp_path / "c")]
    assert paths == ["good3", "good2", "good1"]


def command(server: Server, folder: Path, count: int) -> list[str]:
    lines = [f"{server.address}/good{i}.pdf" for i in range(count)]
    lines[count // 2] = f"{server.address}/gate"
    (folder / "sources.csv").write_text("address,title\n" + "".join(f"{a},T\n" for a in lines), "utf-8")
    code = ["-c", "from extractor.cli import main; main()", "collect", str(folder / "sources.csv")]
    return [sys.executable, *code, "--out", str(folder / "c"), "--delay", "0", "--allow-private"]


def test_killed_midway_and_started_again_nothing_is_fetched_twice_and_nothing_lost(
    server: Server, tmp_path: Path
) -> None:
    """The server holds one document back; the command is killed while it waits for it."""
    run = command(server, tmp_path, 20)
    process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    for _ in range(1500):
        if server.asked["/gate"]:
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    _, said = process.communicate(timeout=30)
    assert server.asked["/gate"] == 1, said
    fetched = {entry.title: entry for entry in read_manifest(tmp_path / "c").values() if entry.status == "ok"}
    assert fetched
    assert sum(entry.status == "ok" for entry in read_manifest(tmp_path / "c").values()) == 10
    server.gate.set()
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "10 were there already" in done.stderr
    rows = read_manifest(tmp_path / "c")
    assert [row.status for row in rows.values()] == ["ok"] * 20
    assert all(row.there(tmp_path / "c") for row in rows.values())
    assert {path: count for path, count in server.asked.items() if path.startswith("/good")} == {
        f"/good{i}.pdf": 1 for i in range(20) if i != 10
    }
    assert server.sent["/gate"] == 1


def test_the_command_says_what_happened(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "sources.csv"
    listed.write_text(
        "\ufeffurl;title;publisher;department;date\n"
        f"{server.address}/page;=1+1;Préfecture;11;2021-05-04\n{server.address}/gone;;;;\n\n"
        f"{server.address}/page;again;;;\n",
        "utf-8",
    )
    arguments = ["collect", str(listed), "--out", str(tmp_path / "c"), "--delay", "0", "--allow-private"]
    with pytest.raises(SystemExit) as done:
        main(arguments)
    said = capsys.readouterr().err
    assert done.value.code == 1
    assert "2 addresses" in said
    assert "failed:" in said
    assert "[not_found]" in said
    with (tmp_path / "c" / NAME).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["status"] for row in rows] == ["ok", "not_found"]
    assert rows[0]["title"] == "'=1+1"  # as a spreadsheet may open it
    assert read_manifest(tmp_path / "c")[rows[0]["address"]].title == "=1+1"
    assert (rows[0]["publisher"], rows[0]["department"], rows[0]["date"]) == (
        "Préfecture",
        "11",
        "2021-05-04",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title\nA\n", "no column address"),
        ("address,title\n,Untitled\n", "sources.csv:2: no address"),
        (None, "No such"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "sources.csv").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        read_sources(tmp_path / "sources.csv")


def test_another_file_named_manifest_is_not_overwritten(server: Server, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(UsageError, match="not a manifest"):
        gather(server, tmp_path, "/good.pdf")
    assert (tmp_path / NAME).read_text("utf-8") == "a,b\n1,2\n"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.fr/Été/Contrat%20signé.PDF", "a.fr-contrat-signe-"),
        ("https://a.fr/", "a.fr-"),
        ("https://a.fr/../../etc/passwd", "a.fr-passwd-"),
        ("https://a.fr/..%2f..%2fx", "a.fr-x-"),
        ("https://a.fr/" + "x" * 500, "a.fr-" + "x" * 65 + "-"),
        ("https://a.fr/con", "a.fr-con-"),
        ("https://a.fr/%00%0a", "a.fr-"),
    ],
)
def test_names_of_files_are_safe_and_always_the_same(address: str, name: str) -> None:
    made = file_name(address, ".pdf")
    assert made.startswith(name)
    assert made == file_name(address, ".pdf")
    assert made != file_name(address + "?", ".pdf")
    assert len(made) < 100
    assert Path(made).name == made
    assert made[0] not in ".-"


def test_a_manifest_that_names_a_file_elsewhere_is_not_believed(tmp_path: Path) -> None:
    outside = tmp_path / "x.pdf"
    outside.write_bytes(PDF)
    digest = hashlib.sha256(PDF).hexdigest()
    (tmp_path / "c").mkdir()
    assert not Entry("a", file="../x.pdf", sha256=digest).there(tmp_path / "c")
    assert Entry("a", file="x.pdf", sha256=digest).there(tmp_path)


def test_the_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    odd = Entry("http://a/", title="=SUM(1)\n\"x\", 'y'", message="+33")
    (tmp_path / NAME).write_bytes(manifest_bytes(ordered({odd.address: odd}, [])))
    assert read_manifest(tmp_path) == {odd.address: odd}


def test_the_shipped_list_is_usable() -> None:
    path = Path(__file__).parents[2] / "corpus" / "sources.csv"
    found = read_sources(path)
    assert len(found) >= 8
    for source in found:
        check_address(source.address)
        assert source.title
        assert source.publisher


def test_without_httpx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import extractor.collecting as collecting

    monkeypatch.setattr(collecting, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"extractor\[collect\]"):
        collecting.require()


def test_help_needs_neither_httpx_nor_protego() -> None:
    heavy = "('httpx', 'protego', 'jinja2')"
    code = f"import sys; import extractor.cli; print(any(name in sys.modules for name in {heavy}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "False"
