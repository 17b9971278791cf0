"""Whether Tu - Tl > 0: what two bounds say together, and when they cannot say it."""

from poreform.window.window import Bound, Flag


def decide(lower: Bound, upper: Bound) -> tuple[bool | None, str]:
    """Return whether the two bounds qualify the solvent, and why, in one sentence.

    A tie is judged by its best and by its conservative case; a maximum in the last interval
    counts once two more grid points or a physical stop are on record, because the true one
    may lie above.
    """
    if lower.value is None or upper.value is None:
        return _without_values(lower, upper)
    width = upper.value - lower.value
    shown = f"Tu - Tl = {upper.value:g} - {lower.value:g} = {width:g} degC"
    best = max(upper.values) - min(lower.values)
    if best > 0.0 >= width:
        return None, f"{shown} at worst and {best:g} degC at best: the tie decides"
    open_ended = _open_ended(lower, upper, qualifies=width > 0.0)
    if open_ended:
        return None, (
            f"{shown}, but the maximum of {open_ended} lies in the last interval; two more "
            "grid points or a recorded physical stop are needed before it counts"
        )
    return width > 0.0, shown + (", above 0" if width > 0.0 else ", not above 0")


def _without_values(lower: Bound, upper: Bound) -> tuple[bool | None, str]:
    lacking = [bound for bound in (lower, upper) if bound.value is None]
    return None, "; ".join(
        f"{bound.name} is {bound.status.value}: {bound.reason}" for bound in lacking
    )


def _open_ended(lower: Bound, upper: Bound, *, qualifies: bool) -> str:
    """Return the bound whose true value may be higher and would change the answer."""

    def is_open(bound: Bound) -> bool:
        return Flag.LAST_INTERVAL in bound.flags and Flag.PHYSICAL_STOP not in bound.flags

    if qualifies and is_open(upper):
        return "the extension slope"
    if qualifies and is_open(lower):
        return "the porosity slope"
    return "the extension slope" if not qualifies and is_open(upper) else ""
