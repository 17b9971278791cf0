"""The sections of a report, each left out when there is nothing to show in it."""

from dataclasses import dataclass, field

from markupsafe import Markup

from poreform.core.units import from_si
from poreform.lab.experiment import Experiment
from poreform.report.choice import three_runs
from poreform.report.figures import RUN_FIGURES, SCAN_FIGURES
from poreform.report.figures.micrograph import micrograph_of_run
from poreform.report.figures.window import window_of_scan
from poreform.report.style import inline_svg, png_data_uri
from poreform.report.tables import FigureRow, figure_rows
from poreform.report.view import Assumption, RunView, ScanView


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
    rows: tuple[FigureRow | Assumption, ...] = ()
    methods: tuple[str, ...] = ()
    unmade: tuple[Experiment, ...] = ()
    assumed: int = 0


def sections(view: ScanView) -> tuple[Section, ...]:
    """Return the sections that `view` can fill, in the order of reading."""
    runs = three_runs(view)
    candidates = (
        _window(view),
        *_scan_figures(view),
        _structures(runs),
        _curves(runs),
        _figures(view),
        Section("routes", "The three routes, condition by condition")
        if view.verdicts
        else None,
        _assumptions(view),
        Section("provenance", "Where this result came from")
        if view.provenance or view.recipe_text
        else None,
    )
    return tuple(section for section in candidates if section is not None)


def _window(view: ScanView) -> Section | None:
    if not view.scans:
        return None
    drawings = tuple(
        Picture(
            scan.label,
            svg=inline_svg(
                window_of_scan(scan),
                name=f"window{index}",
                description=f"P and TL against Ts, {scan.label}",
            ),
        )
        for index, scan in enumerate(view.scans)
    )
    return Section("window", "The window Tl, Tu", figures=drawings)


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
    rows = figure_rows(view.experiments)
    unmade = tuple(record for record in view.experiments if record.state != "made")
    if not rows and not unmade:
        return None
    methods = dict.fromkeys(
        f"{reading.name.replace('_', ' ')}: {reading.method}"
        for record in view.experiments
        for reading in record.readings
    )
    return Section(
        "figures", "Table of figures", rows=rows, methods=tuple(methods), unmade=unmade
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
