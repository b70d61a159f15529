"""What the survival scores infer of a case: Tokuhashi, Tomita, modified Bauer, Katagiri, and the two scales."""

from scoring.errors import NotApplicable
from scoring.grammar import Notice, Text
from scoring.indices import ecog as ecog_scale
from scoring.indices import karnofsky as karnofsky_scale
from scoring.indices import tokuhashi
from scoring.indices.karnofsky import NOT_LIVING
from scoring.inference.known import counted, known, yes_no
from scoring.vocabulary import ECOG_LEVELS, FRANKEL_GRADES, KARNOFSKY_LEVELS, LUNG, PRIMARIES

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
_TOMITA_GROWTH = {
    **dict.fromkeys((*LUNG, "stomach", "unknown_primary"), "rapid"),
    **dict.fromkeys(("breast", "thyroid", "prostate"), "slow"),
    **dict.fromkeys(("kidney", "uterus"), "moderate"),
}
# Breast and prostate turn on hormone dependence, the uterus on neck or body: they are asked.
_KATAGIRI_GROWTH = {
    **dict.fromkeys(("thyroid", "myeloma", "lymphoma"), "slow"),
    **dict.fromkeys(("kidney", "osteosarcoma"), "moderate"),
    **dict.fromkeys(("colon", "rectum", "colorectal", "stomach", "oesophagus", "pancreas"), "rapid"),
    **dict.fromkeys(("liver", "gallbladder", "bladder", "unknown_primary"), "rapid"),
}
_BAUER_FAVOURABLE = ("breast", "kidney", "lymphoma", "myeloma")


def karnofsky_level(karnofsky):
    return _level("karnofsky", karnofsky, KARNOFSKY_LEVELS, death=0)


def ecog_level(ecog):
    return _level("ecog", ecog, ECOG_LEVELS, death=5)


def _level(scale, level, levels, *, death, index=None):
    if known(scale, level, levels) == death:
        raise NotApplicable(index or scale, NOT_LIVING)
    return None if level is None else str(level)


def tokuhashi_general_condition(karnofsky=None, ecog=None):
    """Karnofsky first, since the score is defined by it; ECOG 1 straddles two classes."""
    _living("tokuhashi", karnofsky, ecog)
    if karnofsky is not None:
        return karnofsky_scale.GENERAL_CONDITION[karnofsky]
    return ecog_scale.GENERAL_CONDITION.get(ecog)


def _living(index, karnofsky, ecog):
    _level("karnofsky", karnofsky, KARNOFSKY_LEVELS, death=0, index=index)
    _level("ecog", ecog, ECOG_LEVELS, death=5, index=index)


def tokuhashi_extraspinal_bone_foci(count):
    if counted("extraspinal_bone_foci", count) is None:
        return None
    return ("none", "one_or_two", "one_or_two", "three_or_more")[min(count, 3)]


def tokuhashi_vertebral_metastases(count):
    if counted("vertebral_metastases", count) is None:
        return None
    if count == 0:
        raise NotApplicable("tokuhashi", NO_VERTEBRAL_METASTASIS)
    return ("one", "two", "three_or_more")[min(count, 3) - 1]


def tokuhashi_organ_metastases(present, removable=None):
    if present is None or present is False:
        return None if present is None else "none"
    return {True: "removable", False: "unremovable"}.get(removable)


def tokuhashi_primary(primary):
    if known("primary", primary, PRIMARIES) in (None, "colorectal"):
        return None
    if primary in LUNG:
        return "lung"
    if primary == "unknown_primary":
        return "unidentified"
    return primary if primary in _TOKUHASHI_PRIMARIES else "other"


def tokuhashi_palsy(frankel_grade):
    grade = known("frankel", frankel_grade, FRANKEL_GRADES)
    if grade is None:
        return None
    return "none" if grade == "E" else "complete" if grade in ("A", "B") else "incomplete"


def tomita_growth(primary):
    return _TOMITA_GROWTH.get(known("primary", primary, PRIMARIES))


def tomita_visceral_metastases(present, treatable=None):
    if present is None or present is False:
        return None if present is None else "none"
    return {True: "treatable", False: "untreatable"}.get(treatable)


def tomita_bone_metastases(vertebral, extraspinal):
    return _bone_metastases("tomita", vertebral, extraspinal)


def _bone_metastases(index, vertebral, extraspinal):
    """Two known lesions settle it, even when the other count is unknown."""
    counts = [counted("vertebral_metastases", vertebral), counted("extraspinal_bone_foci", extraspinal)]
    total = sum(found for found in counts if found is not None)
    if total >= 2:
        return "multiple"
    if None in counts:
        return None
    if total == 0:
        raise NotApplicable(index, NO_BONE_METASTASIS)
    return "solitary"


def bauer_no_visceral_metastases(present):
    return None if present is None else yes_no(not present)


def bauer_primary_not_lung(primary):
    """An unknown primary may be a lung: it is asked."""
    if known("primary", primary, PRIMARIES) in (None, "unknown_primary"):
        return None
    return yes_no(primary not in LUNG)


def bauer_primary_favourable(primary):
    if known("primary", primary, PRIMARIES) in (None, "unknown_primary"):
        return None
    return yes_no(primary in _BAUER_FAVOURABLE)


def bauer_solitary_skeletal(vertebral, extraspinal):
    found = _bone_metastases("bauer_modified", vertebral, extraspinal)
    return None if found is None else yes_no(found == "solitary")


def katagiri_primary_site(primary, molecular_target_drug=None):
    """Lung cancer is moderate on a molecular-target drug, rapid without; not knowing which, it is asked."""
    if known("primary", primary, PRIMARIES) in LUNG:
        return {True: "moderate", False: "rapid"}.get(molecular_target_drug)
    return _KATAGIRI_GROWTH.get(primary)


def katagiri_visceral(present, disseminated=None):
    if present is None or present is False:
        return None if present is None else "none"
    return {True: "disseminated", False: "nodular"}.get(disseminated)


def katagiri_poor_performance(ecog=None, karnofsky=None):
    """ECOG first, since the score is defined by it; else Karnofsky 10–40, which answers to ECOG 3–4."""
    _living("katagiri", karnofsky, ecog)
    if ecog is not None:
        return yes_no(ecog in ecog_scale.POOR_PERFORMANCE)
    return None if karnofsky is None else yes_no(karnofsky_scale.GENERAL_CONDITION[karnofsky] == "poor")


def katagiri_previous_chemotherapy(given):
    return yes_no(given)


def katagiri_multiple_skeletal(vertebral, extraspinal):
    found = _bone_metastases("katagiri", vertebral, extraspinal)
    return None if found is None else yes_no(found == "multiple")
