"""Pages of history: who changed what, and the case as it was."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions
from cases.models import BoardMembership, Case, CaseGrant, ClinicalState, JournalEntry, LabValue, Lesion
from rcp.meetings import actions as meeting_actions
from tests import factories
from tests.counting import MOST_OF_THE_HOUSE, statements


def at(name, *args):
    return reverse(name, args=args)


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())).replace("\u00a0", " ")


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def state(case):
    return ClinicalState.objects.get(case=case)


def worsened(state, by, **values):
    state.refresh_from_db()
    return actions.amend_part(state, by=by, version=state.version, **values)


def test_a_history_says_who_changed_what_from_what_to_what(as_alice, case, state, bruno):
    worsened(state, bruno, karnofsky=60)
    shown = text(as_alice.get(at("case_history", case.pk)))
    assert "Indice de Karnofsky 70 devient 60" in shown
    assert bruno.full_name in shown
    assert "État brouillon devient soumis" in shown
    assert "Lésion T8" in shown
    assert JournalEntry.objects.filter(event="history_read", record=f"case:{case.pk}").exists()


def test_a_history_in_english_is_in_english(client, alice, case, state):
    worsened(state, alice, karnofsky=60)
    type(alice).objects.filter(pk=alice.pk).update(language="en")
    client.force_login(alice)
    assert "Karnofsky" in text(client.get(at("case_history", case.pk)))


@pytest.mark.parametrize(
    ("section", "there", "absent"),
    [
        ("state", "Karnofsky", "Lésion T8"),
        ("lesions", "Lésion T8", "Karnofsky"),
        ("status", "Dossier soumis", "Karnofsky"),
        ("identity", "Patient enregistré", "Karnofsky"),
        ("question", "Question posée", "Karnofsky"),
        ("zzz", "Karnofsky", "zzz"),
    ],
)
def test_a_history_is_narrowed_to_one_part_of_the_page(as_alice, case, section, there, absent):
    shown = text(as_alice.get(at("case_history", case.pk), {"section": section}))
    assert there in shown
    assert absent not in shown.replace("Voir le dossier", "")


def test_a_long_history_goes_on_page_after_page(as_alice, case, state, alice):
    for number in range(45):
        worsened(state, alice, karnofsky=number % 2 * 10)
    first = as_alice.get(at("case_history", case.pk))
    assert "Dossier inscrit" not in text(first)
    older = re.search(r'rel="next" href="([^"]+)"', first.content.decode())[1].replace("&amp;", "&")
    second = as_alice.get(at("case_history", case.pk) + older)
    assert "Dossier inscrit" in text(second)
    assert 'rel="next"' not in second.content.decode()


def test_the_case_is_shown_as_it_was(as_alice, case, state, alice):
    kept = LabValue(analyte="creatinine", value=Decimal("90"), unit="umol/L", taken_on=date(2026, 3, 12))
    values = {name: getattr(kept, name) for name in ("analyte", "value", "unit", "taken_on")}
    lab = actions.add_part(LabValue, of=case, by=alice, **values)
    then = timezone.localtime()
    worsened(state, alice, karnofsky=40)
    actions.remove_part(lab, by=alice, version=1)
    lesion = factories.vertebra(case, alice, "L3")
    case.refresh_from_db()
    actions.edit_case(case=case, by=alice, version=case.version, question="Une tout autre question ?")
    past = text(as_alice.get(at("case_at", case.pk), {"at": then.replace(tzinfo=None).isoformat()}))
    for words in ("tel qu’il était", "90 µmol/L", "Faut-il opérer avant la radiothérapie", "Indice de Karnofsky 70"):
        assert words in past
    for words in (lesion.site, "Une tout autre question"):
        assert words not in past
    assert "ne se défont pas" not in past
    now = text(as_alice.get(at("case_at", case.pk), {"at": timezone.localtime().replace(tzinfo=None).isoformat()}))
    assert "Une tout autre question" in now


def test_what_was_signed_and_written_by_then_is_there_and_what_came_later_is_not(as_alice, alice, claire, greta, case):
    meeting_actions.ask_opinion(case=case, person=greta, by=claire)
    meeting_actions.give_opinion(case=case, competence="interventional_radiologist", text="Cimentoplastie.", by=greta)
    then = timezone.now().isoformat().replace("+00:00", "Z")
    case.refresh_from_db()
    actions.return_case(case=case, by=claire, code="file_incomplete", text="Il manque le scanner.")
    past = text(as_alice.get(at("case_at", case.pk), {"at": then}))
    assert "Cimentoplastie." in past
    assert "Il manque le scanner." not in past
    now = timezone.now().isoformat().replace("+00:00", "Z")
    assert "Il manque le scanner." in text(as_alice.get(at("case_at", case.pk), {"at": now}))


def test_a_page_of_the_past_changes_nothing(as_alice, case):
    shown = as_alice.get(at("case_at", case.pk), {"at": timezone.now().isoformat()}).content.decode()
    main = shown.split("<main", 1)[1]
    assert "<form" not in main
    assert at("case_edit", case.pk, "question") not in main
    assert as_alice.post(at("case_at", case.pk)).status_code == 405


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("", "Choisissez un jour"),
        ("hier", "Choisissez un jour"),
        ("0001-01-01T00:00", "n’existait pas"),
        ("9999-12-31T23:59", "dans l’avenir"),
        ("2026-13-45", "Choisissez un jour"),
        ("\ud800", "Choisissez un jour"),
        ("1e400\x00", "Choisissez un jour"),
    ],
)
def test_a_moment_that_cannot_be_shown_is_said_beside_what_was_typed(as_alice, case, moment, sentence):
    answer = as_alice.get(at("case_at", case.pk), {"at": moment.encode("utf-8", "replace").decode()})
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_part_tells_its_own_history_even_when_it_was_removed(as_alice, case, alice):
    lesion = Lesion.objects.get(patient=case.patient)
    actions.amend_part(lesion, by=alice, version=1, level="T9")
    actions.remove_part(lesion, by=alice, version=2)
    shown = text(as_alice.get(at("part_history", "lesion", lesion.pk)))
    for words in ("Niveau T8 devient T9", "Retiré", "retiré du dossier le"):
        assert words in shown
    assert "Karnofsky" not in shown


def test_an_identity_tells_its_history(as_alice, case, alice):
    patient = case.patient
    actions.correct_identity(patient=patient, by=alice, version=patient.version, used_name="DURAND")
    shown = text(as_alice.get(at("patient_history", patient.pk)))
    assert "Nom utilisé DURAND" in shown
    assert "Lésion" not in shown.split("Historique de l’identité", 1)[1]


def test_the_stranger_sees_no_history(client, stranger, admin, rose, case, state):
    for person in (stranger, admin, rose):
        client.force_login(person)
        for address in (
            at("case_history", case.pk),
            at("case_at", case.pk) + "?at=2026-01-01T00:00",
            at("patient_history", case.patient_id),
            at("part_history", "clinicalstate", state.pk),
        ):
            assert client.get(address).status_code == 404
    client.force_login(stranger)
    assert client.get(at("part_history", "zzz", state.pk)).status_code == 404


def test_a_guest_reads_the_history_of_the_case_shown_to_him(client, claire, greta, case):
    actions.open_case_to(case=case, person=greta, purpose=CaseGrant.Purpose.GUEST, by=claire)
    client.force_login(greta)
    shown = text(client.get(at("case_history", case.pk)))
    assert "Karnofsky" in shown
    assert greta.full_name in shown


def test_what_another_board_wrote_in_its_case_is_not_in_the_history_of_ours(client, bruno, alice, admin, case):
    gaston = factories.account(admin, "Gaston", specialty="neurosurgeon")
    other = factories.board(admin, name="RCP rachis", members=[(gaston, BoardMembership.Role.MEMBER)])
    factories.state(factories.draft(alice, other, case.patient, synthesis="Secret d’une autre RCP"), alice, ecog=4)
    client.force_login(bruno)
    assert "Secret d’une autre RCP" not in text(client.get(at("case_history", case.pk)))


def test_histories_cost_the_same_whatever_their_length(as_alice, alice, board, case, state):
    lab = {"analyte": "calcium", "unit": "mmol/L", "taken_on": timezone.localdate()}
    addresses = [
        at("case_history", case.pk),
        at("case_at", case.pk) + "?at=" + timezone.now().isoformat().replace("+00:00", "Z"),
        at("patient_history", case.patient_id),
        at("part_history", "clinicalstate", state.pk),
    ]

    def costs():
        found = []
        for address in addresses:
            as_alice.get(address)
            with statements() as count:
                assert as_alice.get(address).status_code == 200
            assert count.of_the_house <= MOST_OF_THE_HOUSE + 2
            found.append((count.on_the_record, count.statements))
        return found

    def lengthen(number):
        worsened(state, alice, karnofsky=number % 2 * 10, assessed_on=date(2026, 1, 1) + timedelta(days=number))
        value = actions.add_part(LabValue, of=case, by=alice, value=Decimal(number), **lab)
        actions.amend_part(value, by=alice, version=1, value=Decimal(number + 1))
        factories.vertebra(case, alice, f"T{number % 12 + 1}")

    lengthen(0)
    lengthen(1)
    short = costs()
    for number in range(2, 14):
        lengthen(number)
    for (few, _some), (many, said) in zip(short, costs(), strict=True):
        assert many <= few <= 8, "\n".join(said)
    assert Case.objects.count() == 1
