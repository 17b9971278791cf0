"""The command line as a whole: its commands, and what becomes of every error."""

import os
import sys
import traceback

import typer
from rich.console import Console

from poreform.cli.commands.campaign import app as campaign
from poreform.cli.commands.check import check
from poreform.cli.commands.compare import compare
from poreform.cli.commands.diagram import diagram
from poreform.cli.commands.materials import materials
from poreform.cli.commands.measure import measure
from poreform.cli.commands.micrograph import micrograph
from poreform.cli.commands.plan import plan
from poreform.cli.commands.read import read
from poreform.cli.commands.report import report
from poreform.cli.commands.run import run
from poreform.cli.commands.scan import scan
from poreform.cli.commands.screen import screen
from poreform.cli.commands.serve import serve
from poreform.cli.commands.tensile import tensile
from poreform.cli.commands.triangle import triangle
from poreform.cli.commands.window import window
from poreform.cli.exit_codes import (
    ANSWER_IS_NO,
    DONE,
    INPUT_IS_WRONG,
    OUR_FAULT,
    STOPPED,
)
from poreform.core.errors import (
    NotConvergedError,
    NotDissolvedError,
    NotMeasurableError,
    PoreformError,
)

TRACEBACK_VARIABLE = "POREFORM_TRACEBACK"
"""Set this environment variable to see where in the code an error arose."""

HELP = """Microporous membranes by thermally induced phase separation.

From a recipe (TOML) to the membrane, its process window Tl, Tu and the verdict
on the three routes; or the same from your own measurements (Excel, CSV).

  poreform scan examples/recipes/pvdf_dbp_dehp.toml    virtual dissolution scan
  poreform window examples/measured_scan.csv           Tl and Tu of measured data
  poreform check examples/recipes/pvdf_dbp_dehp.toml   the three routes
  poreform campaign new bench.db                       your records, kept for good

Every command takes --json and has its own --help with examples.

Exit code: 0 done (where a question was asked: yes), 1 ran and the answer is no
or not known, 2 the input is wrong.
"""

app = typer.Typer(
    name="poreform",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    scan,
    run,
    diagram,
    window,
    check,
    compare,
    read,
    measure,
    micrograph,
    tensile,
    materials,
    screen,
    triangle,
    report,
    plan,
    serve,
):
    app.command()(command)
app.add_typer(campaign, name="campaign")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; no error leaves as a traceback."""
    try:
        return int(app(arguments, prog_name="poreform", standalone_mode=False) or DONE)
    except KeyboardInterrupt:
        return _say(STOPPED, "stopped; the same command continues where it was")
    except PoreformError as error:
        return _say(_code(error), str(error))
    except BrokenPipeError:
        return DONE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _say(INPUT_IS_WRONG, f"{place}{error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - the one place that sees everything
        return _unforeseen(error)


def _code(error: PoreformError) -> int:
    ran = isinstance(error, NotConvergedError | NotDissolvedError | NotMeasurableError)
    return ANSWER_IS_NO if ran else INPUT_IS_WRONG


def _unforeseen(error: Exception) -> int:
    """Tell a fault of the command line's own parser from a fault of ours."""
    told = getattr(error, "format_message", None)
    if callable(told):
        return _say(INPUT_IS_WRONG, f"{told()} See: poreform --help")
    if isinstance(error, typer.Exit):
        return int(error.exit_code)
    if isinstance(error, typer.Abort):
        return _say(STOPPED, "stopped")
    return _say(
        OUR_FAULT,
        f"Poreform failed with {type(error).__name__}: {error}. This is a fault of ours: "
        f"please report it with the command and the recipe; {TRACEBACK_VARIABLE}=1 shows "
        "where it arose",
    )


def _say(code: int, sentence: str) -> int:
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    console.print(" ".join(sentence.split()), markup=False)
    if os.environ.get(TRACEBACK_VARIABLE) and sys.exc_info()[0] is not None:
        traceback.print_exc()
    return code
