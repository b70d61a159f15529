"""A neck of the femur under zoledronate: Mirels asks who scores, for the neck has no printed site."""

from datetime import date

from cases.models import BoneAgent, Irradiation
from rcp.demo.casefile import ago, patient, register


def make(stage):
    file = _registered(stage)
    _describe(file)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
    person = patient(
        by,
        "MARCHAND",
        "LUCETTE",
        "F",
        date(1953, 5, 21),
        ("AUTUN", "71014"),
        ipp="DEMO-000108",
        identity_status="retrieved",
    )
    return register(
        stage,
        person,
        by=by,
        synthesis="Adénocarcinome bronchique en quatrième année d’évolution. Douleur inguinale droite à la marche. "
        "Lésion mixte du col fémoral droit. Radiothérapie du bassin il y a deux ans, hors du col.",
        question="Lésion mixte du col fémoral droit, douloureuse à la marche : arthroplastie cimentée, vissage "
        "percutané ou radiothérapie ?",
    )


def _describe(file):
    by = file.by
    file.tumour(
        diagnosed_on=ago(months=44),
        topography="C34.1",
        laterality="right",
        t="T2a",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("ros1", "positive", "réarrangement CD74::ROS1")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=20),
        nodes="no",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=40),
        bone_register_complete="no",
        declared_vertebral=1,
        declared_extraspinal=3,
    )
    file.state(
        ecog=1,
        karnofsky=70,
        weight_kg=58,
        height_cm=157,
        asa=2,
        life_expectancy_value=12,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.drug("targeted", "entrectinib", line=1, status="current", started_on=ago(months=40), effective="yes")
    file.laboratory(ago(days=8), creatinine=66, calcium=2.28, albumin=39, haemoglobin=12.0, vitamin_d=31)
    file.add(
        BoneAgent,
        drug="zoledronate",
        dose_mg=4,
        route="iv",
        interval_weeks=12,
        infusion_minutes=15,
        calcium_vitamin_d="yes",
        started_on=ago(months=26),
        dental_checked_on=ago(months=7),
    )
    file.add(
        Irradiation,
        bone="hemipelvis",
        side="right",
        technique="conformal_3d",
        dose_gy=20,
        fractions=5,
        started_on=ago(days=5, months=24),
        ended_on=ago(months=24),
    )
    ct = file.imaging(
        "ct",
        ago(days=10),
        "hanche droite",
        "Lésion mixte du col fémoral droit de 22 mm, corticale inférieure amincie.",
        phase="symptom",
        bone_window="yes",
        contrast="no",
    )
    neck = file.lesion(
        "femur",
        segment="neck",
        side="right",
        zone="weight_bearing",
        discovered_on=ago(days=10),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "mixed",
            "size_mm": 22,
            "size_fraction": "one_to_two_thirds",
            "size_measured_on": "cortex",
            "fractured": "no",
        },
        pain={
            "intensity": 5,
            "under_analgesics": "yes",
            "functional": "yes",
            "mechanical": "yes",
            "pattern": "constant",
        },
    )
    file.score("mirels", neck, site="lower_limb")
