"""What the file measures by formulas and by dates, and what a person answers otherwise."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.actions import add_part, amend_part, score_case
from cases.errors import Invalid
from cases.facts import Facts
from cases.models import Irradiation, LabValue
from tests import factories
from tests.cases.test_further_facts import answers, drug, laboratory


@pytest.fixture
def case(alice, board):
    return factories.draft(alice, board)


@pytest.fixture
def today():
    return timezone.localdate()


# Formulas


def test_a_clearance_comes_from_age_sex_weight_and_creatinine_with_its_day(case, alice, today):
    state = factories.state(case, alice, weight_kg=60)
    laboratory(case, alice, days=40, creatinine=70)
    laboratory(case, alice, days=5, creatinine=100)
    found = Facts(case).measured("cockcroft_gault")
    age = case.patient.age_on(today - timedelta(days=5))
    last = LabValue.objects.get(value=100)
    assert found.value == pytest.approx((140 - age) * 60 * 0.85 / (72 * 1.1312), rel=1e-9)
    assert (found.unit, found.on, found.is_stale) == ("mL/min", today - timedelta(days=5), False)
    assert set(found.sources) == {f"labvalue:{last.pk}", f"clinicalstate:{state.pk}"}


@pytest.mark.parametrize(("unit", "value"), [("mg/L", "11.312"), ("mg/dL", "1.131"), ("umol/L", 100)])
def test_a_creatinine_is_read_in_any_unit(case, alice, unit, value):
    factories.state(case, alice, weight_kg=60)
    laboratory(case, alice, units={"creatinine": unit}, creatinine=value)
    assert Facts(case).measured("cockcroft_gault").value == pytest.approx(
        (140 - case.patient.age_on(timezone.localdate())) * 60 * 0.85 / (72 * 1.1312), rel=1e-3
    )


def test_what_is_absent_is_named_and_never_assumed(case, alice):
    found = Facts(case).measured("cockcroft_gault")
    assert (found.value, found.on, found.is_stale) == (None, None, False)
    assert set(found.missing) == {"weight_kg", "creatinine_umol_l"}
    factories.state(case, alice, weight_kg=None)
    laboratory(case, alice, creatinine=80)
    assert Facts(case).measured("cockcroft_gault").missing == ("weight_kg",)
    assert Facts(case).measured("ckd_epi_2021").value


def test_a_sex_that_is_not_known_leaves_the_clearance_open(alice, board):
    case = factories.draft(alice, board, factories.patient(alice, sex="U", ipp="8009999"))
    factories.state(case, alice, weight_kg=60)
    laboratory(case, alice, creatinine=80)
    assert Facts(case).measured("cockcroft_gault").missing == ("sex",)


def test_an_impossible_creatinine_concludes_nothing_and_says_why(case, alice):
    factories.state(case, alice, weight_kg=60)
    laboratory(case, alice, creatinine="0.9")
    found = Facts(case).measured("cockcroft_gault")
    assert found.value is None and "creatinine_umol_l" in found.reason.fr


def test_an_old_creatinine_is_marked(case, alice):
    laboratory(case, alice, days=31, creatinine=80)
    assert Facts(case).measured("ckd_epi_2021").is_stale


def test_calcium_is_corrected_with_the_day_of_the_older_sample(case, alice, today):
    laboratory(case, alice, days=4, albumin=30)
    laboratory(case, alice, calcium="2.1")
    found = Facts(case).measured("corrected_calcium")
    assert (found.value, found.on, len(found.sources)) == (2.3, today - timedelta(days=4), 2)


# What was done, and when


def test_the_last_irradiation_of_a_level_is_the_one_that_reached_it(case, alice, today):
    lesion = factories.vertebra(case, alice, "T8")
    assert Facts(case, lesion).last_irradiation is None

    def irradiate(level, **days):
        return add_part(Irradiation, of=case, by=alice, bone="vertebra", level=level, technique="conformal_3d", **days)

    irradiate("T9", started_on=today - timedelta(days=10), ended_on=today - timedelta(days=5))
    irradiate("T8", started_on=today - timedelta(days=200), ended_on=today - timedelta(days=190))
    last = irradiate("T8", started_on=today - timedelta(days=90))
    irradiate("T8", started_on=today + timedelta(days=5))
    found = Facts(case, lesion).last_irradiation
    assert (found.source, found.on) == (f"irradiation:{last.pk}", today - timedelta(days=90))
    assert Facts(case, lesion).for_index("sins").context.irradiated


def test_an_irradiation_that_lies_ahead_is_not_one(case, alice, today):
    lesion = factories.femur(case, alice)
    row = add_part(
        Irradiation,
        of=case,
        by=alice,
        lesion=lesion,
        bone="femur",
        technique="conformal_3d",
        started_on=today + timedelta(days=3),
    )
    assert Facts(case, lesion).last_irradiation is None
    assert Facts(case, lesion).for_index("mirels").context.irradiated is False
    amend_part(row, by=alice, version=1, started_on=None)
    found = Facts(case, lesion).last_irradiation
    assert (found.source, found.on) == (f"irradiation:{row.pk}", None)


def test_the_last_g_csf_is_today_while_it_goes_on(case, alice, today):
    assert Facts(case).last_g_csf is None
    drug(case, alice, "g_csf", status="not_done", ended_on=today)
    assert Facts(case).last_g_csf is None
    past = drug(case, alice, "g_csf", started_on=today - timedelta(days=30), ended_on=today - timedelta(days=20))
    assert (Facts(case).last_g_csf.source, Facts(case).last_g_csf.on) == (
        f"treatment:{past.pk}",
        today - timedelta(days=20),
    )
    now = drug(case, alice, "g_csf", status="current", started_on=today - timedelta(days=2))
    assert (Facts(case).last_g_csf.source, Facts(case).last_g_csf.on) == (f"treatment:{now.pk}", today)


# What a person answers otherwise


def test_an_answer_against_the_file_keeps_its_reason(case, alice):
    lesion = factories.vertebra(case, alice)
    given = answers(case, "sins", lesion) | {"pain": "none"}
    reasons = {"pain": " Indolore depuis la corticothérapie. ", "location": "sans objet", "alignment": ""}
    score = score_case(case=case, index="sins", answers=given, by=alice, lesion=lesion, reasons=reasons)
    score.refresh_from_db()
    assert score.reasons == {"pain": "Indolore depuis la corticothérapie."}
    assert "pain" not in score.deduced and "location" in score.deduced


def test_an_answer_taken_back_against_the_file_keeps_its_reason(case, alice):
    lesion = factories.vertebra(case, alice)
    given = answers(case, "sins", lesion) | {"collapse": ""}
    reasons = {"collapse": "Scanner à relire."}
    score = score_case(case=case, index="sins", answers=given, by=alice, lesion=lesion, reasons=reasons)
    assert score.reasons == reasons and score.result["total"] is None


def test_without_a_word_no_reason_is_kept(case, alice):
    assert score_case(case=case, index="frankel", answers={"grade": "E"}, by=alice).reasons == {}


@pytest.mark.parametrize("reason", ["x" * 1001, "renversé \u202e"])
def test_a_reason_that_cannot_be_read_is_refused(case, alice, reason):
    factories.state(case, alice, karnofsky=70)
    with pytest.raises(Invalid) as refused:
        score_case(case=case, index="karnofsky", answers={"level": "60"}, by=alice, reasons={"level": reason})
    assert list(refused.value.errors) == ["reasons"]
