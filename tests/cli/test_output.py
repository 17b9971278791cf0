"""JSON for machines, plain words for people."""

import json

from poreform.cli.output import console, error_console, say, say_json, say_table


def test_a_document_for_machines_is_valid_json(capsys):
    say_json({"µ": [float("nan")]})
    assert json.loads(capsys.readouterr().out) == {"µ": [None]}


def test_brackets_are_words_and_no_markup(capsys):
    say("write 'Ts [degC]'")
    say_table("a [title]", ("a",), [("P [%]",), ("[red]x[/red]",)])
    out = capsys.readouterr().out
    assert all(text in out for text in ("Ts [degC]", "P [%]", "[red]x[/red]", "a [title]"))


def test_errors_go_to_their_own_stream():
    assert error_console().stderr
    assert not console().stderr
