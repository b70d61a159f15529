"""Discussed, and still waiting for a signature when the session closes."""

from datetime import date

from cases.models import Judgement
from rcp.demo.casefile import ago, ahead, patient, proposal, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(stage, file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.oncologist
    person = patient(
        by,
        "FITZWILLIAM-HARRINGTON",
        "BARTHOLOMEW ALEXANDER MONTGOMERY",
        "M",
        date(1964, 6, 6),
        ("KINGSTON UPON THAMES", "99132"),
        ipp="DEMO-000111",
        identity_status="validated",
    )
    return register(
        stage,
        person,
        by=by,
        history="Mélanome de stade I opéré en 2009.",
        synthesis="Adénocarcinome bronchique oligométastatique, primitif opéré. Lésion unique de l’aile iliaque "
        "gauche, douleurs nocturnes inflammatoires à 5/10 sous antalgiques. Histologie de la lésion "
        "iliaque concordante.",
        question="Lésion unique de l’aile iliaque gauche, douleur inflammatoire : cryoablation ou radiothérapie "
        "stéréotaxique ?",
    )


def _describe(stage, file):
    cast, by = stage.cast, file.by
    file.tumour(
        diagnosed_on=ago(months=18),
        topography="C34.3",
        laterality="right",
        t="T2a",
        n="N0",
        m="M0",
        stage="IB",
        markers=[("kras", "positive", "G12C"), ("pdl1", "positive", "TPS 40 %")],
        note="Lobectomie inférieure droite, marges saines.",
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=25),
        nodes="no",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(days=25),
    )
    file.state(
        ecog=0,
        karnofsky=90,
        weight_kg=88,
        height_cm=184,
        asa=2,
        life_expectancy_value=24,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.laboratory(ago(days=9), creatinine=88, calcium=2.33, haemoglobin=14.2, platelets=251, inr=1.0)
    mri = file.imaging(
        "mri",
        ago(days=11),
        "bassin",
        "Lésion de 21 mm de l’aile iliaque gauche, bien limitée, à distance de l’articulation sacro-iliaque.",
        phase="follow_up",
        contrast="yes",
    )
    wing = file.lesion(
        "hemipelvis",
        side="left",
        discovered_on=ago(days=25),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "mixed",
            "size_mm": 21,
            "predominance": "mostly_bone",
            "fractured": "no",
        },
        pain={
            "intensity": 5,
            "under_analgesics": "yes",
            "mechanical": "no",
            "inflammatory": "yes",
            "pattern": "constant",
            "lesion_proven_responsible": "yes",
        },
    )
    file.add(
        Judgement,
        lesion=wing,
        question="accessible_to_interventional_radiology",
        answer="yes",
        answered_on=ago(days=1),
        answered_by_name=cast.interventionist.full_name,
    )
    return wing


def _plan(stage, file, lesion):
    cast = stage.cast
    file.decides(
        "Oligométastase unique, symptomatique et accessible, chez un patient en très bon état général : "
        "cryoablation à visée curative, stéréotaxie en alternative.",
        proposal(
            "ablation",
            lesion,
            intent="curative",
            detail="Cryoablation sous scanner, hospitalisation de 48 heures.",
            wished_on=ahead(10),
            due_on=ahead(21),
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "stereotactic_radiotherapy",
            lesion,
            rank=2,
            intent="curative",
            dose_gy=27,
            fractions=3,
            carried_out_by=cast.coordinator.full_name,
        ),
        surveillance="IRM du bassin à 3 mois.",
    )
