"""For the session to come: an unstable junction and an orthosis already worn."""

from datetime import date

from cases.models import NeurologicalEpisode
from rcp.demo.casefile import ago, patient, qualify, register


def make(stage):
    file = _registered(stage)
    _describe(stage, file)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
    person = patient(by, "EL KHATIB", "MOHAMED AMINE", "M", date(1966, 6, 23), ("FES", "99350"), ipp="DEMO-000119")
    qualify(stage, person, 12)
    return register(
        stage,
        person,
        by=by,
        synthesis="Adénocarcinome bronchique sous docétaxel. Cervicalgies à la rotation, soulagées en position "
        "couchée, minerve rigide posée. Ostéolyse du corps et de l’odontoïde de C2, sans déficit.",
        question="Ostéolyse de C2 avec douleurs mécaniques : fixation occipitocervicale, radiothérapie sous "
        "minerve, ou les deux ?",
        history="Tabagisme actif (30 paquets-années).",
        wishes="Souhaite que son fils, personne de confiance, assiste à l’annonce.",
    )


def _describe(stage, file):
    cast = stage.cast
    file.tumour(
        diagnosed_on=ago(months=13),
        topography="C34.1",
        laterality="right",
        t="T2b",
        n="N2",
        m="M1b",
        stage="IVA",
        markers=[("kras", "positive", "G12D"), ("pdl1", "negative", "TPS 0 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=9),
        nodes="yes",
        metastatic_sites=1,
        control="progressing",
        first_metastatic_on=ago(months=13),
    )
    file.state(
        ecog=1,
        karnofsky=70,
        weight_kg=68,
        height_cm=172,
        asa=2,
        life_expectancy_value=9,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=cast.deputy.full_name,
    )
    file.drug(
        "chemotherapy",
        "carboplatine et pémétrexed",
        line=1,
        started_on=ago(months=12),
        ended_on=ago(months=5),
        effective="yes",
    )
    file.drug("chemotherapy", "docétaxel", line=2, status="current", started_on=ago(months=4), effective="no")
    file.laboratory(ago(days=6), creatinine=76, calcium=2.46, albumin=37, haemoglobin=12.1, platelets=220)
    mri = file.imaging(
        "mri",
        ago(days=7),
        "rachis entier",
        "Ostéolyse de C2 de 60 % du corps, base de l’odontoïde atteinte, sans épidurite compressive.",
        phase="symptom",
        field="whole_spine",
        contrast="yes",
    )
    c2 = file.lesion(
        "vertebra",
        level="C2",
        discovered_on=ago(days=9),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "lytic",
            "size_mm": 27,
            "collapse_percent": 0,
            "body_involvement_percent": 60,
            "alignment": "subluxation_translation",
            "posterolateral": "unilateral",
            "epidural_grade": "1a",
        },
        pain={
            "intensity": 6,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "pattern": "constant",
            "new_since": ago(days=21),
        },
    )
    file.add(
        NeurologicalEpisode,
        compression="none",
        symptomatic="no",
        walking="without_aid",
        frankel="E",
        examined_on=ago(days=2),
    )
    for index, lesion in (("sins", c2), ("tokuhashi", None), ("tomita", None)):
        file.score(index, lesion)
