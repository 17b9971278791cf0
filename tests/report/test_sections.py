"""The report shows what is there and leaves out what is not."""

from poreform.report.sections import run_caption, sections


def anchors(view):
    return [section.anchor for section in sections(view)]


def test_a_bare_record_has_only_its_table(scan_view, experiment):
    view = scan_view(
        experiments=(experiment(100).model_copy(update={"readings": ()}),),
        scans=(), verdicts=(), runs=(), assumptions=(), recipe_text="", provenance=None,
    )  # fmt: skip
    assert anchors(view) == []


def test_what_was_not_made_is_listed(scan_view, experiment):
    lost = experiment(100).model_copy(update={"state": "not dissolved", "readings": ()})
    view = scan_view(experiments=(lost,), scans=(), runs=())
    (figures,) = [section for section in sections(view) if section.anchor == "figures"]
    assert figures.unmade == (lost,)


def test_what_nobody_measured_comes_first(scan_view):
    (part,) = [
        entry for entry in sections(scan_view(runs=())) if entry.anchor == "assumptions"
    ]
    assert [row.status for row in part.rows] == ["assumed", "read"]
    assert part.assumed == 1


def test_a_caption_says_how_the_membrane_was_made(run):
    assert run_caption(run(100)) == "Ts 100 °C, 25 wt%, P 55.0 %, simulated"
