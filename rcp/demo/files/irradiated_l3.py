"""Pain again in a level irradiated eight months ago: cement first, a second irradiation as an alternative."""

from datetime import date

from cases.models import BoneAgent, CurrentDrug, Irradiation, Judgement, OrganMetastasis, SkeletalEvent
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(stage, file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.oncologist
    person = patient(
        by,
        "BERTHELOT-CHAUVEAU",
        "GISELE ANDREE",
        "F",
        date(1958, 12, 27),
        ("VESOUL", "70550"),
        ipp="DEMO-000103",
        used_name="CHAUVEAU",
    )
    qualify(stage, person, 8)
    return register(
        stage,
        person,
        by=by,
        history="Tabagisme actif (40 paquets-années). Ostéoporose non traitée.",
        comorbidities="Bronchopneumopathie chronique obstructive de stade GOLD 2.",
        synthesis="Carcinome épidermoïde bronchique métastatique, deuxième ligne par docétaxel. L3 irradiée (30 Gy "
        "en 10 fractions, terminée il y a 8 mois) avec 5 mois de soulagement. Réapparition de lombalgies "
        "mécaniques à 6/10 sous morphine. Tassement de L3 à 30 %, sans épidurite ni déficit.",
        question="Récidive douloureuse sur L3 déjà irradiée : cimentoplastie, réirradiation ou stabilisation ?",
    )


def _describe(stage, file):
    cast, by = stage.cast, file.by
    file.tumour(
        diagnosed_on=ago(months=20),
        morphology="8070/3",
        topography="C34.1",
        laterality="left",
        t="T3",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("pdl1", "positive", "TPS 20 %"), ("egfr", "not_done", "")],
    )
    file.disease(
        extraosseous="present",
        nodes="yes",
        metastatic_sites=2,
        control="stabilised",
        first_metastatic_on=ago(months=11),
    )
    file.add(
        OrganMetastasis,
        organ="liver",
        number=2,
        found_on=ago(months=11),
        pattern="nodular",
        resectable="no",
        locally_treatable="unknown",
        assessed_by_name=by.full_name,
    )
    file.state(
        ecog=1,
        karnofsky=70,
        weight_kg=61,
        height_cm=163,
        asa=3,
        life_expectancy_value=8,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.drug(
        "chemotherapy",
        "carboplatine et paclitaxel",
        line=1,
        started_on=ago(months=19),
        ended_on=ago(months=12),
        effective="yes",
    )
    file.drug("chemotherapy", "docétaxel", line=2, status="current", started_on=ago(months=5), effective="yes")
    file.add(CurrentDrug, name="morphine à libération prolongée", flag="opioid", started_on=ago(months=2))
    file.add(CurrentDrug, name="acide acétylsalicylique", flag="antiplatelet", started_on=ago(months=60))
    file.laboratory(
        ago(days=5), creatinine=82, calcium=2.29, albumin=35, haemoglobin=11.2, platelets=231, inr=1.1, pt=92, crp=24
    )
    file.add(
        BoneAgent,
        drug="denosumab",
        dose_mg=120,
        route="sc",
        interval_weeks=4,
        calcium_vitamin_d="yes",
        started_on=ago(months=10),
        dental_checked_on=ago(months=4),
        panoramic_on=ago(months=11),
    )
    mri = file.imaging(
        "mri",
        ago(days=8),
        "rachis entier",
        "Tassement de L3 de 30 %, lésion mixte étendue au pédicule droit, pas d’épidurite. Pas d’autre "
        "lésion vertébrale évolutive.",
        phase="symptom",
        field="whole_spine",
        contrast="yes",
        is_outside=True,
        establishment=by.establishment,
    )
    file.imaging(
        "ct",
        ago(days=8),
        "rachis lombaire centré sur L3",
        "Lésion mixte, mur postérieur continu. Accès transpédiculaire gauche possible.",
        phase="symptom",
        bone_window="yes",
        contrast="no",
        sagittal_reconstruction="yes",
        is_outside=True,
        establishment=by.establishment,
    )
    l3 = file.lesion(
        "vertebra",
        level="L3",
        discovered_on=ago(months=11),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "mixed",
            "size_mm": 29,
            "collapse_percent": 30,
            "body_involvement_percent": 60,
            "alignment": "normal",
            "posterolateral": "unilateral",
            "epidural_grade": "0",
            "canal_narrowing_percent": 0,
            "fractured": "yes",
        },
        pain={
            "intensity": 6,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "pattern": "constant",
            "new_since": ago(months=2),
            "analgesics_insufficient": "yes",
            "opioid_intolerance": "no",
            "lesion_proven_responsible": "yes",
        },
    )
    file.add(
        Irradiation,
        lesion=l3,
        bone="vertebra",
        level="L3",
        technique="conformal_3d",
        dose_gy=30,
        fractions=10,
        started_on=ago(days=14, months=8),
        ended_on=ago(months=8),
    )
    file.add(SkeletalEvent, lesion=l3, kind="palliative_radiotherapy", occurred_on=ago(days=14, months=8))
    file.add(
        Judgement,
        lesion=l3,
        question="accessible_to_interventional_radiology",
        answer="yes",
        answered_on=ago(days=3),
        answered_by_name=cast.interventionist.full_name,
    )
    file.add(
        Judgement,
        lesion=l3,
        question="reirradiation_possible",
        answer="yes",
        answered_on=ago(days=3),
        answered_by_name=cast.coordinator.full_name,
    )
    file.score("sins", l3)
    return l3


def _plan(stage, file, lesion):
    cast = stage.cast
    file.decides(
        "Douleur mécanique sur tassement d’un niveau irradié, potentiellement instable (SINS 9), mur "
        "postérieur continu. Vertébroplastie en première intention ; réirradiation possible à 8 mois si "
        "la douleur persiste. Poursuite du docétaxel et du dénosumab.",
        proposal(
            "cementoplasty",
            lesion,
            intent="palliative",
            detail="Vertébroplastie transpédiculaire gauche. Acide acétylsalicylique poursuivi, numération et "
            "coagulation de moins de 8 jours.",
            wished_on=ahead(5),
            due_on=ahead(12),
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            lesion,
            rank=2,
            intent="palliative",
            dose_gy=20,
            fractions=5,
            detail="Réirradiation si l’effet antalgique est insuffisant à 4 semaines.",
            carried_out_by=cast.coordinator.full_name,
        ),
        dissents=[
            (
                cast.neurosurgeon,
                "Préférence pour une fixation percutanée L2–L4 associée au ciment, compte tenu de l’atteinte "
                "pédiculaire droite et de l’ostéoporose.",
            )
        ],
        surveillance="Douleur à 4 semaines, scanner lombaire à 3 mois.",
        patient_comment="Du ciment médical sera injecté dans la vertèbre pour la consolider et diminuer la douleur.",
    )
