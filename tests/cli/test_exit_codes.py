"""Exit codes are a promise to scripts."""

from poreform.cli import exit_codes


def test_the_codes_never_change():
    assert (
        exit_codes.DONE,
        exit_codes.ANSWER_IS_NO,
        exit_codes.INPUT_IS_WRONG,
        exit_codes.OUR_FAULT,
        exit_codes.STOPPED,
    ) == (0, 1, 2, 70, 130)
