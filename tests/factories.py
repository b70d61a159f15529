"""Things built through the actions, so that no test lives in an impossible world."""

from datetime import date, timedelta

from django.utils import timezone

from cases import actions
from cases.models import (
    ClinicalState,
    Disease,
    Guideline,
    Lesion,
    LesionObservation,
    PainAssessment,
    Patient,
    Tumour,
)
from rcp.accounts.actions import create_account, create_first_administrator
from rcp.accounts.models import Role
from rcp.meetings import actions as meeting_actions

PASSWORD = "un-mot-de-passe-de-test"


def administrator():
    return create_first_administrator(
        email="admin@hopital.test", given_name="Anne", family_name="Admin", password=PASSWORD
    )


def account(by, given_name, *, specialty="", role=Role.CLINICIAN, establishment=None, **values):
    return create_account(
        by=by,
        email=f"{given_name.lower()}@hopital.test",
        given_name=given_name,
        family_name=values.pop("family_name", given_name[::-1].title()),
        title="Dr" if role == Role.CLINICIAN else "",
        role=role,
        specialty=specialty,
        establishment=establishment,
        password=PASSWORD,
        **values,
    )


def board(by, *, name="RCP métastases osseuses", members=(), **values):
    establishment = actions.create_establishment(by=by, name=f"CHU de {name}", city="Rennes")
    made = actions.create_board(by=by, establishment=establishment, name=name, acronym="RCP-MO", **values)
    for person, role in members:
        actions.add_member(board=made, person=person, role=role, by=by)
    return made


def patient(by, *, birth_name="MARTIN", given_name="JEANNE", **values):
    return actions.register_patient(
        by=by,
        **{
            "birth_name": birth_name,
            "first_birth_given_name": given_name,
            "birth_given_names": given_name,
            "sex": Patient.Sex.F,
            "birth_date": date(1956, 3, 12),
            "birth_place_name": "RENNES",
            "birth_place_insee": "35238",
            "ipp": "8001234",
            **values,
        },
    )


def draft(by, board, patient_=None, **values):
    return actions.register_case(
        patient=patient_ or patient(by),
        board=board,
        by=by,
        **{
            "question": "Faut-il opérer avant la radiothérapie ?",
            "synthesis": "Adénocarcinome bronchique, douleurs dorsales.",
            "non_opposition": "yes",
            "informed_on": timezone.localdate(),
            "found_by_screening": "no",
            "course": "initial",
            "progression": "yes",
            "progression_extent": "distant",
            "is_file_complete": "yes",
            **values,
        },
    )


def lung_tumour(case, by, **values):
    return actions.add_part(
        Tumour,
        of=case,
        by=by,
        **{
            "diagnosed_on": date(2025, 2, 3),
            "morphology": "8140/3",
            "topography": "C34.1",
            "laterality": "right",
            "t": "T3",
            "n": "N2",
            "m": "M1c",
            "tnm_edition": "8",
            **values,
        },
    )


def vertebra(case, by, level="T8", *, pain=True, **seen):
    lesion = actions.record_lesion(of=case, by=by, bone=Lesion.Bone.VERTEBRA, level=level)
    today = timezone.localdate()
    observation = {
        "observed_on": today,
        "lesion_type": "lytic",
        "alignment": "normal",
        "collapse_percent": 30,
        "body_involvement_percent": 60,
        "posterolateral": "unilateral",
        **seen,
    }
    actions.add_part(LesionObservation, of=case, by=by, lesion=lesion, **observation)
    if pain:
        values = {"assessed_on": today, "intensity": 7, "mechanical": "yes", "pattern": "constant"}
        actions.add_part(PainAssessment, of=case, by=by, lesion=lesion, **values)
    return lesion


def femur(case, by, **seen):
    lesion = actions.record_lesion(
        of=case, by=by, bone=Lesion.Bone.FEMUR, segment="subtrochanteric", side=Lesion.Side.LEFT
    )
    observation = {
        "observed_on": timezone.localdate(),
        "lesion_type": "lytic",
        "size_fraction": "over_two_thirds",
        "size_measured_on": "cortex",
        **seen,
    }
    actions.add_part(LesionObservation, of=case, by=by, lesion=lesion, **observation)
    return lesion


def state(case, by, **values):
    today = timezone.localdate()
    return actions.add_part(
        ClinicalState, of=case, by=by, **{"assessed_on": today, "ecog": 2, "karnofsky": 70, **values}
    )


def disease(case, by, **values):
    defaults = {"extraosseous": Disease.Extraosseous.NONE, "none_looked_for_on": date(2026, 10, 1)}
    return actions.add_part(Disease, of=case, by=by, **{**defaults, "bone_register_complete": "yes", **values})


def whole_case(by, board, **values):
    """A submitted case with everything that a signature needs."""
    case = draft(by, board, **values)
    lung_tumour(case, by)
    vertebra(case, by)
    state(case, by)
    disease(case, by)
    return actions.submit_case(case=case, by=by)


def guideline(by, *, scope=Guideline.Scope.REGIONAL, name="Métastases osseuses des cancers bronchiques"):
    return actions.add_guideline(by=by, name=name, scope=scope, edition="2021", published_on=date(2021, 5, 7))


def meeting(by, board, *, days=7, **values):
    starts = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    values = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "room": "Salle Laennec", **values}
    return meeting_actions.plan_meeting(board=board, by=by, **values)


def opened(by, meeting_, present=()):
    """The agenda frozen, the meeting open, these people in the room."""
    meeting_actions.freeze_agenda(meeting=meeting_, by=by)
    meeting_actions.open_meeting(meeting=meeting_, by=by)
    for person in present:
        enters(by, meeting_, person)
    return meeting_


def enters(by, meeting_, person, mode="on_site"):
    attendance = meeting_.attendances.get(person=person)
    attendance.meeting = meeting_
    return meeting_actions.arrive(attendance=attendance, mode=mode, by=by)


def proposed(case, by, guideline_, *, treatment="conventional_radiotherapy", **values):
    """A draft decision with one proposal and its frame."""
    decision = meeting_actions.draft_decision(case=case, by=by)
    meeting_actions.edit_decision(
        decision=decision,
        by=by,
        version=decision.version,
        conclusion="Radiothérapie antalgique retenue.",
        frame="guideline",
        guideline=guideline_,
        trial="none",
    )
    dose = {"dose_gy": 30, "fractions": 10} if treatment.endswith("radiotherapy") else {}
    targets = values.pop("targets", list(case.patient.lesion_set.standing()[:1]))
    meeting_actions.add_proposal(decision=decision, by=by, treatment=treatment, targets=targets, **dose, **values)
    decision.refresh_from_db()
    return decision
