import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from django.utils import translation

from cases.nomenclature import anatomy, cim10, cimo3, competences, tnm, treatments
from scoring import vocabulary

VALUE_SETS = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "frcp" / "data" / "jeuxDeValeurs"
SYSTEMS = [
    cim10.CIM10,
    cimo3.CIMO3,
    competences.COMPETENCES,
    competences.GROUPS,
    tnm.EDITIONS,
    treatments.NATIONAL,
    treatments.PROPOSALS,
    *(tnm.lung(edition, axis) for edition in ("8", "9") for axis in "tnm"),
]


def concepts(name):
    """Code and system of every concept of an official value set."""
    file = VALUE_SETS / f"jdv-{name}-cisis.xml"
    if not file.exists() and not os.environ.get("CI"):
        pytest.skip("the official value sets are not beside this checkout")
    tree = ElementTree.parse(file)
    return {(node.get("code"), node.get("codeSystem")) for node in tree.iter("{urn:ihe:iti:svs:2008}Concept")}


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_a_system_says_its_version_and_source_and_names_each_code_once_in_two_languages(system):
    assert all((system.name, system.identifier, system.version, system.source))
    assert len({code.code for code in system}) == len(system.codes)
    assert all(code.fr and code.en for code in system)


def test_sites_are_those_of_the_national_list():
    assert {(code.code, cim10.CIM10.identifier) for code in cim10.CIM10} <= concepts("tumeur")


def test_morphologies_are_those_of_the_national_list():
    assert {(code.code, cimo3.CIMO3.identifier) for code in cimo3.CIMO3} <= concepts("morphologie")


def test_the_national_treatments_are_the_whole_national_list():
    assert {(code.code, code.system) for code in treatments.NATIONAL} == concepts("type-traitement-frcp")


def test_each_proposal_has_a_national_type_and_a_known_competence():
    for proposal in treatments.PROPOSALS:
        assert proposal.national in treatments.NATIONAL, proposal.code
        known = (*competences.COMPETENCES, *competences.GROUPS)
        assert proposal.competence is None or proposal.competence in {code.code for code in known}, proposal.code


def test_the_guideline_has_four_schedules():
    assert [str(schedule) for schedule in treatments.SCHEDULES] == ["30 Gy / 10", "24 Gy / 6", "20 Gy / 5", "8 Gy / 1"]


def test_any_surgeon_fills_surgery_and_only_two_kinds_fill_the_spine():
    assert competences.satisfies(["orthopaedic_surgeon"], competences.SURGEON)
    assert competences.satisfies(["neurosurgeon"], competences.SPINE_OPERATOR)
    assert not competences.satisfies(["orthopaedic_surgeon"], competences.SPINE_OPERATOR)


def test_a_pneumologist_is_an_oncologist_with_the_qualification_only():
    assert competences.satisfies(["pneumologist", "thoracic_oncologist"], competences.ONCOLOGIST)
    assert not competences.satisfies(["pneumologist"], competences.ONCOLOGIST)


def test_a_radiation_oncologist_does_not_fill_oncology():
    assert not competences.satisfies(["radiation_oncologist"], competences.ONCOLOGIST)
    assert competences.satisfies(["radiation_oncologist"], "radiation_oncologist")


def test_nobody_fills_nothing():
    assert not competences.satisfies([], competences.SURGEON)


def test_labels_follow_the_reader():
    with translation.override("en"):
        assert competences.label("neurosurgeon") == "neurosurgery"
    with translation.override("fr"):
        assert competences.label("neurosurgeon") == "neurochirurgie"
    assert competences.label("surgeon", "en") == "surgery"


def test_a_code_from_outside_the_list_is_its_own_label():
    assert cim10.CIM10.label("C71.9", "fr") == "C71.9"
    with pytest.raises(KeyError):
        cim10.CIM10["C71.9"]


def test_every_level_has_a_region():
    assert [anatomy.region_of(level) for level in ("C0", "C7", "T12", "L5", "S1", "CO")] == [
        "occipital", "cervical", "thoracic", "lumbar", "sacral", "coccygeal",
    ]  # fmt: skip
    for level in anatomy.LEVELS:
        anatomy.region_of(level)


def test_an_unknown_level_has_none():
    with pytest.raises(ValueError, match="T13"):
        anatomy.region_of("T13")


def test_segments_are_those_the_scores_know():
    assert {segment for segments in anatomy.SEGMENTS_OF.values() for segment in segments} == set(vocabulary.SEGMENTS)


def test_the_ninth_edition_splits_n2_and_m1c():
    for axis, value in (("n", "N2b"), ("m", "M1c2")):
        assert value in tnm.lung("9", axis)
        assert value not in tnm.lung("8", axis)
    assert all(tnm.UNKNOWN in tnm.lung(edition, axis) for edition in ("8", "9") for axis in "tnm")
