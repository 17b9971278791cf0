"""Tables of DSC runs: crystallisation on cooling, dissolution or melting on heating."""

from pathlib import Path
from typing import Any, final

import numpy as np

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading
from poreform.core.units import Unit, from_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.dsc import DscPeak, DscRun, Points, peak_of, runs_of
from poreform.lab.importer import Imported, Importer
from poreform.lab.tabular import Table, figures_of, is_table_of, read_table

RATE = Unit("delta_degC/second", above=0.0, most=100.0)

DSC = Vocabulary(
    "DSC table",
    (
        Field(
            "temperature",
            Unit("kelvin", above=0.0, most=2000.0),
            ("t", "temperature", "sample temperature", "ts", "tr"),
            "T [degC]",
        ),
        Field(
            "power",
            Unit("watt"),
            ("heat flow", "heatflow", "dsc", "power", "heat flow signal"),
            "heat flow [mW]",
        ),
        Field(
            "specific_power",
            Unit("watt/kilogram"),
            ("specific heat flow", "normalized heat flow", "heat flow per mass"),
            "specific heat flow [W/g]",
        ),
        Field("time", Unit("second", least=0.0), ("time",), "time [min]"),
        Field(
            "mass",
            Unit("kilogram", above=1e-8, most=1e-3),
            ("mass", "sample mass", "sample weight"),
            "sample mass [mg]",
        ),
        Field("rate", RATE, ("rate", "heating rate", "cooling rate"), "rate [K/min]"),
        Field("sample", None, ("sample", "name")),
    ),
    keys=("power", "specific_power"),
)
"""Words of a table of a DSC run."""

SIGNALS = ("power", "specific_power")


@final
class DscTable(Importer):
    """Tables with ``T [degC]`` and ``heat flow [mW]``, or ``specific heat flow [W/g]``.

    With a heat flow in mW stands ``# sample mass: 8 mg`` above the header; without a
    column ``time [min]`` also ``# rate: 10 K/min``.  Heating and cooling of one record are
    parted where the temperature turns.
    """

    name = "DSC table"
    vocabulary = DSC

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable table of temperature and heat flow."""
        return is_table_of(path, DSC)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return onset, peak and enthalpy of every run; faults are named by row."""
        table = read_table(path, DSC, columns)
        readings: list[Reading] = []
        reasons: list[str] = []
        runs = _runs(table)
        for run in runs:
            try:
                readings += _readings(run, peak_of(run))
            except NotMeasurableError as error:
                reasons.append(f"{_words(run)}: {error}")
        if not readings:
            why = "; ".join(reasons) or "no run of rising or falling temperature"
            raise InputError(f"{table.where}: {why}")
        return Imported(readings=tuple(readings), notes=(*table.notes, *reasons))


def _runs(table: Table) -> list[DscRun]:
    rows = figures_of(table)
    signal = next((s for s in SIGNALS if any(s in row for row in rows)), None)
    kept = [row for row in rows if signal in row and "temperature" in row]
    if signal is None or not kept:
        raise InputError(f"{table.where}: no row holds a temperature and a heat flow")
    flow = np.array([row[signal] for row in kept]) / _mass(table, signal)
    kelvin = np.array([row["temperature"] for row in kept])
    seconds = _seconds(table, kept)
    try:
        return [
            DscRun(t, q, _rate(table, t, clock))
            for t, q, clock in runs_of(kelvin, flow, seconds)
        ]
    except InputError as error:
        raise InputError(f"{table.where}: {error}") from error


def _mass(table: Table, signal: str) -> float:
    if signal == "specific_power":
        return 1.0
    mass = table.given.get("mass")
    if mass is None:
        raise InputError(
            f"{table.where}: the mass of the sample is lacking; write e.g. '# sample mass: "
            "8.2 mg' above the header"
        )
    return float(mass)


def _seconds(table: Table, rows: list[dict[str, Any]]) -> Points:
    """Return the clock of each point; NaN where there is none."""
    if "rate" in table.given:
        return np.full(len(rows), np.nan)
    if not all("time" in row for row in rows):
        raise InputError(
            f"{table.where}: the rate is lacking; write e.g. '# rate: 10 K/min' above the "
            "header, or give a column 'time [min]'"
        )
    return np.array([row["time"] for row in rows])


def _rate(table: Table, kelvin: Points, seconds: Points) -> float:
    if "rate" in table.given:
        return float(table.given["rate"])
    span = float(seconds[-1] - seconds[0])
    if not span > 0.0 or not (np.diff(seconds) >= 0.0).all():
        raise InputError("the times do not increase; give the rate instead")
    return abs(float(kelvin[-1] - kelvin[0])) / span


def _words(run: DscRun) -> str:
    verb = "heating" if run.is_heating else "cooling"
    return f"{verb} at {from_si(run.rate, 'delta_degC/min'):.3g} K/min"


def _readings(run: DscRun, peak: DscPeak) -> list[Reading]:
    limits = f"{from_si(peak.first, 'degC'):.4g} to {from_si(peak.last, 'degC'):.4g} degC"
    method = f"DSC, {_words(run)}, straight baseline, peak from {limits}"
    note = (
        "a peak reaches into an end of the run: the baseline is doubtful"
        if peak.is_cut_off
        else ""
    )

    def reading(name: str, value: float, unit: str) -> Reading:
        return Reading(name, value, unit, method, note=note)

    enthalpy = 1e-3 * peak.enthalpy
    if not run.is_heating:
        return [
            reading("crystallisation_temperature", from_si(peak.peak, "degC"), "degC"),
            reading("crystallisation_onset", from_si(peak.onset, "degC"), "degC"),
            reading("crystallisation_enthalpy", enthalpy, "J/g"),
        ]
    return [
        reading("melting_temperature", from_si(peak.peak, "degC"), "degC"),
        reading("melting_onset", from_si(peak.onset, "degC"), "degC"),
        reading("melting_enthalpy", enthalpy, "J/g"),
        reading("dissolution_middle", from_si(peak.middle, "degC"), "degC"),
        reading("dissolution_width", peak.width, "K"),
    ]
