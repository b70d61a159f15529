"""The geometry of a score's scale, as plain numbers for an SVG: no style attribute is allowed on a page."""

WIDTH = 480
GAP = 3


def drawing(lowest, highest, minimum, maximum, bands, language):
    """Segments of the bands, and the place of the reachable range.

    Each whole score owns a slot of equal width, so that a band of a single value is still seen.
    """
    slot = WIDTH / (maximum - minimum + 1)
    known = lowest is not None
    left = (lowest - minimum) * slot if known else 0
    return {
        "width": WIDTH,
        "segments": [_segment(band, lowest, highest, minimum, slot, language) for band in bands],
        "left": round(left + GAP / 2, 1),
        "span": round((highest - lowest + 1) * slot - GAP, 1) if known else 0,
        "middle": _middle(left, (highest - lowest + 1) * slot if known else 0),
        "is_known": known,
        "is_exact": known and lowest == highest,
        "lowest": lowest,
        "highest": highest,
        "minimum": minimum,
        "maximum": maximum,
    }


def _segment(band, lowest, highest, minimum, slot, language):
    left, span = (band.low - minimum) * slot, (band.high - band.low + 1) * slot
    return {
        "x": round(left + GAP / 2, 1),
        "width": round(span - GAP, 1),
        "middle": round(left + span / 2, 1),
        "bounds": str(band.low) if band.low == band.high else f"{band.low}–{band.high}",
        "label": band.label.to(language),
        "is_reachable": lowest is not None and band.low <= highest and lowest <= band.high,
    }


def _middle(left, span):
    """The figure above the range stays inside the drawing at both ends."""
    return round(min(max(left + span / 2, 18), WIDTH - 18), 1)
