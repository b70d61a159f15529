"""Mirels 12 in the subtrochanteric region: nailing, then radiotherapy of the whole bone."""

from datetime import date

from cases.models import CurrentDrug, OrganMetastasis, Report
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(stage, file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.oncologist
    person = patient(by, "ROUSSEL", "BERNARD JEAN", "M", date(1955, 7, 30), ("DOLE", "39198"), ipp="DEMO-000105")
    qualify(stage, person, 213)
    return register(
        stage,
        person,
        by=by,
        course="initial",
        history="Tabagisme sevré depuis 10 ans (50 paquets-années). Infarctus du myocarde en 2015, stent actif.",
        comorbidities="Cardiopathie ischémique stable, fraction d’éjection 50 %.",
        wishes="Vit seul au premier étage sans ascenseur ; veut rester chez lui.",
        synthesis="Adénocarcinome bronchique découvert par une douleur de cuisse gauche. Ostéolyse "
        "sous-trochantérienne gauche de plus de deux tiers de la corticale, douleur à l’appui à 8/10, "
        "béquilles depuis une semaine. Pas de fracture. Une localisation surrénalienne unique. Espérance "
        "de vie supérieure à 6 mois selon l’oncologue.",
        question="Ostéolyse sous-trochantérienne gauche, douleur à l’appui : enclouage préventif avant le "
        "traitement général ?",
    )


def _describe(stage, file):
    cast, by = stage.cast, file.by
    file.tumour(
        diagnosed_on=ago(days=35),
        topography="C34.1",
        laterality="left",
        t="T3",
        n="N1",
        m="M1c",
        stage="IVB",
        primary_size_mm=52,
        markers=[("egfr", "negative", ""), ("alk", "negative", ""), ("pdl1", "positive", "TPS 60 %")],
    )
    file.disease(
        extraosseous="present",
        nodes="yes",
        metastatic_sites=2,
        control="not_assessable",
        first_metastatic_on=ago(days=35),
    )
    file.add(
        OrganMetastasis,
        organ="adrenal",
        number=1,
        found_on=ago(days=30),
        pattern="nodular",
        resectable="yes",
        locally_treatable="yes",
        assessed_by_name=cast.deputy.full_name,
    )
    file.state(
        ecog=2,
        karnofsky=60,
        weight_kg=81,
        height_cm=174,
        asa=3,
        life_expectancy_value=10,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.add(CurrentDrug, name="acide acétylsalicylique", flag="antiplatelet", started_on=date(2015, 6, 1))
    file.add(CurrentDrug, name="oxycodone", flag="opioid", started_on=ago(days=20))
    file.laboratory(
        ago(days=3),
        creatinine=94,
        calcium=2.52,
        albumin=34,
        haemoglobin=11.8,
        platelets=344,
        inr=1.0,
        pt=98,
        ldh=241,
        crp=41,
        vitamin_d=18,
    )
    file.imaging(
        "radiograph",
        ago(days=6),
        "fémur gauche entier avec hanche et genou",
        "Ostéolyse sous-trochantérienne interne, pas de fracture, pas d’autre lésion fémorale.",
        phase="preoperative",
        field="whole_bone_with_joints",
    )
    ct = file.imaging(
        "ct",
        ago(days=5),
        "fémur gauche, centré sur la lésion",
        "Rupture corticale interne sur 42 mm, 70 % de la circonférence. Pas d’hypervascularisation suspectée.",
        phase="preoperative",
        bone_window="yes",
        contrast="no",
    )
    file.imaging(
        "ct",
        ago(days=30),
        "thorax, abdomen, pelvis",
        "Masse lobaire supérieure gauche de 52 mm, adénopathie hilaire, nodule surrénalien gauche de 18 mm.",
        phase="initial",
        bone_window="yes",
        contrast="yes",
        sagittal_reconstruction="yes",
    )
    file.add(
        Report,
        kind="pathology",
        status="done",
        dated_on=ago(days=28),
        author_name=cast.guest.full_name,
        specimen="other",
        aetiology_certain="yes",
        conclusion="Adénocarcinome TTF1+ sur ponction ganglionnaire sous échoendoscopie.",
    )
    femur = file.lesion(
        "femur",
        segment="subtrochanteric",
        side="left",
        zone="weight_bearing",
        discovered_on=ago(days=35),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "lytic",
            "size_mm": 48,
            "size_fraction": "over_two_thirds",
            "size_measured_on": "cortex",
            "axial_cortical_mm": 42,
            "circumferential_cortex_percent": 70,
            "hypervascular_suspected": "no",
            "fractured": "no",
            "soft_tissue_extension": "no",
        },
        pain={
            "intensity": 8,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "functional": "yes",
            "pattern": "constant",
            "new_since": ago(days=40),
            "lesion_proven_responsible": "yes",
        },
    )
    file.score("mirels", femur)
    return femur


def _plan(stage, file, lesion):
    cast, by = stage.cast, file.by
    file.decides(
        "Risque de fracture majeur (Mirels 12, atteinte corticale axiale de 42 mm). Étiologie certaine, "
        "bilan préopératoire complet. Enclouage centromédullaire avant tout traitement général, puis "
        "radiothérapie de tout l’os opéré.",
        proposal(
            "nailing",
            lesion,
            intent="preventive",
            is_urgent=True,
            detail="Clou long céphalomédullaire verrouillé. Décharge stricte jusqu’à l’intervention. Acide "
            "acétylsalicylique poursuivi (stent).",
            wished_on=ahead(2),
            due_on=ahead(4),
            carried_out_by=cast.orthopaedist.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            lesion,
            step=2,
            intent="palliative",
            dose_gy=30,
            fractions=10,
            detail="Fémur entier, entre 15 et 21 jours après l’enclouage, sur peau cicatrisée.",
            wished_on=ahead(18),
            due_on=ahead(25),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "immunotherapy",
            step=3,
            intent="palliative",
            drug="pembrolizumab",
            detail="Associé au platine et au pémétrexed, environ 3 semaines après la chirurgie.",
            carried_out_by=by.full_name,
        ),
        proposal(
            "zoledronate",
            step=3,
            intent="preventive",
            drug="acide zolédronique",
            dose_mg=4,
            detail="Après contrôle dentaire avec panoramique et correction de la vitamine D.",
            carried_out_by=by.full_name,
        ),
        examinations=[{"kind": "Contrôle dentaire et panoramique", "latest_on": ahead(14)}],
        surveillance="Radiographies du fémur à 6 semaines, appui selon la douleur.",
        patient_comment="L’os de la cuisse est fragilisé. Une tige posée dans l’os évitera qu’il casse et permettra de "
        "remarcher vite.",
    )
