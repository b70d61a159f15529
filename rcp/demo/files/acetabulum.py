"""Mechanical pain, opioids badly borne, an anticoagulant to manage: cement, then radiotherapy."""

from datetime import date

from cases.models import CurrentDrug, Judgement
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(stage, file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.oncologist
    person = patient(by, "D'ORVILLON", "PHILIPPE", "M", date(1949, 11, 3), ("NEVERS", "58194"), ipp="DEMO-000109")
    qualify(stage, person, 301)
    return register(
        stage,
        person,
        by=by,
        history="Tabagisme sevré (45 paquets-années). Fibrillation atriale anticoagulée.",
        comorbidities="Insuffisance cardiaque compensée. Récusé pour une arthroplastie par l’anesthésie.",
        wishes="Voudrait s’asseoir et marcher dans son jardin sans douleur.",
        synthesis="Carcinome épidermoïde bronchique, troisième ligne récusée, soins de confort en hôpital de jour. "
        "Ostéolyse du toit du cotyle droit de 38 mm, douleur à l’appui à 7/10 malgré la morphine, mal "
        "tolérée (confusion, constipation). Corticale médiale amincie sans rupture, pas de fracture.",
        question="Ostéolyse du toit du cotyle droit, opioïdes mal tolérés, chirurgie récusée : cimentoplastie "
        "puis radiothérapie ?",
    )


def _describe(stage, file):
    cast, by = stage.cast, file.by
    file.tumour(
        diagnosed_on=ago(months=26),
        morphology="8070/3",
        topography="C34.1",
        laterality="right",
        t="T4",
        n="N2",
        m="M1b",
        stage="IVA",
        markers=[("pdl1", "negative", "TPS 0 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=21),
        nodes="yes",
        metastatic_sites=1,
        control="progressing",
        first_metastatic_on=ago(months=14),
    )
    file.state(
        ecog=2,
        karnofsky=60,
        weight_kg=72,
        height_cm=176,
        asa=4,
        g8_total=11,
        life_expectancy_value=5,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.drug(
        "chemotherapy",
        "carboplatine et paclitaxel",
        line=1,
        started_on=ago(months=25),
        ended_on=ago(months=19),
        effective="yes",
    )
    file.drug("immunotherapy", "nivolumab", line=2, started_on=ago(months=14), ended_on=ago(months=4), effective="no")
    file.add(CurrentDrug, name="apixaban", flag="anticoagulant", started_on=ago(months=50))
    file.add(CurrentDrug, name="morphine à libération prolongée", flag="opioid", started_on=ago(months=1))
    file.laboratory(
        ago(days=4), creatinine=101, calcium=2.44, albumin=32, haemoglobin=10.8, platelets=189, inr=1.2, pt=78, crp=29
    )
    ct = file.imaging(
        "ct",
        ago(days=6),
        "bassin",
        "Ostéolyse du toit du cotyle droit de 38 mm, contenue, corticale médiale continue. Pas "
        "d’atteinte de la tête fémorale.",
        phase="symptom",
        bone_window="yes",
        contrast="no",
    )
    file.imaging(
        "radiograph",
        ago(days=6),
        "bassin de face et hanche droite",
        "Ostéolyse sus-cotyloïdienne droite.",
        phase="symptom",
        field="whole_bone_with_joints",
    )
    roof = file.lesion(
        "hemipelvis",
        side="right",
        zone="acetabular_roof",
        discovered_on=ago(days=21),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "lytic",
            "size_mm": 38,
            "very_lytic": "yes",
            "predominance": "mostly_bone",
            "soft_tissue_extension": "no",
            "fractured": "no",
        },
        pain={
            "intensity": 7,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "functional": "yes",
            "pattern": "constant",
            "new_since": ago(days=45),
            "analgesics_insufficient": "yes",
            "opioid_intolerance": "yes",
            "lesion_proven_responsible": "yes",
        },
    )
    for question, by_name in (
        ("accessible_to_interventional_radiology", cast.interventionist.full_name),
        ("weakening_lesion", cast.orthopaedist.full_name),
        ("surgery_contraindicated", cast.orthopaedist.full_name),
    ):
        file.add(
            Judgement, lesion=roof, question=question, answer="yes", answered_on=ago(days=2), answered_by_name=by_name
        )
    return roof


def _plan(stage, file, lesion):
    cast, by = stage.cast, file.by
    file.decides(
        "Douleur mécanique d’une lésion fragilisante en zone portante, opioïdes mal tolérés, chirurgie "
        "récusée. Cimentoplastie percutanée du toit du cotyle puis radiothérapie antalgique à visée de "
        "contrôle local.",
        proposal(
            "cementoplasty",
            lesion,
            intent="palliative",
            detail="Sous neurosédation et contrôle scanographique. Apixaban interrompu 48 heures avant le geste, "
            "repris le lendemain.",
            wished_on=ahead(4),
            due_on=ahead(8),
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            lesion,
            step=2,
            intent="palliative",
            dose_gy=20,
            fractions=5,
            wished_on=ahead(14),
            due_on=ahead(21),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "percutaneous_screw",
            lesion,
            rank=2,
            intent="palliative",
            detail="Vissage associé au ciment si une fracture apparaît.",
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "palliative_care",
            intent="palliative",
            detail="Équipe mobile de soins palliatifs : rotation des opioïdes.",
            carried_out_by=by.full_name,
        ),
        surveillance="Douleur et marche à 48 heures, 7 jours et 30 jours.",
        patient_comment="Du ciment médical peut consolider l’os du bassin et diminuer la douleur à la marche dès les "
        "premiers jours.",
    )
