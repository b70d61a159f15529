"""What must never be false is refused by the database itself, whoever writes, and by the forms with a sentence."""

import datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import DateTimeField
from django.utils import timezone, translation

from cases import models
from cases.models.laboratory import UNITS_OF

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 10)
BEFORE = DAY - datetime.timedelta(days=1)
INS = "279035121518989"


class Desk:
    """One user, one board, one patient, one case, and a pen that fills what a row needs anyway."""

    needed = {
        models.Irradiation: {"bone": "femur", "technique": "other"},
        models.Surgery: {"procedure": "enclouage"},
        models.BoneAgent: {"drug": "zoledronate"},
        models.Treatment: {"treatment_type": "C15632", "status": "done"},
        models.CurrentDrug: {"name": "apixaban", "flag": "anticoagulant"},
        models.NeurologicalEpisode: {"compression": "confirmed"},
        models.ImagingStudy: {"kind": "ct", "status": "done"},
        models.LabValue: {"analyte": "creatinine", "taken_on": DAY},
        models.OrganMetastasis: {"organ": "liver"},
        models.Score: {"index": "sins", "index_version": "1", "scored_on": DAY},
    }

    def __init__(self):
        self.user = get_user_model().objects.create(email="ada@example.org", given_name="Ada", family_name="Martin")
        self.hospital = write(self.new(models.Establishment, name="CHU"))
        self.board = write(self.new(models.Board, establishment=self.hospital, name="RCP os"))
        self.patient = write(self.new_patient())
        self.case = write(self.new_case())

    def new(self, model, **values):
        return model(created_by=self.user, **values)

    def new_patient(self, **values):
        traits = {
            "birth_name": "DUPONT",
            "first_birth_given_name": "JEANNE",
            "sex": "F",
            "birth_date": datetime.date(1950, 1, 1),
        }
        return self.new(models.Patient, **traits | values)

    def new_case(self, **values):
        number = f"T{models.Case.objects.count()}"
        start = {"patient": self.patient, "board": self.board, "requester": self.user, "number": number}
        return self.new(models.Case, **start | values)

    def new_part(self, model, **values):
        owner = {"case": self.case} if issubclass(model, models.CasePart) else {"patient": self.patient}
        return self.new(model, **owner | self.needed.get(model, {}) | values)

    def new_lesion(self, **values):
        return self.new_part(models.Lesion, **{"number": models.Lesion.objects.count() + 1} | values)


def write(row):
    """Check the row as a form would, then write it."""
    row.full_clean(exclude=["created_by"])
    row.save()
    return row


def refused(row):
    """A form refuses the row with a sentence, which is returned, and the database refuses it too."""
    with pytest.raises(ValidationError) as refusal:
        row.full_clean(exclude=["created_by"])
    # PostgreSQL calls a text that is too long a DataError.
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        row.save()
    return " ".join(refusal.value.messages)


@pytest.fixture
def desk(db):
    return Desk()


# Patient


def test_a_qualified_identity_carries_its_matricule(desk):
    write(desk.new_patient(ins=INS, ins_kind="test", identity_status="qualified"))


@pytest.mark.parametrize("status", ["provisional", "validated", "retrieved"])
def test_no_other_identity_carries_one(desk, status):
    assert "qualifiée" in refused(desk.new_patient(ins=INS, ins_kind="test", identity_status=status))


def test_a_qualified_identity_without_a_matricule_is_refused(desk):
    refused(desk.new_patient(identity_status="qualified"))


def test_a_matricule_goes_with_its_kind(desk):
    refused(desk.new_patient(ins=INS, identity_status="qualified"))
    refused(desk.new_patient(ins_kind="nir"))


@pytest.mark.parametrize("ins", ["27903512151898", "2790351215189A9", "279035121518989\n", "27903C121518989"])
def test_a_matricule_of_another_shape_is_refused(desk, ins):
    refused(desk.new_patient(ins=ins, ins_kind="test", identity_status="qualified"))


def test_a_corsican_matricule_has_its_letter(desk):
    write(desk.new_patient(ins="179032A00201540", ins_kind="test", identity_status="qualified"))


def test_two_patients_do_not_share_a_matricule(desk):
    write(desk.new_patient(ins=INS, ins_kind="test", identity_status="qualified"))
    refused(desk.new_patient(ins=INS, ins_kind="test", identity_status="qualified"))


def test_nobody_was_born_before_1880_or_died_before_birth(desk):
    refused(desk.new_patient(birth_date=datetime.date(1879, 12, 31)))
    refused(desk.new_patient(deceased_on=datetime.date(1949, 12, 31)))
    write(desk.new_patient(deceased_on=datetime.date(1950, 1, 1)))


@pytest.mark.parametrize("trait", ["birth_name", "first_birth_given_name"])
def test_a_patient_has_a_birth_name_and_a_given_name(desk, trait):
    refused(desk.new_patient(**{trait: ""}))


@pytest.mark.parametrize("code", ["35238", "2A004", "99100"])
def test_a_birth_place_has_an_insee_code(desk, code):
    write(desk.new_patient(birth_place_insee=code))


@pytest.mark.parametrize("code", ["3523", "AA004", "2C004"])
def test_a_birth_place_with_another_code_is_refused(desk, code):
    refused(desk.new_patient(birth_place_insee=code))


def test_a_patient_is_not_merged_into_itself(desk):
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Patient.objects.filter(pk=desk.patient.pk).update(merged_into=desk.patient)


# Case


def test_a_case_that_left_the_draft_says_when_and_by_whom(desk):
    write(desk.new_case(status="submitted", submitted_at=timezone.now(), submitted_by=desk.user))
    refused(desk.new_case(status="submitted"))
    refused(desk.new_case(status="submitted", submitted_at=timezone.now()))


@pytest.mark.parametrize("status", ["decided", "closed"])
def test_a_decided_case_has_the_moment_of_its_decision(desk, status):
    refused(desk.new_case(status=status, submitted_at=timezone.now(), submitted_by=desk.user))


def test_a_withdrawn_case_and_only_it_says_when(desk):
    withdrawal = {"withdrawn_at": timezone.now(), "withdrawn_by": desk.user}
    write(desk.new_case(status="withdrawn", **withdrawal))
    refused(desk.new_case(status="withdrawn"))
    refused(desk.new_case(status="draft", **withdrawal))


def test_the_extent_of_a_progression_needs_a_progression(desk):
    write(desk.new_case(progression="yes", progression_extent="distant"))
    refused(desk.new_case(progression="unknown", progression_extent="distant"))


def test_a_relapse_date_needs_a_relapse(desk):
    write(desk.new_case(course="relapse", relapse_on=DAY))
    refused(desk.new_case(course="initial", relapse_on=DAY))


def test_a_return_and_a_postponement_say_a_reason_of_their_own(desk):
    write(desk.new_part(models.CaseMessage, kind="return", code="question_unclear"))
    write(desk.new_part(models.CaseMessage, kind="postponement", code="no_time"))
    write(desk.new_part(models.CaseMessage, kind="note", text="vu avec le demandeur"))
    refused(desk.new_part(models.CaseMessage, kind="return", code="no_time"))
    refused(desk.new_part(models.CaseMessage, kind="postponement", code=""))
    refused(desk.new_part(models.CaseMessage, kind="note", code="no_time"))


# Board


def test_a_person_belongs_to_a_board_once_at_a_time(desk):
    membership = {"board": desk.board, "person": desk.user, "role": "member"}
    write(desk.new(models.BoardMembership, **membership, ended_at=timezone.now(), ended_by=desk.user))
    write(desk.new(models.BoardMembership, **membership))
    refused(desk.new(models.BoardMembership, **membership))


def test_establishments_share_no_finess_but_may_have_none(desk):
    write(desk.new(models.Establishment, name="Clinique"))
    write(desk.new(models.Establishment, name="Hôpital", finess="750712184"))
    refused(desk.new(models.Establishment, name="Hôpital bis", finess="750712184"))


# Lesion


@pytest.mark.parametrize(
    "where",
    [
        {"bone": "vertebra", "level": "T8"},
        {"bone": "vertebra", "level": "C0"},
        {"bone": "sacrum"},
        {"bone": "sacrum", "level": "S1"},
        {"bone": "sacrum", "level": "CO"},
        {"bone": "femur", "segment": "subtrochanteric", "side": "left"},
        {"bone": "humerus", "segment": "neck"},
        {"bone": "tibia", "segment": "metaphysis", "end": "proximal"},
        {"bone": "rib", "rib_number": 12},
    ],
)
def test_a_lesion_sits_in_a_bone(desk, where):
    write(desk.new_lesion(**where))


@pytest.mark.parametrize(
    "where",
    [
        {"bone": "vertebra"},
        {"bone": "vertebra", "level": "S1"},
        {"bone": "vertebra", "level": "T13"},
        {"bone": "sacrum", "level": "L5"},
        {"bone": "femur", "level": "T8"},
        {"bone": "rib", "segment": "head"},
        {"bone": "tibia", "segment": "neck"},
        {"bone": "humerus", "segment": "subtrochanteric"},
        {"bone": "femur", "segment": "neck", "end": "distal"},
        {"bone": "femur", "end": "distal"},
        {"bone": "femur", "rib_number": 3},
        {"bone": "rib", "rib_number": 13},
        {"bone": "rib", "rib_number": 0},
    ],
)
def test_a_lesion_in_an_impossible_place_is_refused(desk, where):
    refused(desk.new_lesion(**where))


def test_two_lesions_of_a_patient_have_two_numbers(desk):
    write(desk.new_lesion(bone="rib", number=7))
    refused(desk.new_lesion(bone="skull", number=7))


@pytest.mark.parametrize(
    ("where", "site"),
    [
        ({"bone": "vertebra", "level": "T8"}, "T8"),
        ({"bone": "vertebra", "level": "C0"}, "occiput"),
        ({"bone": "femur", "side": "left", "segment": "subtrochanteric"}, "fémur gauche, région sous-trochantérienne"),
        (
            {"bone": "tibia", "side": "right", "segment": "metaphysis", "end": "distal"},
            "tibia droit, métaphyse distale",
        ),
        ({"bone": "rib", "side": "right", "rib_number": 7}, "7e côte droite"),
        ({"bone": "rib", "side": "left", "rib_number": 1}, "1re côte gauche"),
        ({"bone": "sternum", "side": "midline"}, "sternum"),
        ({"bone": "hemipelvis", "side": "right", "zone": "acetabular_roof"}, "hémibassin droit, toit du cotyle"),
    ],
)
def test_a_site_is_said_in_a_few_words(where, site):
    with translation.override("fr"):
        assert models.Lesion(**where).site == site


def test_the_spine_and_the_long_bones_are_known():
    spinal = [bone for bone in models.Bone if models.Lesion(bone=bone).is_spinal]
    long = [bone for bone in models.Bone if models.Lesion(bone=bone).is_long_bone]
    assert spinal == ["sacrum", "vertebra"]
    assert long == ["humerus", "radius", "ulna", "femur", "tibia", "fibula"]


def test_an_observation_keeps_percentages_between_0_and_100(desk):
    seen = {"lesion": write(desk.new_lesion(bone="rib")), "observed_on": DAY}
    write(desk.new_part(models.LesionObservation, **seen, collapse_percent=0, canal_narrowing_percent=100))
    refused(desk.new_part(models.LesionObservation, **seen, collapse_percent=101))


def test_pain_goes_from_0_to_10_and_did_not_begin_after_it_was_assessed(desk):
    felt = {"lesion": write(desk.new_lesion(bone="rib")), "assessed_on": DAY}
    write(desk.new_part(models.PainAssessment, **felt, intensity=10, new_since=DAY))
    refused(desk.new_part(models.PainAssessment, **felt, intensity=11))
    refused(desk.new_part(models.PainAssessment, **felt, new_since=DAY + datetime.timedelta(days=1)))


# State and disease


def test_an_absence_of_disease_outside_bone_has_the_date_it_was_looked_for(desk):
    refused(desk.new_part(models.Disease, extraosseous="none"))
    refused(desk.new_part(models.Disease, extraosseous="unknown", none_looked_for_on=DAY))
    write(desk.new_part(models.Disease, extraosseous="none", none_looked_for_on=DAY))


@pytest.mark.parametrize("model", [models.Disease, models.ClinicalState])
def test_a_case_has_one_standing_part_of_this_kind(desk, model):
    write(desk.new_part(model, removed_at=timezone.now(), removed_by=desk.user))
    write(desk.new_part(model))
    refused(desk.new_part(model))


@pytest.mark.parametrize(
    "state",
    [
        {"ecog": 0, "karnofsky": 100},
        {"ecog": 5, "karnofsky": 0},
        {"g8_total": Decimal("13.5")},
        {"asa": 5},
        {
            "life_expectancy_value": Decimal(3),
            "life_expectancy_unit": "months",
            "life_expectancy_source": "physician",
        },
    ],
)
def test_a_state_is_measured_on_its_scales(desk, state):
    write(desk.new_part(models.ClinicalState, **state))


@pytest.mark.parametrize(
    "state",
    [
        {"ecog": 6},
        {"karnofsky": 75},
        {"karnofsky": 110},
        {"g8_total": Decimal("13.2")},
        {"g8_total": Decimal("17.5")},
        {"asa": 0},
        {"life_expectancy_value": Decimal(3)},
        {"life_expectancy_value": Decimal(3), "life_expectancy_unit": "months"},
        {"life_expectancy_source": "physician"},
    ],
)
def test_a_state_off_its_scales_is_refused(desk, state):
    refused(desk.new_part(models.ClinicalState, **state))


@pytest.mark.parametrize(
    "found",
    [{"value": Decimal("88"), "unit": "umol/L"}, {"text": "pic monoclonal"}, {"value": Decimal(0), "unit": "mg/L"}],
)
def test_a_laboratory_value_has_its_unit_or_is_a_text(desk, found):
    write(desk.new_part(models.LabValue, **found))


@pytest.mark.parametrize("found", [{}, {"value": Decimal(88)}, {"unit": "g/L", "text": "bas"}, {"unit": "g/L"}])
def test_half_a_laboratory_value_is_refused(desk, found):
    refused(desk.new_part(models.LabValue, **found))


def test_a_laboratory_value_is_not_negative(desk):
    refused(desk.new_part(models.LabValue, value=Decimal(-1), unit="g/L"))


def test_the_level_of_a_compression_needs_a_compression(desk):
    write(desk.new_part(models.NeurologicalEpisode, level="T8"))
    refused(desk.new_part(models.NeurologicalEpisode, compression="none", level="T8"))


# Dates, images, scores


@pytest.mark.parametrize(
    ("model", "first", "then"),
    [
        (models.Treatment, "started_on", "ended_on"),
        (models.Irradiation, "started_on", "ended_on"),
        (models.BoneAgent, "started_on", "ended_on"),
        (models.CurrentDrug, "started_on", "ended_on"),
        (models.Surgery, "performed_on", "skin_healed_on"),
        (models.NeurologicalEpisode, "deficit_began_on", "radiotherapy_on"),
    ],
)
def test_dates_are_in_order(desk, model, first, then):
    write(desk.new_part(model, **{first: DAY, then: DAY}))
    write(desk.new_part(model, **{then: BEFORE}))
    refused(desk.new_part(model, **{first: DAY, then: BEFORE}))


def test_an_irradiated_level_is_in_the_spine(desk):
    write(desk.new_part(models.Irradiation, bone="vertebra", level="T8"))
    refused(desk.new_part(models.Irradiation, bone="femur", level="T8"))


def test_a_study_uid_is_made_of_digits_and_dots(desk):
    write(desk.new_part(models.ImagingStudy, study_uid="1.2.840.10008.1.1"))
    refused(desk.new_part(models.ImagingStudy, study_uid="1.2.840/../x"))


def test_a_requested_examination_has_not_been_done(desk):
    write(desk.new_part(models.ImagingStudy, status="requested"))
    refused(desk.new_part(models.ImagingStudy, status="requested", done_on=DAY))


def test_a_score_names_its_index(desk):
    refused(desk.new_part(models.Score, index=""))


# Every model


RECORDS = [model for model in apps.get_app_config("cases").get_models() if issubclass(model, models.Record)]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_moment_and_its_author_are_tied(model):
    names = {field.name for field in model._meta.concrete_fields}
    constraints = {constraint.name for constraint in model._meta.constraints}
    for field in model._meta.concrete_fields:
        moment = field.name.removesuffix("_at")
        if isinstance(field, DateTimeField) and f"{moment}_by" in names and field.null:
            assert f"cases_{model._meta.model_name}_{moment}" in constraints


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_constraint_has_a_sentence_and_a_name_that_postgresql_keeps_whole(model):
    for constraint in model._meta.constraints:
        assert len(constraint.name) <= 63, constraint.name
        assert constraint.violation_error_message != constraint.default_violation_error_message, constraint.name


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_a_person_fills_has_a_name(model):
    for field in model._meta.concrete_fields:
        assert not field.editable or "verbose_name" in field.deconstruct()[3], field.name


@pytest.mark.parametrize(("analyte", "unit"), [("creatinine", "g/L"), ("calcium", "%"), ("inr", "mmol/L")])
def test_a_result_has_a_unit_of_its_own_analyte(desk, analyte, unit):
    wrong = refused(desk.new_part(models.LabValue, analyte=analyte, value=2, unit=unit))
    assert "n’est pas une unité de cet examen" in wrong


def test_every_analyte_has_its_units():
    assert set(UNITS_OF) == set(models.LabValue.Analyte.values)
    assert {unit for units in UNITS_OF.values() for unit in units} == set(models.LabValue.Unit.values)
