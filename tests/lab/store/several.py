"""A writer among several: `several.py PLACE NAME COUNT` adds and corrects membranes."""

import sys

from poreform.lab.experiment import Experiment
from poreform.lab.store.campaign import Campaign

place, name, count = sys.argv[1:]
campaign = Campaign.open(place, author=name)
for number in range(int(count)):
    mine = Experiment(
        name=f"{name}-{number}", origin="measured", dissolution_temperature=400.0
    )
    campaign.add(mine)
    campaign.correct("shared", {"remark": f"{name} {number}"}, reason=f"{name} {number}")
