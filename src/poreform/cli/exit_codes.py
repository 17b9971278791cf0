"""What the exit code of a command says."""

DONE = 0
"""Done; where a question was asked, the answer is yes."""

ANSWER_IS_NO = 1
"""Ran, and the answer is no or not known."""

INPUT_IS_WRONG = 2
"""What was given cannot be used; the one sentence on the error stream says what to do."""

STOPPED = 130
"""Stopped by the keyboard; nothing half-written is left."""

OUR_FAULT = 70
"""A fault in Poreform itself."""
