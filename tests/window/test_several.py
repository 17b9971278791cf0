"""Many windows over processes: the same as one by one, told as they come."""

import os

import pytest

from poreform.core.errors import InputError
from poreform.core.progress import Silent
from poreform.window.find import Rules
from poreform.window.question import Question
from poreform.window.several import MANY, cores, texts_of
from poreform.window.stored import text_of


class Told:
    """Counts what a progress is told."""

    def __init__(self):
        self.total = self.done = self.ended = 0

    def start(self, title, total):
        assert title == "windows"
        self.total += total

    def advance(self, amount):
        self.done += amount

    def finish(self):
        self.ended += 1


class Deadly(float):
    """A temperature that ends every process but the one it was made in."""

    home = os.getpid()

    def __float__(self):
        if os.getpid() != Deadly.home:
            os._exit(1)
        return super().__float__()

    def __reduce__(self):
        return _deadly, (super().__float__(), Deadly.home)


def _deadly(value, home):
    Deadly.home = home
    return Deadly(value)


def question(number):
    porosity = {100.0: 50.0, 105.0: 51.0 + 0.01 * number, 110.0: 55.0, 115.0: 55.5}
    return Question(porosity, {}, Rules(), 0)


QUESTIONS = [question(number) for number in range(MANY + 3)]


def expected(questions):
    return [text_of(entry.window()) for entry in questions]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_are_found_in_their_order_and_counted(workers):
    told = Told()
    found = list(texts_of(QUESTIONS, workers=workers, progress=told))
    assert found == expected(QUESTIONS)
    assert (told.total, told.done, told.ended) == (MANY + 3, MANY + 3, 1)


def test_a_few_are_found_without_a_word():
    told = Told()
    assert list(texts_of(QUESTIONS[:3], workers=2, progress=told)) == expected(
        QUESTIONS[:3]
    )
    assert (told.total, told.done, told.ended) == (0, 0, 0)


def test_a_figure_that_cannot_be_is_refused_from_another_process_too():
    wrong = Question({100.0: 101.0}, {}, Rules(), 0)
    with pytest.raises(InputError, match="porosity is 101 %, outside 0 to 100 %"):
        list(texts_of([*QUESTIONS, wrong], workers=2, progress=Silent()))


def test_this_process_takes_over_when_the_others_die():
    deadly = Question({Deadly(100.0): 50.0, 105.0: 51.0}, {}, Rules(), 0)
    questions = [*QUESTIONS[:40], deadly, *QUESTIONS[40:]]
    assert list(texts_of(questions, workers=2, progress=Silent())) == expected(questions)


def test_there_is_a_core_to_work_on():
    assert cores() >= 1
