"""`poreform serve`: a local page over a results folder."""

from pathlib import Path
from typing import Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson
from poreform.cli.output import say, say_json


def serve(
    folder: Annotated[Path, typer.Argument(help="Results folder.")] = Path("results"),
    *,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    host: Annotated[
        str, typer.Option(help="Address to listen at; others than this one open it to all.")
    ] = "127.0.0.1",
    as_json: AsJson = False,
) -> int:
    """Show the reports of a results folder on a local page (needs the extra "web").

    With --json the reports found are listed and nothing is served.

    For example:

      poreform serve
      poreform serve my_results --port 9000
    """
    from poreform.core.errors import InputError
    from poreform.core.optional import require

    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; run poreform scan first")
    require("fastapi", extra="web")
    if as_json:
        reports = require("poreform.web.reports", extra="web")
        say_json({"folder": folder, "reports": reports.report_names(folder)})
        return DONE
    server = require("uvicorn", extra="web")
    app = require("poreform.web.app", extra="web").create_app(folder)
    say(f"serving {folder} at http://{host}:{port} until Ctrl+C")
    server.run(app, host=host, port=port, log_level="warning")
    return DONE
