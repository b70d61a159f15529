"""Patients found by what people type at a telephone."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from cases.models import Patient
from cases.search import asked, why
from tests import factories


@pytest.fixture
def known(alice):
    """Names as France writes them."""

    def register(birth_name, given_name, born, **values):
        return factories.patient(alice, birth_name=birth_name, given_name=given_name, birth_date=born, **values)

    return {
        "artagnan": register("D’ARTAGNAN", "CHARLES", date(1956, 3, 12), ipp="8001234"),
        "tour": register("DE LA TOUR", "JEAN-PIERRE", date(1949, 11, 1), ipp="77-42"),
        "hermite": register("L’HERMITE", "ÉLÉONORE", date(1956, 12, 3), ipp="3", used_name="LE GOFF-KERVAREC"),
        "ould": register("OULD AHMED", "SIDI", date(1970, 1, 2), ipp="4"),
        "berg": register("VAN DEN BERG", "ANOUK", date(1962, 8, 30), ipp="5"),
    }


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("artagnan", "artagnan"),
        ("d'Artagnan", "artagnan"),
        ("dartagnan charles", "artagnan"),
        ("CHARLES d’artagnan", "artagnan"),
        ("12/03/1956", "artagnan"),
        ("12.03.1956", "artagnan"),
        ("12-3-1956", "artagnan"),
        ("12031956", "artagnan"),
        ("1956-03-12", "artagnan"),
        ("12 mars 1956", "artagnan"),
        ("12 March 1956", "artagnan"),
        ("charles 12 mars 1956", "artagnan"),
        ("8001234", "artagnan"),
        ("de la tour", "tour"),
        ("latour", "tour"),
        ("delatour jeanpierre", "tour"),
        ("Tour Jean Pierre", "tour"),
        ("pierre-jean de la tour", "tour"),
        ("1er novembre 1949", "tour"),
        ("7742", "tour"),
        ("lhermite", "hermite"),
        ("hermite eleonore", "hermite"),
        ("kervarec", "hermite"),
        ("legoffkervarec", "hermite"),
        ("3 décembre 1956", "hermite"),
        ("ould ahmed", "ould"),
        ("ahmed", "ould"),
        ("von berg", "berg"),
        ("vandenberg", "berg"),
    ],
)
def test_a_patient_is_found_however_the_name_is_said(known, words, who):
    assert list(Patient.objects.matching(words)) == [known[who]]


@pytest.mark.parametrize("words", ["artagnan 13/03/1956", "zzz", "12 thermidor 1956", "31/02/1956"])
def test_nobody_is_found_by_what_is_not_theirs(known, words):
    assert not Patient.objects.matching(words).exists()


def test_a_particle_alone_is_searched_as_it_is(known):
    assert known["berg"] in Patient.objects.matching("van")
    assert asked("de la") == ["de", "la"]


def test_a_matricule_is_found_with_or_without_its_spaces():
    assert asked("2 79 03 51 215 189 89") == ["279035121518989"]


def test_each_result_says_where_the_words_were_found(known):
    assert list(map(str, why(known["hermite"], "kervarec 3/12/1956"))) == ["nom utilisé", "date de naissance"]
    assert list(map(str, why(known["artagnan"], "8001234"))) == ["IPP"]
    assert list(map(str, why(known["tour"], "delatour jean"))) == ["nom de naissance", "prénoms"]


def test_the_keys_of_patients_already_there_are_made_again(known, monkeypatch):
    migration = import_module("cases.migrations.0005_search_keys")
    monkeypatch.setattr(migration, "BATCH", 2)
    expected = dict(Patient.objects.values_list("pk", "search_key"))
    Patient.objects.update(search_key="")
    migration.rebuild(apps, None)
    assert dict(Patient.objects.values_list("pk", "search_key")) == expected
