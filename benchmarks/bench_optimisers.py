"""Load an export of `poreform plan --export` into BayBE and Ax and ask for two membranes.

Neither is a dependency; make an environment of their own for them:

    python -m venv peers && peers/bin/pip install baybe ax-platform
    poreform plan examples/campaign.csv --export for_optimiser --goal porosity=maximise
    peers/bin/python benchmarks/bench_optimisers.py for_optimiser

Every factor, every level and every row is taken from the two files alone.
"""

import argparse
import json
import math
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from ax.api.client import Client
from ax.api.configs import ChoiceParameterConfig, RangeParameterConfig
from baybe import Campaign
from baybe.objectives import SingleTargetObjective
from baybe.parameters import CategoricalParameter, NumericalDiscreteParameter
from baybe.searchspace import SearchSpace
from baybe.targets import NumericalTarget


def baybe(told: dict, table: pd.DataFrame, target: dict) -> None:
    parameters = [
        NumericalDiscreteParameter(factor["column"], values=factor["tried"])
        if factor["kind"] == "number"
        else CategoricalParameter(factor["column"], values=factor["values"])
        for factor in told["factors"].values()
    ]
    aim = NumericalTarget(target["column"], minimize=target["goal"] == "minimise")
    campaign = Campaign(SearchSpace.from_product(parameters), SingleTargetObjective(aim))
    columns = [*(parameter.name for parameter in parameters), target["column"]]
    measured = table.loc[table["state"] == "made", columns].dropna()
    campaign.add_measurements(measured)
    print(f"BayBE {version('baybe')}: {len(measured)} of {len(table)} rows taken; next:")
    print(campaign.recommend(2).to_string(index=False))


def ax(told: dict, table: pd.DataFrame, target: dict) -> None:
    client = Client()
    client.configure_experiment(
        parameters=[
            RangeParameterConfig(
                name=name,
                parameter_type="float",
                bounds=(factor["lowest"], factor["highest"]),
            )
            if factor["kind"] == "number"
            else ChoiceParameterConfig(
                name=name,
                parameter_type="str",
                values=factor["values"],
                is_ordered=False,
            )
            for name, factor in told["factors"].items()
        ]
    )
    sign = "-" if target["goal"] == "minimise" else ""
    client.configure_optimization(objective=f"{sign}aim")
    taken = 0
    for row in table.to_dict("records"):
        given = {name: row[entry["column"]] for name, entry in told["factors"].items()}
        if any(isinstance(value, float) and math.isnan(value) for value in given.values()):
            continue
        trial = client.attach_trial(parameters=given)
        value = row[target["column"]]
        if row["state"] != "made":
            client.mark_trial_failed(trial)
        elif math.isnan(value):
            client.mark_trial_abandoned(trial)
        else:
            client.complete_trial(trial, raw_data={"aim": value})
            taken += 1
    print(f"Ax {version('ax-platform')}: {taken} of {len(table)} rows taken; next:")
    for given in client.get_next_trials(2).values():
        print(given)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="written by `poreform plan --export`")
    parser.add_argument("--target", default="porosity", help="quantity to optimise")
    asked = parser.parse_args()
    told = json.loads((asked.folder / "search_space.json").read_text(encoding="utf-8"))
    table = pd.read_csv(asked.folder / told["table"])
    for load in (baybe, ax):
        load(told, table, told["targets"][asked.target])


if __name__ == "__main__":
    main()
