"""The synthetic campaign is what its generator makes."""

import runpy
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_the_shipped_campaign_is_the_one_the_generator_makes():
    made = runpy.run_path(str(EXAMPLES / "make_campaign.py"))
    assert made["CAMPAIGN"].read_text(encoding="utf-8") == made["table"]()


def test_the_campaign_says_that_nothing_was_measured():
    first = (EXAMPLES / "campaign.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "nothing here was measured" in first
