"""Clearance near 21 mL/min: zoledronate is contraindicated, denosumab is not."""

from datetime import date

from cases.models import BoneAgent, CurrentDrug, OrganMetastasis
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    _describe(file)
    _plan(file)
    return file.submit()


def _registered(stage):
    by = stage.cast.oncologist
    person = patient(
        by, "MOREAU", "SIMONE YVETTE", "F", date(1947, 10, 12), ("MONTBELIARD", "25388"), ipp="DEMO-000113"
    )
    qualify(stage, person, 90)
    return register(
        stage,
        person,
        by=by,
        course="initial",
        history="Tabagisme sevré. Fracture du poignet en 2018.",
        comorbidities="Insuffisance rénale chronique de stade 4 (néphropathie hypertensive). Diabète de type 2.",
        synthesis="Adénocarcinome bronchique, métastases osseuses multiples peu douloureuses (L1, bassin, côtes) "
        "découvertes au bilan initial. Créatininémie 168 µmol/L, clairance de Cockcroft 21 mL/min. "
        "Vitamine D basse, contrôle dentaire fait, aucun soin invasif à prévoir. Pembrolizumab "
        "seul débuté.",
        question="Métastases osseuses multiples et clairance à 21 mL/min : quel inhibiteur de la résorption "
        "osseuse, et avec quelles précautions ?",
    )


def _describe(file):
    by = file.by
    file.tumour(
        diagnosed_on=ago(months=2),
        topography="C34.1",
        laterality="right",
        t="T2a",
        n="N3",
        m="M1c",
        stage="IVB",
        markers=[("egfr", "negative", ""), ("kras", "negative", ""), ("pdl1", "positive", "TPS 55 %")],
    )
    file.disease(
        extraosseous="present",
        nodes="yes",
        metastatic_sites=2,
        control="not_assessable",
        first_metastatic_on=ago(months=2),
    )
    file.add(
        OrganMetastasis,
        organ="pleura",
        found_on=ago(months=2),
        pattern="disseminated",
        resectable="no",
        locally_treatable="no",
        assessed_by_name=by.full_name,
    )
    file.state(
        ecog=1,
        karnofsky=70,
        weight_kg=54,
        height_cm=156,
        asa=3,
        g8_total="12.5",
        life_expectancy_value=12,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.drug("immunotherapy", "pembrolizumab", line=1, status="current", started_on=ago(days=20), effective="unknown")
    file.add(CurrentDrug, name="furosémide", flag="nephrotoxic", started_on=ago(months=30))
    file.add(
        BoneAgent, drug="denosumab", dose_mg=120, route="sc", dental_checked_on=ago(days=15), panoramic_on=ago(days=15)
    )
    file.laboratory(
        ago(days=5), creatinine=168, calcium=2.21, albumin=36, haemoglobin=10.3, platelets=276, vitamin_d=12
    )
    ct = file.imaging(
        "ct",
        ago(days=40),
        "thorax, abdomen, pelvis",
        "Lésions lytiques de L1, de l’hémibassin gauche et de deux côtes droites, sans fracture ni épidurite.",
        phase="initial",
        bone_window="yes",
        contrast="no",
        sagittal_reconstruction="yes",
        bone_lesions=4,
    )
    mri = file.imaging(
        "mri",
        ago(days=12),
        "rachis entier",
        "Métastase de L1 occupant 30 % du corps. Pas d’épidurite ni d’autre atteinte vertébrale.",
        phase="initial",
        field="whole_spine",
        contrast="no",
    )
    l1 = file.lesion(
        "vertebra",
        level="L1",
        discovered_on=ct.done_on,
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "lytic",
            "size_mm": 18,
            "collapse_percent": 0,
            "body_involvement_percent": 30,
            "alignment": "normal",
            "posterolateral": "none",
            "epidural_grade": "0",
        },
        pain={"intensity": 2, "under_analgesics": "yes", "mechanical": "no", "pattern": "occasional"},
    )
    for where in (
        {"bone": "hemipelvis", "side": "left"},
        {"bone": "rib", "rib_number": 4, "side": "right"},
        {"bone": "rib", "rib_number": 8, "side": "right"},
    ):
        file.lesion(
            **where,
            discovered_on=ct.done_on,
            seen={"observed_on": ct.done_on, "study": ct, "lesion_type": "lytic", "fractured": "no"},
            pain={"intensity": 1, "pattern": "occasional"},
        )
    file.score("sins", l1)


def _plan(file):
    by = file.by
    file.decides(
        "Acide zolédronique contre-indiqué (clairance inférieure à 30 mL/min). Dénosumab possible sans "
        "adaptation de dose, après correction de la vitamine D et sous surveillance rapprochée de la "
        "calcémie, le risque d’hypocalcémie étant accru à ce stade. L1 : SINS 6, stable, pas de geste "
        "local.",
        proposal(
            "denosumab",
            intent="preventive",
            drug="dénosumab",
            dose_mg=120,
            detail="120 mg par voie sous-cutanée toutes les 4 semaines, après recharge en vitamine D ; calcium 1 g "
            "par jour.",
            wished_on=ahead(14),
            due_on=ahead(28),
            carried_out_by=by.full_name,
        ),
        examinations=[
            {
                "kind": "Calcémie corrigée et créatininémie, 7 jours après chaque injection pendant 3 mois",
                "earliest_on": ahead(21),
            },
            {"kind": "25-OH vitamine D de contrôle", "latest_on": ahead(12)},
        ],
        surveillance="Contrôle dentaire tous les 6 mois. Réévaluation de l’indication à 24 mois.",
        patient_comment="Un traitement par piqûre protège les os sans fatiguer davantage les reins. Il faut prendre le "
        "calcium et la vitamine D chaque jour.",
    )
