"""Nailed in another hospital: the sequence of radiotherapy and systemic treatment is asked."""

from datetime import date

from cases.models import Report, Surgery
from rcp.demo.casefile import ago, patient, qualify, register


def make(stage):
    file = _registered(stage)
    _describe(stage, file)
    return file.submit()


def _registered(stage):
    by = stage.cast.oncologist
    person = patient(
        by, "PEREIRA DOS SANTOS", "ANTONIO MANUEL", "M", date(1960, 10, 9), ("BRAGA", "99139"), ipp="DEMO-000107"
    )
    qualify(stage, person, 19)
    return register(
        stage,
        person,
        by=by,
        synthesis="Fracture pathologique de la diaphyse fémorale droite, enclouée il y a 17 jours. Peau "
        "cicatrisée. Adénocarcinome bronchique sur le produit d’alésage décalcifié à l’EDTA ; bilan "
        "moléculaire en cours.",
        question="Après enclouage du fémur droit, peau cicatrisée : radiothérapie de tout le fémur dès "
        "maintenant, et quel délai avant le traitement général ?",
    )


def _describe(stage, file):
    cast = stage.cast
    file.tumour(
        diagnosed_on=ago(days=12),
        topography="C34.1",
        laterality="right",
        t="T2a",
        n="N0",
        m="M1b",
        stage="IVA",
        markers=[("egfr", "pending", ""), ("pdl1", "positive", "TPS 1 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=14),
        nodes="no",
        metastatic_sites=1,
        control="not_assessable",
        first_metastatic_on=ago(days=19),
    )
    file.state(ecog=2, karnofsky=70, weight_kg=77, height_cm=170, asa=2)
    file.laboratory(ago(days=4), creatinine=80, calcium=2.30, albumin=33, haemoglobin=10.1, platelets=410, crp=35)
    ct = file.imaging(
        "ct",
        ago(days=19),
        "fémur droit",
        "Fracture diaphysaire sur lésion lytique de 55 mm.",
        phase="symptom",
        bone_window="yes",
        contrast="no",
    )
    femur = file.lesion(
        "femur",
        segment="diaphysis",
        side="right",
        discovered_on=ago(days=19),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "lytic",
            "size_mm": 55,
            "size_fraction": "over_two_thirds",
            "size_measured_on": "diameter",
            "fractured": "yes",
        },
        pain={
            "intensity": 3,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "functional": "yes",
            "pattern": "occasional",
        },
    )
    file.add(
        Surgery,
        lesion=femur,
        performed_on=ago(days=17),
        procedure="Enclouage centromédullaire verrouillé du fémur droit",
        skin_healed_on=ago(days=2),
    )
    file.add(
        Report,
        kind="pathology",
        status="done",
        dated_on=ago(days=12),
        author_name=cast.guest.full_name,
        specimen="bone",
        decalcification="edta",
        aetiology_certain="yes",
        conclusion="Métastase osseuse d’un adénocarcinome TTF1+.",
    )
