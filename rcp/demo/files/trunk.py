"""Pelvis and chest wall: cement in the acetabulum, one fraction on the sternum, an iliac wing to ablate."""

from datetime import date

from cases.models import CurrentDrug, Judgement
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def painful_acetabulum(stage):
    """Mechanical pain, opioids badly borne, an anticoagulant to manage: cement, then radiotherapy."""
    cast, by = stage.cast, stage.cast.oncologist
    person = patient(by, "D'ORVILLON", "PHILIPPE", "M", date(1949, 11, 3), ("NEVERS", "58194"), ipp="DEMO-000109")
    qualify(stage, person, 301)
    file = register(
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
    file.tumour(
        diagnosed_on=ago(months=26),
        morphology="8070/3",
        topography="C34.1",
        laterality="right",
        t="T4",
        n="N2",
        m="M1c",
        stage="IVB",
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
    file.decides(
        "Douleur mécanique d’une lésion fragilisante en zone portante, opioïdes mal tolérés, chirurgie "
        "récusée. Cimentoplastie percutanée du toit du cotyle puis radiothérapie antalgique à visée de "
        "contrôle local.",
        proposal(
            "cementoplasty",
            roof,
            intent="palliative",
            detail="Sous neurosédation et contrôle scanographique. Apixaban interrompu 48 heures avant le geste, "
            "repris le lendemain.",
            wished_on=ahead(4),
            due_on=ahead(8),
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            roof,
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
            roof,
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
    return file.submit()


def sternum_in_one_fraction(stage):
    """Painful, uncomplicated, entirely within a guideline: recorded without discussion, with a second reader."""
    cast, by = stage.cast, stage.cast.pneumologist
    person = patient(
        by, "PETIT", "MARGUERITE", "F", date(1943, 8, 14), ("CHALON SUR SAONE", "71076"), ipp="DEMO-000110"
    )
    qualify(stage, person, 56)
    file = register(
        stage,
        person,
        by=by,
        handling="recorded",
        history="Jamais fumeuse. Insuffisance rénale modérée.",
        synthesis="Carcinome bronchique à petites cellules en deuxième ligne. Métastase sternale douloureuse à "
        "5/10 au repos, sans fracture ni extension aux tissus mous, résistante au paracétamol codéiné. "
        "Pas d’irradiation antérieure.",
        question="Métastase sternale douloureuse non compliquée : radiothérapie antalgique en une fraction ?",
    )
    file.tumour(
        diagnosed_on=ago(months=11),
        morphology="8041/3",
        topography="C34.1",
        laterality="left",
        t="T3",
        n="N3",
        m="M1c",
        stage="IVB",
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=16),
        nodes="yes",
        metastatic_sites=1,
        control="progressing",
        first_metastatic_on=ago(months=11),
    )
    file.state(ecog=2, karnofsky=60, weight_kg=51, height_cm=155, asa=3, g8_total=10)
    file.drug(
        "chemotherapy",
        "carboplatine, étoposide et atézolizumab",
        line=1,
        started_on=ago(months=10),
        ended_on=ago(months=3),
        effective="yes",
    )
    file.drug("chemotherapy", "topotécan", line=2, status="current", started_on=ago(months=2), effective="unknown")
    file.laboratory(ago(days=5), creatinine=112, calcium=2.39, haemoglobin=9.9, platelets=132)
    ct = file.imaging(
        "ct",
        ago(days=16),
        "thorax, abdomen, pelvis",
        "Lésion mixte du manubrium sternal de 24 mm, sans fracture.",
        phase="response",
        bone_window="yes",
        contrast="no",
        sagittal_reconstruction="yes",
        bone_lesions=1,
        response="progression",
    )
    sternum = file.lesion(
        "sternum",
        discovered_on=ago(days=16),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "mixed",
            "size_mm": 24,
            "fractured": "no",
            "soft_tissue_extension": "no",
        },
        pain={
            "intensity": 5,
            "under_analgesics": "yes",
            "mechanical": "no",
            "inflammatory": "yes",
            "pattern": "constant",
            "analgesics_insufficient": "yes",
            "lesion_proven_responsible": "yes",
        },
    )
    file.add(
        Judgement,
        lesion=sternum,
        question="hard_to_mobilise",
        answer="yes",
        answered_on=ago(days=2),
        answered_by_name=by.full_name,
    )
    file.decides(
        "Métastase osseuse douloureuse non compliquée, sans critère de discussion : enregistrée selon le "
        "référentiel national.",
        proposal(
            "conventional_radiotherapy",
            sternum,
            intent="palliative",
            dose_gy=8,
            fractions=1,
            detail="Prémédication antiémétique et corticoïde le jour de la séance.",
            wished_on=ahead(5),
            due_on=ahead(10),
            carried_out_by=cast.coordinator.full_name,
        ),
        guideline=stage.guidelines.national,
        surveillance="Douleur à 4 semaines ; seconde irradiation possible en cas de récidive.",
        patient_comment="Une seule séance de rayons est proposée pour calmer la douleur du sternum.",
    )
    return file.submit()


def iliac_wing(stage):
    """Discussed, and still waiting for a signature when the session closes."""
    cast, by = stage.cast, stage.cast.oncologist
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
    file = register(
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
    file.decides(
        "Oligométastase unique, symptomatique et accessible, chez un patient en très bon état général : "
        "cryoablation à visée curative, stéréotaxie en alternative.",
        proposal(
            "ablation",
            wing,
            intent="curative",
            detail="Cryoablation sous scanner, hospitalisation de 48 heures.",
            wished_on=ahead(10),
            due_on=ahead(21),
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "stereotactic_radiotherapy",
            wing,
            rank=2,
            intent="curative",
            dose_gy=27,
            fractions=3,
            carried_out_by=cast.coordinator.full_name,
        ),
        surveillance="IRM du bassin à 3 mois.",
    )
    return file.submit()
