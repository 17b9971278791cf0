"""The sections of a report, each left out when there is nothing to show in it."""

from dataclasses import dataclass, field

from markupsafe import Markup

from poreform.core.units import from_si
from poreform.lab.experiment import Experiment
from poreform.report.choice import three_runs
from poreform.report.doubts import shown
from poreform.report.figures import RUN_FIGURES, SCAN_FIGURES
from poreform.report.figures.micrograph import micrograph_of_run
from poreform.report.style import inline_svg, png_data_uri
from poreform.report.tables import FigureTable, figure_tables
from poreform.report.view import Assumption, RunView, ScanView
from poreform.report.window_parts import Listed, ScanPart, listed, scan_parts

MOST_METHODS = 60
"""Ways of reading that a report lists."""

MOST_UNMADE = 40
"""Dopes without a membrane that a report lists by name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the words under it: an image by its address, or a drawing."""

    caption: str
    source: str = ""
    svg: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True)
class Group:
    """The same figure of several membranes, side by side."""

    title: str
    figures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section; which fields are filled depends on its anchor."""

    anchor: str
    title: str
    figures: tuple[Picture, ...] = ()
    pictures: tuple[Picture, ...] = ()
    groups: tuple[Group, ...] = ()
    listing: tuple[Listed, ...] = ()
    parts: tuple[ScanPart, ...] = ()
    left_aside: int = 0
    tables: tuple[FigureTable, ...] = ()
    rows: tuple[Assumption, ...] = ()
    methods: tuple[str, ...] = ()
    unmade: tuple[Experiment, ...] = ()
    assumed: int = 0


def sections(view: ScanView) -> tuple[Section, ...]:
    """Return the sections that `view` can fill, in the order of reading."""
    runs = three_runs(view)
    candidates = (
        _window(view),
        Section("next", "What to make next") if view.advice or view.bill else None,
        *_scan_figures(view),
        _structures(runs),
        _curves(runs),
        _figures(view),
        Section("routes", "The three routes, condition by condition")
        if view.verdicts
        else None,
        Section("difference", "Beside another recipe") if view.difference else None,
        _assumptions(view),
        Section("provenance", "Where this result came from")
        if view.provenance or view.recipe_text
        else None,
    )
    return tuple(section for section in candidates if section is not None)


def _window(view: ScanView) -> Section | None:
    if not view.scans:
        return None
    parts = scan_parts(view.scans)
    return Section(
        "window",
        "The window Tl, Tu",
        listing=listed(view.scans) if len(view.scans) > 1 else (),
        parts=parts,
        left_aside=len(view.scans) - len(parts),
    )


def _scan_figures(view: ScanView) -> tuple[Section, ...]:
    drawn = []
    for index, (title, draw) in enumerate(SCAN_FIGURES.items()):
        figure = draw(view)
        if figure is None:
            continue
        svg = inline_svg(figure, name=f"scan{index}", description=title)
        picture = Picture(title, svg=svg)
        drawn.append(Section(f"scan-figure-{index}", title, figures=(picture,)))
    return tuple(drawn)


def _structures(runs: tuple[RunView, ...]) -> Section | None:
    pictures = []
    for run in runs:
        figure = micrograph_of_run(run)
        if figure is not None:
            pictures.append(Picture(run_caption(run), source=png_data_uri(figure)))
    if not pictures:
        return None
    return Section("structures", "Structures", pictures=tuple(pictures))


def _curves(runs: tuple[RunView, ...]) -> Section | None:
    groups = []
    for index, (title, draw) in enumerate(RUN_FIGURES.items()):
        pictures = []
        for number, run in enumerate(runs):
            figure = draw(run)
            if figure is not None:
                svg = inline_svg(figure, name=f"run{index}-{number}", description=title)
                pictures.append(Picture(run_caption(run), svg=svg))
        if pictures:
            groups.append(Group(title, tuple(pictures)))
    return (
        Section("curves", "Curves of these membranes", groups=tuple(groups))
        if groups
        else None
    )


def _figures(view: ScanView) -> Section | None:
    tables = figure_tables(shown(view.scans))
    unmade = tuple(record for record in view.experiments if record.state != "made")
    if not tables and not unmade:
        return None
    methods = dict.fromkeys(
        f"{reading.name.replace('_', ' ')}: {reading.method}"
        for record in view.experiments
        for reading in record.readings
    )
    return Section(
        "figures",
        "Tables of figures",
        tables=tables,
        methods=tuple(methods)[:MOST_METHODS],
        unmade=unmade[:MOST_UNMADE],
        left_aside=max(0, len(unmade) - MOST_UNMADE),
    )


def _assumptions(view: ScanView) -> Section | None:
    if not view.assumptions:
        return None
    rows = tuple(sorted(view.assumptions, key=lambda entry: entry.status != "assumed"))
    assumed = sum(entry.status == "assumed" for entry in rows)
    return Section(
        "assumptions", "Every value used, and who says so", rows=rows, assumed=assumed
    )


def run_caption(run: RunView) -> str:
    """Return the words under the pictures of a run: Ts, solution and porosity."""
    record = run.experiment
    parts = [f"Ts {from_si(record.dissolution_temperature, 'degC'):.0f} °C"]
    if record.concentration is not None:
        parts.append(f"{100.0 * record.concentration:g} wt%")
    porosity = record.value("porosity")
    if porosity is not None:
        parts.append(f"P {porosity:.1f} %")
    return ", ".join([*parts, record.origin])
