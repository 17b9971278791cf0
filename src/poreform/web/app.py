"""The application: campaigns, simulations and reports of a folder, a question by JSON."""

import tempfile
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.base import RequestResponseEndpoint

from poreform.core.errors import InputError, PoreformError, UnknownNameError
from poreform.core.plain import JsonValue, plain
from poreform.lab.load import load
from poreform.plan.costs import Costs
from poreform.web.content import campaign_view, simulation_view
from poreform.web.overview import Overview, overview, report_lines
from poreform.web.pages.pages import (
    campaign_page,
    overview_page,
    refusal_page,
    simulation_page,
)
from poreform.web.pages.rendering import STYLE
from poreform.web.places import campaign_place, simulation_place
from poreform.web.reports import report_names, report_text
from poreform.window.scans import windows_of

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""What a page of ours may load: its style sheet and nothing else, no script at all."""

REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""What a report may load: the style and the pictures inside it, no script at all."""

LARGEST_UPLOAD = 2_000_000
"""Bytes of a data file that the window endpoint takes."""


def create_app(folder: Path, costs: Costs | None = None) -> FastAPI:
    """Return the application over what lies in `folder`; `costs` prices campaigns."""
    app = FastAPI(title="Poreform", docs_url=None, redoc_url=None, openapi_url=None)
    app.middleware("http")(_guard)
    app.add_exception_handler(PoreformError, _refuse)
    app.state.folder, app.state.costs = folder, costs
    app.get("/", response_class=HTMLResponse)(_overview)
    app.get("/style.css")(_style)
    app.get("/campaigns/{name:path}", response_class=HTMLResponse)(_campaign)
    app.get("/simulations/{name:path}", response_class=HTMLResponse)(_simulation)
    app.get("/reports/{name:path}", response_class=HTMLResponse)(_report)
    app.get("/api/overview")(_all)
    app.get("/api/reports")(_reports)
    app.post("/api/window")(_window)
    return app


async def _guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
    response = await call_next(request)
    response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


async def _refuse(request: Request, error: Exception) -> Response:
    """Say what is wrong: to a browser as a page, to a program as JSON."""
    code = 404 if isinstance(error, UnknownNameError) else 422
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(refusal_page(str(error)), status_code=code)
    return JSONResponse({"error": str(error)}, status_code=code)


# functions without async run in a thread of their own, so that a campaign that is read, or
# a window that is worked out, holds up nobody
def _overview(request: Request) -> HTMLResponse:
    return HTMLResponse(overview_page(_found(request)))


def _all(request: Request) -> JSONResponse:
    return JSONResponse(plain(_found(request)))


def _found(request: Request) -> Overview:
    state = request.app.state
    return overview(state.folder, state.costs)


def _campaign(request: Request, name: str) -> HTMLResponse:
    state = request.app.state
    view = campaign_view(campaign_place(state.folder, name), state.costs)
    return HTMLResponse(campaign_page(name, view, report_lines(state.folder, name)))


def _simulation(request: Request, name: str) -> HTMLResponse:
    folder = request.app.state.folder
    view = simulation_view(simulation_place(folder, name))
    return HTMLResponse(simulation_page(name, view, report_lines(folder, name)))


def _style() -> Response:
    return Response(STYLE, media_type="text/css")


def _report(request: Request, name: str) -> HTMLResponse:
    text = report_text(request.app.state.folder, name)
    return HTMLResponse(text, headers={"Content-Security-Policy": REPORT_POLICY})


def _reports(request: Request) -> tuple[str, ...]:
    return report_names(request.app.state.folder)


async def _window(request: Request) -> JSONResponse:
    """Return the window of the scan in the body (CSV)."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPLOAD:
            raise InputError(
                f"the file is larger than {LARGEST_UPLOAD / 1e6:g} MB; send one scan only"
            )
    return JSONResponse(await run_in_threadpool(_window_of, bytes(body)))


def _window_of(body: bytes) -> JsonValue:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.csv"
        path.write_bytes(body)
        try:
            records = load(path).experiments
        except InputError as error:
            # where the upload lies on this machine is nobody's business
            raise InputError(str(error).replace(str(path), "the file")) from error
    return plain(
        [{"label": scan.label, "window": scan.window} for scan in windows_of(records)]
    )
