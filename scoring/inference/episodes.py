"""What Rades infers of an episode of spinal cord compression."""

from scoring.indices import rades
from scoring.inference.known import known, yes_no
from scoring.vocabulary import FRANKEL_GRADES, PRIMARIES

_RADES_PRIMARIES = {option.code for option in rades.PRIMARY.options}


def rades_motor_function(frankel_grade):
    grade = known("frankel", frankel_grade, FRANKEL_GRADES)
    return {
        "A": "paraplegic",
        "B": "paraplegic",
        "C": "not_ambulatory",
        "D1": "ambulatory_with_aid",
        "D2": "ambulatory_with_aid",
        "D3": "ambulatory_without_aid",
        "E": "ambulatory_without_aid",
    }.get(grade)


def rades_primary(primary):
    if known("primary", primary, PRIMARIES) in (None, "lung"):
        return None
    if primary in ("myeloma", "lymphoma"):
        return "myeloma_lymphoma"
    if primary in ("colon", "rectum"):
        return "colorectal"
    return primary if primary in _RADES_PRIMARIES else "other"


def rades_interval(tumour_diagnosed_on, compression_on):
    """A compression that reveals the tumour precedes its diagnosis and still counts as the short interval."""
    if tumour_diagnosed_on is None or compression_on is None:
        return None
    return "up_to_15_months" if compression_on <= rades.interval_limit(tumour_diagnosed_on) else "over_15_months"


def rades_visceral_metastases(present):
    return yes_no(present)


def rades_deficit_onset(deficit_began_on, reference_on):
    """Days from the deficit to the radiotherapy (`indices.rades.reference_day`); 0 days has no published level."""
    if deficit_began_on is None or reference_on is None:
        return None
    days = (reference_on - deficit_began_on).days
    if days < 1:
        return None
    return "days_1_to_7" if days <= 7 else "days_8_to_14" if days <= 14 else "over_14_days"
