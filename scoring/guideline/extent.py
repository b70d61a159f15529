"""Facts computed about the patient and the extent of the disease."""

from scoring.guideline.delays import place
from scoring.guideline.names import SpanFact, case, derived, lesion
from scoring.guideline.truths import every, is_one_of, some, some_treatment
from scoring.guideline.typed import Span
from scoring.indices.mirels import LONG_BONES

SPINE = ("vertebra", "sacrum")

is_spinal = lesion.bone.one_of(SPINE)
is_long_bone = lesion.bone.one_of(LONG_BONES)
is_pelvic = lesion.bone.is_("hemipelvis")
is_painful = lesion.pain_nrs.holds(lambda nrs: nrs > 0)
has_lung_primary = case.primary.one_of(("nsclc", "sclc", "lung"))


@derived(
    "bone_metastases",
    "nombre de métastases osseuses",
    "number of bone metastases",
    "bone_register_complete",
    "vertebral_metastases",
    "extraspinal_bone_foci",
    of=SpanFact,
)
def bone_metastases(subject):
    """What the register and the declared counts leave possible; a lesion of the register is certain."""
    known = subject.case
    registered, complete = len(known.lesions), known.bone_register_complete
    if complete:
        return Span(registered, registered)
    counts = (known.vertebral_metastases, known.extraspinal_bone_foci)
    declared = max(registered, sum(count or 0 for count in counts))
    return Span(declared if complete is False else registered, None if None in counts else declared)


has_bone_metastasis = bone_metastases.at_least(1)


@derived("age_years", "âge (années)", "age (years)", "born_on")
def age_years(subject):
    born, today = subject.case.born_on, subject.case.reference_on
    return born and today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@derived(
    "spinal_involvement",
    "atteinte rachidienne",
    "spinal involvement",
    "bone_register_complete",
    "vertebral_metastases",
    "lesion.bone",
)
def spinal_involvement(subject):
    """A spinal lesion of the register; else the declared count, unless the register is complete."""
    declared, complete = subject.case.vertebral_metastases, subject.case.bone_register_complete
    seen = some(is_one_of(each.bone, *SPINE) for each in subject.case.lesions)
    if seen or complete or declared == 0:
        return seen
    return True if complete is False and declared else None


@derived("distal_limb_pain", "douleur distale d’un membre", "distal limb pain", "lesion.pain_distal_limb")
def distal_limb_pain(subject):
    return some(each.pain_distal_limb for each in subject.case.lesions)


@derived("very_lytic_lesion", "lésion très lytique", "very lytic lesion", "lesion.very_lytic")
def very_lytic_lesion(subject):
    return some(each.very_lytic for each in subject.case.lesions)


def _receiving(name, fr, en, *classes):
    return derived(name, fr, en, "treatments")(
        lambda subject: some_treatment(subject, lambda t: every(is_one_of(t.drug_class, *classes), t.is_current))
    )


on_chemotherapy = _receiving("on_chemotherapy", "chimiothérapie en cours", "on chemotherapy", "chemotherapy").yes
on_egfr_tki = _receiving("on_egfr_tki", "inhibiteur de l’EGFR en cours", "on an EGFR inhibitor", "egfr_tki").yes
on_immunotherapy = _receiving(
    "on_immunotherapy", "immunothérapie en cours", "on immunotherapy", "immune_checkpoint_inhibitor"
).yes


@derived(
    "rades_interval",
    "délai diagnostic-compression",
    "interval from diagnosis to compression",
    "diagnosed_on",
    "compression_on",
)
def rades_interval(subject):
    """Against 15 months, as dates."""
    known = subject.case
    if known.diagnosed_on is None or known.compression_on is None:
        return None
    return place(known.compression_on, known.diagnosed_on, months=15)
