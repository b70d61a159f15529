"""Codes chosen by their words or by themselves, in either language; nothing that has no shape of a code is kept."""

import pytest
from django.urls import reverse
from django.utils import translation

from cases.models import Tumour
from cases.nomenclature import cim10, cimo3, tnm
from rcp.accounts.actions import set_preferences


@pytest.fixture
def enter(client, alice, case):
    """Adds a tumour to Alice's case, as typed; gives the answer."""
    client.force_login(alice)
    return lambda **typed: client.post(reverse("part_add", args=[case.pk, "tumour"]), typed)


def last():
    return Tumour.objects.order_by("created_at").last()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("8070/3", "8070/3"),
        ("8070 / 3", "8070/3"),
        ("carcinome épidermoïde", "8070/3"),
        ("Carcinome epidermoide", "8070/3"),
        ("squamous cell carcinoma", "8070/3"),
        ("carcinome épidermoïde (8070/3)", "8070/3"),
        ("8936/3", "8936/3"),  # outside our list, and a code all the same
    ],
)
def test_a_morphology_is_typed_by_its_code_or_its_words(enter, typed, code):
    assert enter(morphology=typed).status_code == 302
    assert last().morphology == code


@pytest.mark.parametrize(("typed", "code"), [("c341", "C34.1"), ("prostate", "C61"), ("c50.1", "C50.1")])
def test_a_site_is_typed_by_its_code_or_its_words(enter, typed, code):
    assert enter(topography=typed).status_code == 302
    assert last().topography == code


@pytest.mark.parametrize(("field", "typed"), [("morphology", "adéno"), ("topography", "poumon droit, je crois")])
def test_what_is_no_code_is_refused_beside_its_field_and_kept(enter, field, typed):
    before = Tumour.objects.count()
    answer = enter(**{field: typed})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == [
        "Un code CIM-O-3 s’écrit comme 8140/3\u00a0: choisissez la morphologie dans la liste."
        if field == "morphology"
        else "Un code CIM-10 s’écrit comme C34.1\u00a0: choisissez le siège dans la liste."
    ]
    assert typed in answer.content.decode()
    assert Tumour.objects.count() == before


def test_a_letter_of_the_tnm_may_be_unknown_in_the_words_of_the_reader(enter, alice):
    enter(t="t2A", n="inconnu", m="m1c")
    assert (last().t, last().n, last().m) == ("T2a", tnm.UNKNOWN, "M1c")
    set_preferences(by=alice, language="en")
    enter(t="pT2a", n="unknown")
    assert (last().t, last().n) == ("pT2a", tnm.UNKNOWN)


def test_the_box_says_where_its_codes_come_from_and_what_stands_in_it(client, alice, case):
    client.force_login(alice)
    page = client.get(reverse("part_amend", args=["tumour", last().pk])).content.decode()
    assert "liste de l’Agence du Numérique en Santé du 16/06/2025" in page
    assert '<output for="id_morphology" class="meaning">adénocarcinome</output>' in page


def test_a_label_names_one_code_only():
    for system in (cim10.CIM10, cimo3.CIMO3):
        for language in ("fr", "en"):
            with translation.override(language):
                assert [system.find(code.label()) for code in system] == [code.code for code in system]
