import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import identity
from cases.models import Patient

OFFICIAL = "279035121518989"


def test_the_official_example_has_key_89():
    assert identity.ins_key(OFFICIAL[:13]) == 89
    assert identity.ins_key_is_right(OFFICIAL)


@pytest.mark.parametrize(("department", "counts_as"), [("2A", "19"), ("2B", "18")])
def test_corsica_counts_as_19_and_18(department, counts_as):
    corsican = f"17903{department}002015"
    assert identity.ins_key(corsican) == identity.ins_key(corsican.replace(department, counts_as))
    assert identity.ins_key_is_right(f"{corsican}{identity.ins_key(corsican):02}")


@pytest.mark.parametrize("place", range(15))
def test_one_wrong_digit_is_seen(place):
    wrong = OFFICIAL[:place] + str((int(OFFICIAL[place]) + 1) % 10) + OFFICIAL[place + 1 :]
    assert not identity.ins_key_is_right(wrong)


@pytest.mark.parametrize(
    "ins", ["", OFFICIAL[:14], OFFICIAL + "0", OFFICIAL + "\n", "27903A121518989", "1790352002015 7"]
)
def test_a_matricule_of_another_shape_has_no_right_key(ins):
    assert not identity.ins_key_is_right(ins)


def test_an_rpps_that_ends_with_its_key_raises_no_doubt():
    assert not identity.rpps_looks_wrong("01234567897")


@pytest.mark.parametrize("rpps", ["01234567898", "0123456789", "0123456789A"])
def test_another_rpps_looks_wrong(rpps):
    assert identity.rpps_looks_wrong(rpps)


@pytest.mark.parametrize("finess", ["750712184", "690781810", "590780193", "2A0000014"])
def test_a_finess_that_ends_with_its_key_raises_no_doubt(finess):
    assert not identity.finess_looks_wrong(finess)


@pytest.mark.parametrize("finess", ["750712185", "75071218", "75071218X"])
def test_another_finess_looks_wrong(finess):
    assert identity.finess_looks_wrong(finess)


def test_an_absent_number_is_not_a_wrong_one():
    assert not identity.rpps_looks_wrong("")
    assert not identity.finess_looks_wrong("")


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("D’ALMEIDA", "d almeida"),
        ("Le Goff-Kervarec", "le goff kervarec"),
        ("Anaïs  Zoé", "anais zoe"),
        ("LE CŒUR", "le coeur"),
        ("de La Tour", "de la tour"),
    ],
)
def test_a_name_is_searched_without_accent_case_or_hyphen(written, searched):
    assert identity.normalise(written) == searched


@given(st.text())
def test_a_normalised_name_is_already_normal(text):
    assert identity.normalise(identity.normalise(text)) == identity.normalise(text)


def jeanne(**changes):
    traits = {
        "birth_name": "Dupont",
        "first_birth_given_name": "Jeanne",
        "birth_given_names": "Jeanne Marie",
        "sex": Patient.Sex.F,
        "birth_date": datetime.date(1952, 2, 29),
        "birth_place_insee": "35238",
        "birth_place_name": "Rennes",
    }
    return Patient(**traits | changes)


def test_the_five_traits_are_those_of_birth():
    traits = jeanne(used_name="Martin").five_traits
    assert traits == ("DUPONT", "Jeanne Marie", "féminin", datetime.date(1952, 2, 29), "Rennes (35238)")


def test_the_used_name_stands_beside_the_birth_name():
    assert jeanne().full_name == "DUPONT Jeanne"
    assert jeanne(used_name="Martin").full_name == "DUPONT Jeanne, nom utilisé MARTIN Jeanne"


def test_age_is_in_completed_years():
    assert jeanne().age_on(datetime.date(2026, 2, 28)) == 73
    assert jeanne().age_on(datetime.date(2026, 3, 1)) == 74


def test_a_patient_in_a_log_is_a_key():
    assert "DUPONT" not in str(jeanne()).upper()


def test_the_search_key_holds_each_word_once_and_the_birth_date_as_it_is_typed():
    words = jeanne(used_name="D’Arc-Martin", ipp="0042").words_for_search().split()
    assert words[:6] == ["dupont", "jeanne", "marie", "d", "arc", "martin"]
    assert {"29/02/1952", "29021952", "0042"} <= set(words)
    assert len(words) == len(set(words))
