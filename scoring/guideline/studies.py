"""Facts computed from the examinations: what was already done, and what may blur what they show."""

from scoring.guideline.delays import NEVER, place
from scoring.guideline.names import derived
from scoring.guideline.truths import begun_before, every, given_on, is_one_of, opposite, some, some_treatment

# Drugs other than chemotherapy: the flare was described under chemotherapy, the extension is ours.
BEYOND_CHEMOTHERAPY = ("other_targeted", "immune_checkpoint_inhibitor", "hormone", "other")


def _done(subject, kind, *facts):
    """Whether some examination of that kind, done, has all these facts."""
    return some(
        every(is_one_of(each.kind, kind), each.is_done, *(fact(each) for fact in facts))
        for each in subject.case.examinations
        if each.kind in (kind, None)
    )


def _day_of(subject):
    """The day of an examination done; the day of the question for one that is only asked for."""
    this = subject.examination
    return None if this.is_done is None else this.done_on if this.is_done else subject.case.reference_on


def _of_this_lesion(subject):
    return lambda each: None if each.lesions is None else subject.lesion.key in each.lesions


@derived(
    "whole_spine_mri", "IRM du rachis entier faite", "whole-spine MRI done", "examination.kind", "examination.field"
)
def whole_spine_mri(subject):
    return _done(subject, "mri", lambda each: is_one_of(each.field, "whole_spine"))


@derived("spine_mri", "IRM du rachis faite", "spine MRI done", "examination.kind", "examination.lesions")
def spine_mri(subject):
    """A whole-spine MRI, or one that describes this lesion."""
    here = _of_this_lesion(subject)
    return _done(subject, "mri", lambda each: some((is_one_of(each.field, "whole_spine"), here(each))))


@derived(
    "tap_ct",
    "scanner thorax-abdomen-pelvis fait",
    "thorax-abdomen-pelvis CT done",
    "examination.covers_thorax_abdomen_pelvis",
)
def tap_ct(subject):
    return _done(subject, "ct", lambda each: each.covers_thorax_abdomen_pelvis)


@derived(
    "sagittal_reconstruction",
    "reconstruction osseuse sagittale faite",
    "sagittal bone reconstruction done",
    "examination.sagittal_reconstruction",
)
def sagittal_reconstruction(subject):
    return _done(subject, "ct", lambda each: each.sagittal_reconstruction)


@derived(
    "lesion.preoperative_radiographs",
    "radiographies de l’os entier faites",
    "radiographs of the whole bone done",
    "examination.field",
    "examination.lesions",
)
def preoperative_radiographs(subject):
    whole = lambda each: is_one_of(each.field, "whole_bone_with_joints")  # noqa: E731
    return _done(subject, "radiograph", whole, _of_this_lesion(subject))


@derived(
    "lesion.preoperative_ct",
    "scanner osseux sans injection fait",
    "unenhanced bone CT done",
    "examination.bone_window",
    "examination.contrast",
    "examination.lesions",
)
def preoperative_ct(subject):
    unenhanced = lambda each: opposite(each.contrast)  # noqa: E731
    return _done(subject, "ct", lambda each: each.bone_window, unenhanced, _of_this_lesion(subject))


@derived(
    "lesion.vascular_study",
    "angioscanner ou artériographie faits",
    "CT angiography or arteriography done",
    "examination.kind",
    "examination.lesions",
)
def vascular_study(subject):
    here = _of_this_lesion(subject)
    return some((_done(subject, "ct_angiography", here), _done(subject, "arteriography", here)))


@derived("pet_already_done", "TEP au FDG déjà faite", "FDG-PET already done", "examination.kind", "examination.done_on")
def pet_already_done(subject):
    """Before this examination; at all, while this one is only asked for."""
    day = _day_of(subject)
    return _done(subject, "fdg_pet", lambda each: None if None in (each.done_on, day) else each.done_on <= day)


@derived(
    "known_metastatic_before",
    "métastatique avant l’examen",
    "metastatic before the examination",
    "known_metastatic_on",
    "examination.done_on",
)
def known_metastatic_before(subject):
    known, day = subject.case.known_metastatic_on, _day_of(subject)
    return None if known is None or day is None else known < day


@derived(
    "days_since_g_csf",
    "jours depuis le dernier G-CSF",
    "days since the last G-CSF",
    "treatments",
    "examination.done_on",
)
def days_since_g_csf(subject):
    """From the last administration to the examination; -1 when there was none before it."""
    treatments, day = subject.case.treatments, _day_of(subject)
    if treatments is None or day is None:
        return None
    delays = [_days_since(each, day) for each in treatments if each.drug_class in (None, "g_csf")]
    shortest = min((days for days in delays if days not in (None, -1)), default=-1)
    return None if None in delays and not 0 <= shortest <= 15 else shortest


def _days_since(treatment, day):
    started, ended = treatment.started_on, treatment.ended_on
    if treatment.drug_class is None:
        return None
    if started is not None and started > day:
        return -1
    if ended is not None:
        return max((day - ended).days, 0)
    return 0 if treatment.is_current and started is not None else None


@derived(
    "uptake_raising_treatment",
    "immunothérapie ou bisphosphonate reçu",
    "immunotherapy or bisphosphonate received",
    "treatments",
    "bone_agents",
    "examination.done_on",
)
def uptake_raising_treatment(subject):
    """Begun before the examination."""
    day, agents = _day_of(subject), subject.case.bone_agents
    immunotherapy = some_treatment(
        subject, lambda t: every(is_one_of(t.drug_class, "immune_checkpoint_inhibitor"), begun_before(t, day))
    )
    if agents is None:
        return some((immunotherapy, None))
    return some(
        (
            immunotherapy,
            *(
                every(None if a.drug == "other" else is_one_of(a.drug, "zoledronate"), begun_before(a, day))
                for a in agents
            ),
        )
    )


def _effective(name, fr, en, *classes):
    """A treatment under way, and effective, on the day of the examination."""

    def get(subject):
        day = subject.examination.done_on
        return some_treatment(
            subject, lambda t: every(is_one_of(t.drug_class, *classes), t.effective, given_on(t, day))
        )

    return derived(name, fr, en, "treatments", "examination.done_on")(get)


effective_chemotherapy = _effective(
    "effective_chemotherapy", "chimiothérapie efficace", "effective chemotherapy", "chemotherapy"
)
other_effective_treatment = _effective(
    "other_effective_treatment", "autre traitement efficace", "other effective treatment", *BEYOND_CHEMOTHERAPY
)


@derived(
    "flare_delay", "place par rapport aux 6 mois", "position against the 6 months", "treatments", "examination.done_on"
)
def flare_delay(subject):
    """Against 6 months, by each origin that the text allows; `origins` when they disagree.

    The origins are the start of each effective treatment, and the first examination of the same kind.
    """
    scan = subject.examination
    treatments = _flare_treatments(subject)
    earlier = _earlier_dates(subject)
    if scan.done_on is None or treatments is None or earlier is None:
        return None
    origins = [each.started_on for each in treatments] + ([min(earlier)] if earlier else [])
    places = {place(scan.done_on, origin, months=6) for origin in origins}
    return NEVER if not places else places.pop() if len(places) == 1 else "origins"


def _flare_treatments(subject):
    """The effective treatments of the day; None while one of them is not settled."""
    if subject.case.treatments is None:
        return None
    found = []
    for each in subject.case.treatments:
        classes = is_one_of(each.drug_class, "chemotherapy", *BEYOND_CHEMOTHERAPY)
        concerned = every(classes, each.effective, given_on(each, subject.examination.done_on))
        if concerned is None:
            return None
        if concerned:
            found.append(each)
    return found


def _earlier_dates(subject):
    scan, dates = subject.examination, []
    for each in subject.case.examinations:
        if each is scan or each.is_done is False or each.kind not in (None, scan.kind):
            continue
        if None in (each.kind, each.is_done, each.done_on, scan.done_on):
            return None
        if each.done_on < scan.done_on:
            dates.append(each.done_on)
    return dates


@derived(
    "comparison.on_egfr_tki",
    "inhibiteur de l’EGFR à cette date",
    "EGFR inhibitor on that day",
    "treatments",
    "comparison.compared_on",
)
def egfr_tki_then(subject):
    day = subject.comparison.compared_on
    return some_treatment(subject, lambda t: every(is_one_of(t.drug_class, "egfr_tki"), given_on(t, day)))
