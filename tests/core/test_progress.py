"""The progress that nobody watches."""

from poreform.core.progress import Progress, Silent


def test_silence_takes_everything_and_says_nothing(capsys):
    progress: Progress = Silent()
    progress.start("scan", 3.0)
    progress.advance(1.0)
    progress.finish()
    assert capsys.readouterr().out == ""
