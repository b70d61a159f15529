"""Who changed what, in words; and the file as it was, by undoing what the journal tells."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import actions, audit
from cases.change_words import in_words
from cases.errors import Refused
from cases.file import CaseFile
from cases.history import change_lines, newest, of_kinds, of_part
from cases.models import (
    Case,
    ClinicalState,
    ImagingStudy,
    Irradiation,
    LabValue,
    Lesion,
    LesionObservation,
    OtherClassification,
    Tumour,
)
from cases.parts import KINDS
from cases.past import file_at
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.counting import statements
from tests.house.test_imports import sources

TODAY = date(2026, 11, 2)


def changes(*records, wanted=None, **page):
    lines = change_lines(*records)
    return in_words(newest(lines.filter(wanted) if wanted else lines, **page)[0])


def said(change):
    return [(told.label, told.was, told.now) for told in change.told]


def creatinine(case, by, value="90", unit="umol/L"):
    return actions.add_part(
        LabValue, of=case, by=by, analyte="creatinine", value=Decimal(value), unit=unit, taken_on=TODAY
    )


def amended(part, by, **values):
    part.refresh_from_db()
    return actions.amend_part(part, by=by, version=part.version, **values)


# --- in words ---


def test_a_change_says_who_what_and_from_what_to_what(case, alice, bruno):
    state = ClinicalState.objects.get(case=case)
    amended(state, bruno, karnofsky=60)
    (change,) = changes(case, wanted=of_part(state), limit=1)
    assert (change.event, change.by) == ("clinicalstate_amended", bruno)
    assert said(change) == [("Indice de Karnofsky", "70", "60")]
    assert change.part.startswith("État du patient du ")


def test_a_value_is_said_with_the_unit_that_it_had_then(case, alice):
    value = creatinine(case, alice)
    amended(value, alice, value=Decimal("95"))
    amended(value, alice, unit="mg/L", value=Decimal("11"))
    amended(value, alice, value=Decimal("10.5"))
    told = [said(change)[-1][1:] for change in changes(case.patient, wanted=of_part(value))]
    assert told[:3] == [
        ("11\u00a0mg/L", "10,5\u00a0mg/L"),
        ("95\u00a0µmol/L", "11\u00a0mg/L"),
        ("90\u00a0µmol/L", "95\u00a0µmol/L"),
    ]
    # The former page ends before the unit was corrected: the older one still knows it.
    lines, more = newest(change_lines(case.patient).filter(of_part(value)), limit=2)
    older = changes(case.patient, wanted=of_part(value), before=lines[-1].id, limit=1)
    assert more and said(older[0])[0][2] == "95\u00a0µmol/L"


def test_what_a_change_names_is_said_by_its_name_even_when_it_was_removed(case, alice, bruno):
    lesion = Lesion.objects.get(patient=case.patient)
    study = actions.add_part(ImagingStudy, of=case, by=alice, kind="mri", status="done", done_on=TODAY, region="rachis")
    values = {"bone": "vertebra", "level": "T8", "technique": "stereotactic", "dose_gy": Decimal("27")}
    irradiation = actions.add_part(Irradiation, of=case, by=alice, **values)
    amended(irradiation, alice, lesion=lesion)
    actions.remove_part(lesion, by=alice, version=lesion.version)
    (change,) = changes(case.patient, wanted=of_part(irradiation), limit=1)
    assert (said(change), change.part) == ([("Lésion", "", "Lésion T8")], "Irradiation T8")
    observation = LesionObservation.objects.get(lesion=lesion)
    amended(observation, alice, study=study, collapse_percent=40)
    (change,) = changes(case.patient, wanted=of_part(observation), limit=1)
    assert said(change) == [
        ("Examen", "", "IRM rachis du 02/11/2026"),
        ("Tassement du corps vertébral", "30\u00a0%", "40\u00a0%"),
    ]
    with translation.override("en"):
        (change,) = changes(case.patient, wanted=of_part(irradiation), limit=1)
        assert change.told[0].label == "Lesion"


def test_people_boards_and_the_answers_to_yes_or_no_are_said(case, alice, bruno, board):
    actions.edit_case(case=case, by=alice, version=case.version, presenter=bruno, is_recourse=True)
    edited, *_others, registered = changes(case)
    assert said(edited) == [("Présentateur", "", bruno.full_name), ("RCP de recours", "non", "oui")]
    assert ("RCP", "", board.name) in said(registered)


def test_a_case_tells_its_states_and_a_decision_its_own_words(case, claire, bruno, alice, meeting, guideline):
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire, presenter=bruno)
    factories.opened(claire, meeting, [bruno])
    item = meeting.items.get()
    factories.proposed(case, bruno, guideline)
    meeting_actions.end_discussion(item=item, by=claire)
    events = {change.event: change for change in changes(case)}
    assert said(events["case_submitted"]) == [("État", "brouillon", "soumis")]
    assert said(events["case_scheduled"]) == [("État", "soumis", "inscrit")]
    assert said(events["case_discussed"]) == [("État", "inscrit", "discuté")]
    assert ("Référentiel", "", str(guideline)) in said(events["decision_edited"])
    assert ("Minutes", "", "4") in said(events["agenda_item_added"])


def test_a_staging_that_is_not_the_tnm_is_said_without_a_unit(case, alice):
    tumour = Tumour.objects.get(patient=case.patient)
    named = actions.add_part(OtherClassification, of=case, by=alice, tumour=tumour, name="UICC", value="IV")
    (change,) = changes(case.patient, wanted=of_part(named))
    assert ("Valeur", "", "IV") in said(change)


def test_lines_are_chosen_by_kind_and_by_field(case, alice):
    creatinine(case, alice)
    actions.edit_case(case=case, by=alice, version=case.version, synthesis="Deux lésions.")
    chosen = changes(case, case.patient, wanted=of_kinds(["labvalue"], fields=["synthesis"]))
    assert [change.event for change in chosen] == ["case_edited", "labvalue_added", "case_registered"]


def test_a_read_is_no_change(case, alice):
    audit.seen("case_read", on=case, by=alice)
    assert "case_read" not in {change.event for change in changes(case)}


def test_a_long_page_costs_what_a_short_one_does(case, alice):
    def cost():
        with statements() as count:
            changes(case, case.patient)
        return count.on_the_record, count.of_the_house

    amended(creatinine(case, alice), alice, value=Decimal("91"))
    short = cost()
    for number in range(8):
        amended(creatinine(case, alice), alice, value=Decimal(number))
        factories.vertebra(case, alice, f"T{number + 1}")
    assert sum(cost()) <= sum(short) <= 6


# --- as it was ---


def plain_of(file):
    """Everything that a file holds, but for the key of search, which is no part of the record."""
    rows = {kind: [values(row) for row in file.all_rows(kind)] for kind in KINDS}
    return rows | {"case": values(file.case), "patient": values(file.patient)}


def values(row):
    return {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "search_key"
    }


def today_of(case):
    return plain_of(CaseFile(Case.objects.select_related("patient").get(pk=case.pk)))


def test_a_row_added_later_is_absent_and_one_removed_later_is_there(case, alice):
    kept = creatinine(case, alice)
    then = timezone.now()
    later = creatinine(case, alice, "120")
    actions.remove_part(kept, by=alice, version=1)
    file = file_at(Case.objects.get(pk=case.pk), then)
    assert [row.pk for row in file.rows("labvalue")] == [kept.pk]
    assert later.pk not in [row.pk for row in file.all_rows("labvalue")]
    assert not file.unsaid


def test_what_a_row_named_then_is_what_it_names(case, alice):
    lesion, other = Lesion.objects.get(patient=case.patient), factories.vertebra(case, alice, "L2")
    values = {"bone": "vertebra", "level": "T8", "technique": "other", "lesion": lesion}
    irradiation = actions.add_part(Irradiation, of=case, by=alice, **values)
    then = timezone.now()
    amended(irradiation, alice, lesion=other)
    amended(lesion, alice, level="T9")
    (row,) = file_at(Case.objects.get(pk=case.pk), then).rows("irradiation")
    assert (row.lesion_id, row.lesion.site) == (lesion.pk, "T8")


def test_the_case_of_today_is_left_as_it_is(case, alice):
    then = timezone.now()
    actions.edit_case(case=case, by=alice, version=case.version, synthesis="Deux lésions.")
    assert file_at(case, then).case.synthesis != case.synthesis == "Deux lésions."


def test_a_moment_before_the_case_or_after_now_is_refused_with_a_sentence(case):
    with pytest.raises(Refused, match="n’existait pas"):
        file_at(case, case.created_at - timedelta(seconds=1))
    with pytest.raises(Refused, match="avenir"):
        file_at(case, timezone.now() + timedelta(days=1))


def test_a_line_that_does_not_hold_enough_is_said_and_not_guessed(case, alice, bruno):
    then = timezone.now()
    audit.record("case_postponed", on=case, by=bruno, changes={"code": ["", "no_time"]})
    file = file_at(Case.objects.get(pk=case.pk), then)
    assert [line.event for line in file.unsaid] == ["case_postponed"]


def test_a_row_written_past_the_journal_is_said(case, alice):
    value = creatinine(case, alice)
    then = timezone.now()
    amended(value, alice, value=Decimal("95"))
    LabValue.objects.filter(pk=value.pk).update(value=Decimal("99"))
    assert [line.event for line in file_at(Case.objects.get(pk=case.pk), then).unsaid] == ["labvalue_amended"]


def test_an_identity_is_what_it_was_before_it_was_retrieved_and_downgraded(case, claire):
    told = {"attested_source": "Téléservice INSi", "attested_on": TODAY, "birth_place_name": "VANNES"}
    moments = [(timezone.now(), today_of(case))]
    patient = case.patient
    actions.retrieve_identity(patient=patient, by=claire, version=patient.version, **told)
    moments.append((timezone.now(), today_of(case)))
    actions.downgrade_identity(patient=patient, by=claire, version=patient.version, reason="Erreur")
    for moment, read in moments:
        file = file_at(Case.objects.select_related("patient").get(pk=case.pk), moment)
        assert plain_of(file) == read
        assert not file.unsaid


def test_a_case_is_in_the_state_that_it_was_in(case, claire, bruno, meeting, guideline, quorate):
    moments = []

    def note():
        moments.append((timezone.now(), today_of(case)))

    note()
    meeting_actions.schedule_case(meeting=meeting, case=case, by=claire, presenter=bruno)
    note()
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    meeting_actions.end_discussion(item=meeting.items.get(), by=claire)
    note()
    decision.refresh_from_db()
    meeting_actions.sign_decision(decision=decision, by=bruno)
    note()
    case.refresh_from_db()
    actions.close_case(case=case, by=claire)
    for moment, read in moments:
        file = file_at(Case.objects.select_related("patient").get(pk=case.pk), moment)
        assert plain_of(file) == read
        assert not file.unsaid
    assert [read["case"]["status"] for _moment, read in moments] == ["submitted", "scheduled", "discussed", "decided"]


def test_every_read_of_the_source_is_named_as_a_read():
    named = [
        event
        for name, path in sources()
        for event in re.findall(r'(?:seen\(|listed\([^()]*event=)f?"([^"]+)"', path.read_text())
        if not name.startswith("tests")
    ]
    assert named
    assert [event for event in named if not event.endswith(tuple(f"_{fact}" for fact in audit.READS))] == []


LEVELS = ("T4", "T8", "L2")
NUMBER = st.integers(0, 7)
ACTS = ("lab", "lesion", "seen", "irradiate", "amend", "remove", "edit", "identity", "state", "send", "present")


@pytest.mark.timeout(300)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), NUMBER, NUMBER), min_size=1, max_size=10))
def test_the_file_at_any_moment_is_what_was_read_then(alice, bruno, claire, board, acts):
    with transaction.atomic():
        case = factories.draft(alice, board, factories.patient(alice))
        was = [(timezone.now(), today_of(case))]
        for act, place, number in acts:
            case.refresh_from_db()
            case.patient.refresh_from_db()
            play(act, case, place, number, alice, claire, [None, bruno, alice])
            was.append((timezone.now(), today_of(case)))
        for moment, read in was:
            file = file_at(Case.objects.select_related("patient").get(pk=case.pk), moment)
            assert plain_of(file) == read
            assert not file.unsaid
        transaction.set_rollback(True)


def play(act, case, place, number, alice, claire, presenters):
    """One act on the file; one that finds nothing to act on does nothing."""
    standing = CaseFile(case)
    parts = [row for kind in ("labvalue", "lesion", "irradiation", "lesionobservation") for row in standing.rows(kind)]
    part = parts[place % len(parts)] if parts else None
    lesions = standing.rows("lesion")
    if act == "lab":
        creatinine(case, alice, str(number))
    elif act == "lesion":
        actions.record_lesion(of=case, by=alice, bone="vertebra", level=LEVELS[number % 3])
    elif act == "seen" and lesions:
        values = {"lesion": lesions[0], "observed_on": TODAY, "cord_distance_mm": Decimal(number) / 2}
        actions.add_part(LesionObservation, of=case, by=alice, **values)
    elif act == "irradiate":
        values = {"bone": "femur", "side": "left", "technique": "other", "dose_gy": number, "lesion": None}
        actions.add_part(Irradiation, of=case, by=alice, **values | ({"lesion": lesions[0]} if lesions else {}))
    elif act == "amend" and part:
        actions.amend_part(part, by=alice, version=part.version, **new_values(part, number, lesions))
    elif act == "remove" and part:
        actions.remove_part(part, by=alice, version=part.version)
    elif act == "edit":
        actions.edit_case(case=case, by=alice, version=case.version, synthesis="x" * number, informed_on=TODAY)
    elif act == "identity":
        values = {"used_name": "N" * number, "deceased_on": TODAY - timedelta(days=number)}
        actions.correct_identity(patient=case.patient, by=alice, version=case.patient.version, **values)
    elif act == "state":
        row = standing.one("clinicalstate")
        values = {"karnofsky": number * 10, "weight_kg": Decimal(number + 50) / 3 // 1}
        if row:
            actions.amend_part(row, by=alice, version=row.version, **values)
        else:
            actions.add_part(ClinicalState, of=case, by=alice, **values)
    elif act == "send":
        if case.status == Case.Status.SUBMITTED:
            actions.return_case(case=case, by=claire, code="file_incomplete", text="Il manque le scanner.")
        else:
            actions.submit_case(case=case, by=alice)
    elif act == "present":
        actions.edit_case(case=case, by=alice, version=case.version, presenter=presenters[number % 3])


def new_values(part, number, lesions):
    return {
        "labvalue": {"value": Decimal(number) / 8, "unit": ("umol/L", "mg/L")[number % 2]},
        "lesion": {"level": LEVELS[number % 3], "discovered_on": TODAY, "note": "x" * number},
        "irradiation": {"lesion": lesions[number % len(lesions)] if lesions else None, "fractions": number + 1},
        "lesionobservation": {"size_mm": number + 1, "very_lytic": ("yes", "")[number % 2]},
    }[part._meta.model_name]
