"""A bench folder as a laboratory has it: a campaign, a simulation under way, reports."""

from pathlib import Path

import pytest

from poreform.lab.experiment import Experiment
from poreform.lab.store.campaign import Campaign
from poreform.virtual.ordered import Ordered, write_ordered

MEASURED = Path(__file__).resolve().parents[2] / "examples" / "measured_scan.csv"


@pytest.fixture
def bench(tmp_path):
    """A folder with a campaign, two of three runs, reports, and a secret beside it."""
    folder = tmp_path / "bench"
    folder.mkdir()
    Campaign(tmp_path / "secret.db").add_file(MEASURED)
    Campaign(folder / "lots & more.db", author="<Ann>").add_file(MEASURED)
    (folder / "lots & more.html").write_text("<p>the report</p>", encoding="utf-8")
    results = folder / "deep" / "results"
    for digest, celsius in (("a", 100.0), ("b", 105.0)):
        record = Experiment(
            name=digest,
            origin="simulated",
            dissolution_temperature=celsius + 273.15,
            concentration=0.25,
            state="not dissolved",
        )
        run = results / "runs" / digest
        run.mkdir(parents=True)
        (run / "experiment.json").write_text(record.model_dump_json(), encoding="utf-8")
    write_ordered(results, "1", Ordered(name="PVDF <in> DBP", runs=("a", "b", "c")))
    (results / "scan.html").write_text("<p>simulated</p>", encoding="utf-8")
    return folder
