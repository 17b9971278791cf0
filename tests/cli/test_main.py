"""Every error leaves as one sentence and an exit code; nothing leaves as a traceback."""

import subprocess
import sys

import pytest

from poreform.cli import main as module
from poreform.cli.main import TRACEBACK_VARIABLE, app, main
from poreform.core.errors import (
    InputError,
    MissingExtraError,
    NotConvergedError,
    NotDissolvedError,
    NotMeasurableError,
    StoredDataError,
)

COMMANDS = sorted(info.callback.__name__ for info in app.registered_commands)
HEAVY = {
    "numpy",
    "scipy",
    "pydantic",
    "pint",
    "matplotlib",
    "numba",
    "distributed",
    "fastapi",
}


def ending_with(error):
    """A command line whose only work ends with `error`."""

    def call(*_args, **_keywords):
        raise error

    return call


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("the recipe is wrong"), 2),
        (StoredDataError("the file is damaged"), 2),
        (MissingExtraError("fastapi is not installed"), 2),
        (PermissionError(13, "Permission denied", "a.toml"), 2),
        (NotConvergedError("stopped after 9 steps"), 1),
        (NotDissolvedError("not dissolved at 100 degC"), 1),
        (NotMeasurableError("all pores"), 1),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("division by zero"), 70),
    ],
    ids=lambda value: (
        type(value).__name__ if isinstance(value, BaseException) else str(value)
    ),
)
def test_an_error_is_one_line_and_a_code(monkeypatch, capsys, error, code):
    monkeypatch.setattr(module, "app", ending_with(error))
    assert main([]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "Traceback" not in captured.err


def test_a_fault_of_ours_asks_to_be_reported(monkeypatch, capsys):
    monkeypatch.setattr(module, "app", ending_with(ZeroDivisionError("division by zero")))
    main([])
    assert "This is a fault of ours: please report it" in capsys.readouterr().err


def test_the_place_of_a_fault_is_shown_on_request(monkeypatch, capsys):
    monkeypatch.setenv(TRACEBACK_VARIABLE, "1")
    monkeypatch.setattr(module, "app", ending_with(ZeroDivisionError("division by zero")))
    main([])
    assert "Traceback" in capsys.readouterr().err


def test_square_brackets_of_a_message_stay(monkeypatch, capsys):
    monkeypatch.setattr(module, "app", ending_with(InputError("write 'Ts [degC]'")))
    main([])
    assert capsys.readouterr().err == "write 'Ts [degC]'\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["no-such-command"], "No such command"),
        (["window"], "Missing argument"),
        (["window", "a.csv", "--bad"], "No such option"),
        (["serve", "--port", "0"], "port"),
    ],
)
def test_a_mistyped_command_points_to_the_help(say, words, says):
    said = say(*words)
    assert said.code == 2
    assert says in said.err
    assert "poreform --help" in said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_an_example_and_knows_json(say, command):
    said = say(command, "--help")
    assert said.code == 0
    assert f"poreform {command}" in said.out
    assert "For example" in said.out
    assert "--json" in said.out


def test_help_lists_every_command(say):
    said = say("--help")
    assert said.code == 0
    assert all(command in said.out for command in COMMANDS)


def test_help_needs_no_heavy_package():
    program = (
        "import sys; from poreform.cli.main import main; main(['--help']);"
        "found = {name.split('.')[0] for name in sys.modules} & set(sys.argv[1:]);"
        "print('heavy:', sorted(found))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, *HEAVY], capture_output=True, text=True, check=True
    )
    assert answer.stdout.splitlines()[-1] == "heavy: []"


def test_the_module_runs_as_a_program():
    answer = subprocess.run(
        [sys.executable, "-m", "poreform.cli", "no-such-command"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (2, "")
