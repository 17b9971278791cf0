"""A recipe judged by the three routes before anything was made."""

from pathlib import Path

from poreform.claims.check import check
from poreform.claims.evidence import Evidence
from poreform.claims.verdict import Answer
from poreform.process.recipe import Recipe

RECIPE = Path(__file__).parent / "recipes" / "pvdf_dbp_dehp.toml"


def main() -> None:
    """Print each condition that is not met or not known, and what to do next."""
    verdicts = check(Recipe.from_toml(RECIPE), Evidence())
    for verdict in verdicts:
        print(f"route {verdict.route}, {verdict.title}: {verdict.answer.value}")
        for finding in verdict.findings:
            if finding.answer is not Answer.MET:
                print(f"  {finding.condition}: {finding.answer.value}; {finding.next_step}")
    answers = {verdict.route: verdict.answer for verdict in verdicts}
    assert answers["P"] is Answer.NOT_KNOWN
    assert answers["R"] is Answer.NOT_MET


if __name__ == "__main__":
    main()
