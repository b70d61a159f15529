"""What the indices of lesions infer: Mirels, SINS, Bilsky, the femoral cortical rule."""

from scoring.errors import InvalidFact, NotApplicable
from scoring.indices import bilsky, femur_cortical, mirels, sins
from scoring.inference.known import known, percent, yes_no
from scoring.vocabulary import BONES, COCCYX, LESION_TYPES, SEGMENTS


def lesion_type(lesion):
    """Lytic, mixed or blastic: Mirels and SINS use the same words with different points."""
    return known("lesion", lesion, LESION_TYPES)


def mirels_site(bone, segment=None):
    known("segment", segment, SEGMENTS)
    if known("bone", bone, BONES) is None:
        return None
    if bone not in mirels.LONG_BONES:
        raise NotApplicable("mirels", mirels.NOT_A_LONG_BONE)
    if bone in mirels.UPPER_LIMB:
        return "upper_limb"
    return _femoral_site(segment) if bone == "femur" else "lower_limb"


def _femoral_site(segment):
    if segment == "head":
        raise NotApplicable("mirels", mirels.FEMORAL_HEAD)
    if segment in mirels.PERITROCHANTERIC:
        return "peritrochanteric"
    return None if segment in (None, "neck") else "lower_limb"


def mirels_pain(*, functional):
    """Only functional pain is a fact; mild against moderate is a judgement, and painless has no level."""
    return "functional" if functional else None


def mirels_size(fraction):
    """From the fraction of the diameter or of the cortex, 0 to 1; one and two thirds belong to the middle class."""
    if fraction is None:
        return None
    if not 0 <= fraction <= 1:
        raise InvalidFact("fraction", fraction, ["0–1"])
    thirds = 3 * fraction
    return "under_one_third" if thirds < 1 else "one_to_two_thirds" if thirds <= 2 else "over_two_thirds"


def sins_location(level):
    if level is None:
        return None
    if level == COCCYX:
        raise NotApplicable("sins", sins.COCCYX_NOT_SCORED)
    if level not in sins.LOCATION_OF_LEVEL:
        raise NotApplicable("sins", sins.LEVEL_NOT_SCORED)
    return sins.LOCATION_OF_LEVEL[level]


def sins_pain(*, painful, mechanical):
    """Constant pain that is not mechanical counts like the occasional kind (the result then says so)."""
    if painful is False:
        return None if mechanical else "none"
    if mechanical:
        return "mechanical"
    return "occasional_non_mechanical" if painful and mechanical is False else None


def sins_collapse(collapse_percent, body_involvement_percent):
    percent("collapse_percent", collapse_percent)
    percent("body_involvement_percent", body_involvement_percent)
    if collapse_percent is None:
        return None
    if collapse_percent > 0:
        return "over_50" if collapse_percent > 50 else "up_to_50"
    if body_involvement_percent is None:
        return None
    return "none_over_50_involved" if body_involvement_percent > 50 else "none"


def bilsky_grade(grade):
    """The grade as it was read on the MRI: text, so that 1b stays 1b."""
    return known("epidural_grade", grade, bilsky.MEANINGS)


def femur_axial_over_30_mm(axial_cortical_mm):
    if axial_cortical_mm is None:
        return None
    if axial_cortical_mm < 0:
        raise InvalidFact("axial_cortical_mm", axial_cortical_mm, ["0, 1, 2…"])
    return yes_no(axial_cortical_mm > femur_cortical.AXIAL_LIMIT_MM)


def femur_circumferential_over_50_percent(circumferential_cortex_percent):
    if percent("circumferential_cortex_percent", circumferential_cortex_percent) is None:
        return None
    return yes_no(circumferential_cortex_percent > femur_cortical.CIRCUMFERENTIAL_LIMIT_PERCENT)
