"""`poreform serve`: a local page over a folder of campaigns, simulations and reports."""

from pathlib import Path
from typing import Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson
from poreform.cli.output import say, say_json


def serve(
    folder: Annotated[
        Path, typer.Argument(help="Folder with campaigns, results and reports.")
    ] = Path("results"),
    *,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    host: Annotated[
        str, typer.Option(help="Address to listen at; others than this one open it to all.")
    ] = "127.0.0.1",
    costs: Annotated[
        Path | None,
        typer.Option(
            help="What a membrane and a measurement cost (TOML); default: costs.toml in "
            "the folder."
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Show the campaigns, simulations and reports of a folder (needs the extra "web").

    A campaign is shown with its membranes, windows, cost and journal, a results folder with
    how far its runs are; a page of runs under way is read again by itself. With --json all
    that would be shown is printed and nothing is served.

    For example:

      poreform serve my_results --port 9000
      poreform serve .
      poreform serve bench --costs prices.toml
    """
    from poreform.core.errors import InputError
    from poreform.core.optional import require
    from poreform.plan.costs import Costs

    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; run poreform scan first")
    require("fastapi", extra="web")
    usual = folder / "costs.toml"
    place = costs if costs is not None or not usual.is_file() else usual
    prices = None if place is None else Costs.from_toml(place)
    if as_json:
        found = require("poreform.web.overview", extra="web").overview(folder, prices)
        say_json(
            {
                "folder": folder,
                "campaigns": found.campaigns,
                "simulations": found.simulations,
                "reports": found.reports,
            }
        )
        return DONE
    server = require("uvicorn", extra="web")
    app = require("poreform.web.app", extra="web").create_app(folder, prices)
    say(f"serving {folder} at http://{host}:{port} until Ctrl+C")
    server.run(app, host=host, port=port, log_level="warning")
    return DONE
