"""A process that is killed in the middle of writing: `interrupted.py WHAT PLACE FILE`.

It says "in the middle" when a part of the rows stands in the open transaction, and then
waits for its end.
"""

import sys
import time

from poreform.lab.store.campaign import Campaign

ENOUGH = {"table": 1000, "archive": 8}
"""Membranes of a table, tables of an archive, after which it waits."""


class Waiting:
    """A progress that never comes back once enough was written."""

    def __init__(self, enough):
        self.left = enough

    def start(self, title, total):
        """Begin."""

    def advance(self, amount):
        """Wait when enough was written."""
        self.left -= amount
        if self.left <= 0:
            sys.stdout.write("in the middle\n")
            sys.stdout.flush()
            time.sleep(600)

    def finish(self):
        """End; never reached."""


what, place, file = sys.argv[1:]
campaign = Campaign.open(place)
write = {"table": campaign.add_file, "archive": campaign.import_archive}[what]
write(file, progress=Waiting(ENOUGH[what]))
