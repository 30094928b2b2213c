"""The review as a page on this machine: server-rendered HTML, one person, one decisions.csv.

Only who knows the token of the printed address may use it. Every request must name this host and port (a page
elsewhere cannot reach it by another name), every change must come from the page itself (Origin), and the
policy of each answer lets nothing run but the page's own script. Documents are hostile: what they say is
escaped by the template and never is a file's name; pictures are asked for by document id and page number.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from extractor.errors import UsageError
from extractor.review.answers import Asking, answers
from extractor.review.decisions import append, changed, read, taken_back
from extractor.review.french import ANSWERS, french, proposal
from extractor.review.questions import (
    KINDS,
    Filters,
    after,
    around,
    options,
    passage,
    picture,
    questions,
    same_words,
    sheet,
)
from extractor.review.sheets import Sheet, SheetRow

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from extractor.review.known import KnownDocument
    from extractor.rules import Taxonomy

PAGE = Path(__file__).with_name("page")
STATIC = {"app.js": "text/javascript", "style.css": "text/css"}
LABELS = {"document": ("Doute fondé", "Sans objet"), "": ("Juste", "Faux")}
"""What accepting and rejecting are called: for doubts about documents, for everything else."""

LISTED = 300
"""Questions in the list at the left: those around the one that is asked."""

MAX_BODY = 100_000
"""Bytes of a form: an answer and its comment are much smaller."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers send « Origin: null » with forms
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Desk:
    """What the page works on. `asking` knows the dataset and who decides; its time is set anew each time."""

    asking: Asking
    taxonomy: Taxonomy
    decisions: Path
    port: int
    token: str


def new_token() -> str:
    """A secret for one start of the server."""
    return secrets.token_urlsafe(24)


def free_port(wanted: int) -> int:
    """`wanted`, or any free port where it is 0. Raises a UsageError where it is taken."""
    with socket.socket() as probe:
        try:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise UsageError(f"--port {wanted}: {error.strerror or error}; name another, or 0") from error
        return int(probe.getsockname()[1])


def require() -> None:
    """Raises a UsageError where what serves pages is not installed."""
    for name in ("jinja2", "starlette", "uvicorn"):
        if find_spec(name) is None:
            raise UsageError(
                f"the page needs {name}, which is not installed: pip install 'extractor[review]'"
            )


def application(desk: Desk) -> Starlette:
    """The page as an ASGI application; every answer has passed `_guarded`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from starlette.applications import Starlette
    from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
    from starlette.routing import Route

    templates = Environment(loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined)

    async def index(request: Request) -> Response:
        return HTMLResponse(templates.get_template("page.html").render(_view(desk, request)))

    async def image(request: Request) -> Response:
        documents = {document.id: document for document in desk.asking.known.documents}
        document = documents.get(request.path_params["document_id"])
        png = picture(document, request.path_params["page"]) if document else None
        return Response(png, media_type="image/png") if png else PlainTextResponse("pas d'image", 404)

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            return PlainTextResponse("inconnu", 404)
        return Response((PAGE / name).read_bytes(), media_type=STATIC[name])

    async def icon(_: Request) -> Response:
        return Response(status_code=204)  # browsers ask for one

    async def post(request: Request) -> Response:
        fields = await _fields(request)
        if fields is None:
            return PlainTextResponse("formulaire trop grand", 413)
        return RedirectResponse(_post(desk, request.url.path, fields), 303)

    routes = [
        Route("/", index),
        Route("/image/{document_id}/{page:int}", image),
        Route("/static/{name}", static),
        Route("/favicon.ico", icon),
        *(Route(path, post, methods=["POST"]) for path in ("/decide", "/undo", "/add")),
    ]
    app = Starlette(routes=routes)
    _guard(app, desk)
    return app


def serve(desk: Desk) -> None:
    """Serve until interrupted, to this machine only."""
    import uvicorn

    uvicorn.run(application(desk), host="127.0.0.1", port=desk.port, log_level="warning", server_header=False)


def _guard(app: Starlette, desk: Desk) -> None:
    from starlette.middleware.base import BaseHTTPMiddleware
    from starlette.responses import PlainTextResponse, RedirectResponse

    hosts = {f"127.0.0.1:{desk.port}", f"localhost:{desk.port}"}
    origins = {f"http://{host}" for host in hosts}
    cookie = f"review-{desk.port}"  # browsers share cookies between the ports of a host

    async def guarded(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
        origin = request.headers.get("origin")
        given = request.query_params.get("token")
        response: Response
        if request.headers.get("host", "") not in hosts:
            response = PlainTextResponse("mauvais hôte", 421)
        elif origin not in origins and (origin is not None or request.method != "GET"):
            response = PlainTextResponse("mauvaise origine", 403)
        elif given is not None and request.method == "GET" and _same(given, desk.token):
            rest = [(name, value) for name, value in request.query_params.items() if name != "token"]
            response = RedirectResponse(f"/?{urlencode(rest)}" if rest else "/", 303)
            response.set_cookie(cookie, desk.token, httponly=True, samesite="strict", path="/")
        elif not _same(request.cookies.get(cookie, ""), desk.token):
            response = PlainTextResponse("ouvrez l'adresse que la commande a affichée, jeton compris", 403)
        else:
            response = await call(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    app.add_middleware(BaseHTTPMiddleware, dispatch=guarded)


def _same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode(), token.encode())


async def _fields(request: Request) -> dict[str, str] | None:
    """The fields of a form, url-encoded; None where it is too large."""
    from urllib.parse import parse_qsl

    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            return None
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _filters(given: dict[str, str]) -> Filters:
    state = given.get("state", "open")
    return Filters(
        department=given.get("department", ""),
        document=given.get("document", ""),
        kind=given.get("kind", ""),
        objective=given.get("objective", ""),
        words=given.get("words", "")[:200],
        state=state if state in ("open", "done", "all") else "open",
    )


def _view(desk: Desk, request: Request) -> dict[str, object]:
    """What the template shows."""
    known = desk.asking.known
    given = dict(request.query_params)
    filters = _filters(given)
    every = questions(known, read(desk.decisions).standing())
    current = given.get("at", "")
    shown = [question for question in every if filters.keep(question) or question.key == current]
    question = next((q for q in shown if q.key == current), shown[0] if shown else None)
    documents = {document.id: document for document in known.documents}
    document = documents[question.fact.document_id] if question else None
    asked = (question.page if question else None) or 1
    page = _page(given.get("page", ""), document) or asked
    size = sheet(document, page) if document else None
    return {
        "kinds": KINDS,
        "filters": filters,
        "shown": len(shown),
        "listed": around(shown, question, LISTED),
        "question": question,
        "document": document,
        "names": {one.id: one.name for one in known.documents},
        "answers": ANSWERS,
        "proposal": proposal,
        "labels": LABELS.get(question.fact.kind, LABELS[""]) if question else (),
        "same_words": same_words(known, question) if question else [],
        "page": page,
        "box": question.fact.box if question and page == asked else None,
        "size": size,
        "passage": passage(known, question) if question else None,
        "options": options(question, desk.taxonomy) if question else [],
        "total": len(every),
        "done": sum(q.answer is not None for q in every),
        "documents": known.documents,
        "departments": sorted({code for q in every for code in q.row["department"].split()}),
        "objectives": desk.taxonomy.objectives,
        "said": given.get("said", "")[:500],
        "wrong": french(given.get("wrong", "")[:500]),
        "typed": given.get("typed", "")[:2000],
        "link": lambda at, **more: "/?" + urlencode({**_given(filters), "at": at, **more}),
        "next": after(shown, question.key) if question else "",
        "previous": after(shown, question.key, -1) if question else "",
        "who": desk.asking.who,
    }


def _page(given: str, document: KnownDocument | None) -> int | None:
    """The page that was asked for, where the document has it."""
    pages = (document.pages if document else None) or 0
    return int(given) if given.isdecimal() and 1 <= int(given[:9]) <= pages else None


def _given(filters: Filters) -> dict[str, str]:
    return {name: value for name, value in asdict(filters).items() if value}


def _post(desk: Desk, path: str, fields: dict[str, str]) -> str:
    """Save what a form says; returns the address to show next."""
    asking = replace(desk.asking, when=datetime.now(UTC).isoformat(timespec="seconds"))
    log = read(desk.decisions)
    filters = _filters({n.removeprefix("filter-"): v for n, v in fields.items() if n.startswith("filter-")})
    if path == "/undo":
        back = taken_back(log, asking.who, asking.when)
        append(desk.decisions, back)
        at = f"{back[0].kind}:{back[0].id}" if back else fields.get("at", "")
        said = "Dernière décision annulée." if back else "Rien à annuler."
        return _address(filters, at, said=said)
    cells = {
        name: fields.get(name, "")
        for name in ("decision", "comment", "kind", "id", "document", "quote", "start")
    }
    if path == "/add":
        cells["id"] = ""
    elif cells["decision"] == "=":  # not one of the answers offered: what was typed
        cells["decision"] = fields.get("value", "")
    found = answers(Sheet((SheetRow(1, cells, False),), tuple(cells), False), asking)
    at = fields.get("at", "")
    if found.complaints:
        wrong = found.complaints[0].text
        return _address(filters, at, wrong=wrong, typed=cells["decision"])
    shown = [q for q in questions(asking.known, log.standing()) if filters.keep(q) or q.key == at]
    append(desk.decisions, changed(log, found.decisions))
    if path == "/add" or not found.decisions:
        return _address(filters, at, said="Fait ajouté." if found.decisions else "Rien à enregistrer.")
    return _address(filters, after(shown, at), said="Enregistré.")


def _address(filters: Filters, at: str, **more: str) -> str:
    return "/?" + urlencode({**_given(filters), "at": at, **more})
