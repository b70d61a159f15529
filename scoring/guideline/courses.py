"""Facts computed from what was given: irradiations, operations, radionuclides, bone agents."""

from datetime import timedelta

from scoring.guideline.delays import BEYOND, EXACTLY, NEVER, WITHIN, place
from scoring.guideline.names import derived
from scoring.guideline.truths import every, is_one_of, opposite, some, some_treatment


def _place_of(irradiation, day):
    """Against 3 months; without its end, an irradiation begun long ago may have ended lately."""
    end = irradiation.ended_on or irradiation.started_on
    found = None if end is None else place(day, end, months=3)
    return found if irradiation.ended_on is not None or found == WITHIN else None


def _nearest(places):
    return next(found for found in (WITHIN, None, EXACTLY, BEYOND, NEVER) if found in places)


def _last_irradiation(irradiations, day):
    return None if irradiations is None else _nearest({NEVER, *(_place_of(row, day) for row in irradiations)})


@derived(
    "lesion.irradiated_lately",
    "dernière irradiation du siège, par rapport à 3 mois",
    "last irradiation of the site, against 3 months",
    "lesion.irradiations",
)
def irradiated_here(subject):
    return _last_irradiation(subject.lesion.irradiations, subject.case.reference_on)


@derived(
    "irradiated_elsewhere",
    "dernière irradiation ailleurs, par rapport à 3 mois",
    "last irradiation elsewhere, against 3 months",
    "other_irradiations",
    "lesion.irradiations",
)
def irradiated_elsewhere(subject):
    day = subject.case.reference_on
    registers = [each.irradiations for each in subject.case.lesions if each is not subject.lesion]
    return _nearest({_last_irradiation(each, day) for each in (*registers, subject.case.other_irradiations)})


def _last_operation(subject):
    rows = subject.lesion.surgeries
    if not rows or any(row.performed_on is None for row in rows):
        return None
    return max(row.performed_on for row in rows)


@derived("lesion.operated", "siège opéré", "site operated on", "lesion.surgeries")
def operated(subject):
    return None if subject.lesion.surgeries is None else bool(subject.lesion.surgeries)


@derived("lesion.irradiated", "siège déjà irradié", "site already irradiated", "lesion.irradiations")
def irradiated(subject):
    return None if subject.lesion.irradiations is None else bool(subject.lesion.irradiations)


@derived(
    "lesion.irradiated_since_surgery",
    "irradié depuis l’opération",
    "irradiated since the operation",
    "lesion.irradiations",
    "lesion.surgeries",
)
def irradiated_since_surgery(subject):
    operated_on, rows = _last_operation(subject), subject.lesion.irradiations
    if operated_on is None or rows is None:
        return None
    return some(None if row.started_on is None else row.started_on >= operated_on for row in rows)


@derived("lesion.time_since_surgery", "délai depuis l’opération", "time since the operation", "lesion.surgeries")
def time_since_surgery(subject):
    """Against the printed window: before day 15, in it, on its last day, past 3 weeks."""
    operated_on, day = _last_operation(subject), subject.case.reference_on
    if operated_on is None:
        return None
    if day < operated_on + timedelta(days=15):
        return "before_day_15"
    end = operated_on + timedelta(weeks=3)
    return "in_window" if day < end else "on_day_21" if day == end else "past_3_weeks"


@derived("lesion.skin_healed", "peau cicatrisée", "skin healed", "lesion.surgeries")
def skin_healed(subject):
    rows = subject.lesion.surgeries
    if not rows or _last_operation(subject) is None:
        return None
    healed_on = max(rows, key=lambda row: row.performed_on).skin_healed_on
    return None if healed_on is None else healed_on <= subject.case.reference_on


def _radionuclide(name, fr, en, is_current):
    return derived(name, fr, en, "treatments")(
        lambda subject: some_treatment(
            subject, lambda t: every(is_one_of(t.drug_class, "radionuclide"), is_one_of(t.is_current, is_current))
        )
    )


radionuclide_current = _radionuclide(
    "radionuclide_current", "radiothérapie métabolique en cours", "radionuclide therapy current", True
).yes
radionuclide_past = _radionuclide(
    "radionuclide_past", "radiothérapie métabolique passée", "radionuclide therapy in the past", False
).yes


@derived(
    "creatinine_rise_umol_l",
    "hausse de la créatinine (µmol/L)",
    "rise of creatinine (µmol/L)",
    "creatinine_baseline_umol_l",
    "creatinine_umol_l",
)
def creatinine_rise_umol_l(subject):
    baseline, now = subject.case.creatinine_baseline_umol_l, subject.case.creatinine_umol_l
    return None if None in (baseline, now) else now - baseline


@derived("bone_agents_at_once", "anti-résorptifs donnés ensemble", "bone agents given together", "bone_agents")
def bone_agents_at_once(subject):
    agents = subject.case.bone_agents
    if agents is None or any(each.is_current is None for each in agents):
        return None
    return sum(each.is_current for each in agents)


@derived("denosumab_stopped", "dénosumab arrêté", "denosumab stopped", "bone_agents")
def denosumab_stopped(subject):
    agents = subject.case.bone_agents
    if agents is None:
        return None
    return some(every(is_one_of(each.drug, "denosumab"), opposite(each.is_current)) for each in agents)


@derived(
    "bone_agent.against_24_months",
    "anti-résorptif, par rapport à 24 mois",
    "bone agent, against 24 months",
    "bone_agent.started_on",
)
def against_24_months(subject):
    started = subject.bone_agent.started_on
    return started and place(subject.case.reference_on, started, months=24)


@derived(
    "dental_check_against_6_months",
    "contrôle dentaire, par rapport à 6 mois",
    "dental check, against 6 months",
    "dental_checked_on",
)
def dental_against_6_months(subject):
    checked = subject.case.dental_checked_on
    return checked and place(subject.case.reference_on, checked, months=6)
