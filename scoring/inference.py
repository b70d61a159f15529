"""From facts of the file to answers: each function returns an option code, or None when someone has to be asked.

A fact that makes the index meaningless raises `NotApplicable`; a fact that cannot exist raises `InvalidFact`.
"""

from scoring.errors import InvalidFact, NotApplicable
from scoring.grammar import Notice, Text
from scoring.indices import mirels, rades, sins, tokuhashi
from scoring.vocabulary import (
    BONES,
    COCCYX,
    ECOG_LEVELS,
    FRANKEL_GRADES,
    KARNOFSKY_LEVELS,
    LESION_TYPES,
    PRIMARIES,
    SEGMENTS,
)

NOT_LIVING = Notice(
    "not_a_living_patient",
    Text(
        "Karnofsky 0 et OMS 5 désignent un décès : ce score ne s’applique pas.",
        "Karnofsky 0 and ECOG 5 mean death: this score does not apply.",
    ),
)
NO_VERTEBRAL_METASTASIS = Notice(
    "no_vertebral_metastasis",
    Text(
        "Aucune vertèbre atteinte : ce score concerne les métastases rachidiennes.",
        "No vertebra involved: this score is for spinal metastases.",
    ),
)
NO_BONE_METASTASIS = Notice(
    "no_bone_metastasis",
    Text(
        "Aucune métastase osseuse : ce score ne s’applique pas.",
        "No bone metastasis: this score does not apply.",
    ),
)

_TOKUHASHI_PRIMARIES = {option.code for option in tokuhashi.PRIMARY.options}
_RADES_PRIMARIES = {option.code for option in rades.PRIMARY.options}
_LUNG = ("lung", "nsclc", "sclc")
_TOMITA_GROWTH = {
    **dict.fromkeys((*_LUNG, "stomach", "unknown_primary"), "rapid"),
    **dict.fromkeys(("breast", "thyroid", "prostate"), "slow"),
    **dict.fromkeys(("kidney", "uterus"), "moderate"),
}


def _known(fact, value, allowed):
    if value is not None and (isinstance(value, bool) or value not in allowed):
        raise InvalidFact(fact, value, [str(choice) for choice in allowed])
    return value


def _percent(fact, value):
    if value is not None and not 0 <= value <= 100:
        raise InvalidFact(fact, value, ["0–100"])
    return value


def _count(fact, value):
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise InvalidFact(fact, value, ["0, 1, 2…"])
    return value


def _yes_no(value):
    return None if value is None else "yes" if value else "no"


def lesion_type(lesion):
    """Lytic, mixed or blastic: Mirels and SINS use the same words with different points."""
    return _known("lesion", lesion, LESION_TYPES)


def mirels_site(bone, segment=None):
    _known("segment", segment, SEGMENTS)
    if _known("bone", bone, BONES) is None:
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
    _percent("collapse_percent", collapse_percent)
    _percent("body_involvement_percent", body_involvement_percent)
    if collapse_percent is None:
        return None
    if collapse_percent > 0:
        return "over_50" if collapse_percent > 50 else "up_to_50"
    if body_involvement_percent is None:
        return None
    return "none_over_50_involved" if body_involvement_percent > 50 else "none"


def rades_motor_function(frankel_grade):
    grade = _known("frankel", frankel_grade, FRANKEL_GRADES)
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
    if _known("primary", primary, PRIMARIES) in (None, "lung"):
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
    return _yes_no(present)


def rades_deficit_onset(deficit_began_on, reference_on):
    """Days from the deficit to the radiotherapy (`indices.rades.reference_day`); 0 days has no published level."""
    if deficit_began_on is None or reference_on is None:
        return None
    days = (reference_on - deficit_began_on).days
    if days < 1:
        return None
    return "days_1_to_7" if days <= 7 else "days_8_to_14" if days <= 14 else "over_14_days"


def tokuhashi_general_condition(karnofsky=None, ecog=None):
    """Karnofsky first, since the score is defined by it; ECOG 1 straddles two classes."""
    _known("karnofsky", karnofsky, KARNOFSKY_LEVELS)
    _known("ecog", ecog, ECOG_LEVELS)
    if karnofsky == 0 or ecog == 5:
        raise NotApplicable("tokuhashi", NOT_LIVING)
    if karnofsky is not None:
        return "poor" if karnofsky < 50 else "moderate" if karnofsky < 80 else "good"
    return {0: "good", 2: "moderate", 3: "poor", 4: "poor"}.get(ecog)


def tokuhashi_extraspinal_bone_foci(count):
    if _count("extraspinal_bone_foci", count) is None:
        return None
    return ("none", "one_or_two", "one_or_two", "three_or_more")[min(count, 3)]


def tokuhashi_vertebral_metastases(count):
    if _count("vertebral_metastases", count) is None:
        return None
    if count == 0:
        raise NotApplicable("tokuhashi", NO_VERTEBRAL_METASTASIS)
    return ("one", "two", "three_or_more")[min(count, 3) - 1]


def tokuhashi_organ_metastases(present, removable=None):
    if present is None or present is False:
        return None if present is None else "none"
    return {True: "removable", False: "unremovable"}.get(removable)


def tokuhashi_primary(primary):
    if _known("primary", primary, PRIMARIES) in (None, "colorectal"):
        return None
    if primary in _LUNG:
        return "lung"
    if primary == "unknown_primary":
        return "unidentified"
    return primary if primary in _TOKUHASHI_PRIMARIES else "other"


def tokuhashi_palsy(frankel_grade):
    grade = _known("frankel", frankel_grade, FRANKEL_GRADES)
    if grade is None:
        return None
    return "none" if grade == "E" else "complete" if grade in ("A", "B") else "incomplete"


def tomita_growth(primary):
    return _TOMITA_GROWTH.get(_known("primary", primary, PRIMARIES))


def tomita_visceral_metastases(present, treatable=None):
    if present is None or present is False:
        return None if present is None else "none"
    return {True: "treatable", False: "untreatable"}.get(treatable)


def tomita_bone_metastases(vertebral, extraspinal):
    """Two known lesions settle it, even when the other count is unknown."""
    known = [_count("vertebral_metastases", vertebral), _count("extraspinal_bone_foci", extraspinal)]
    total = sum(count for count in known if count is not None)
    if total >= 2:
        return "multiple"
    if None in known:
        return None
    if total == 0:
        raise NotApplicable("tomita", NO_BONE_METASTASIS)
    return "solitary"
