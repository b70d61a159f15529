"""Questions about the whole disease: a flare that is no progression, a bone agent when the kidneys fail."""

from datetime import date

from cases.models import BoneAgent, CurrentDrug, LesionObservation, OrganMetastasis
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def flare_under_osimertinib(stage):
    """New sclerosis three months after an EGFR inhibitor was begun: a response, and the treatment goes on."""
    by = stage.cast.pneumologist
    person = patient(by, "LEFEVRE", "CAMILLE JEANNE", "F", date(1974, 3, 29), ("BESANCON", "25056"), ipp="DEMO-000112")
    qualify(stage, person, 164)
    file = register(
        stage,
        person,
        by=by,
        course="initial",
        progression="unknown",
        progression_extent="",
        history="Jamais fumeuse.",
        synthesis="Adénocarcinome bronchique muté EGFR (L858R), métastases osseuses multiples, osimertinib depuis "
        "3 mois. Disparition des douleurs, réponse thoracique nette. Le scanner décrit une condensation "
        "de lésions lytiques connues et deux foyers condensants « nouveaux » du bassin, sans lyse ni "
        "tissu mou. Scintigraphie : fixations augmentées.",
        question="Foyers condensants nouveaux à 3 mois d’osimertinib : progression osseuse ou flare ? Faut-il "
        "changer de traitement ?",
    )
    file.tumour(
        diagnosed_on=ago(months=4),
        topography="C34.1",
        laterality="right",
        t="T2b",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("egfr", "positive", "L858R, exon 21"), ("pdl1", "negative", "TPS < 1 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=8),
        nodes="yes",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=4),
    )
    file.state(ecog=0, karnofsky=90, weight_kg=62, height_cm=168, asa=1)
    file.drug("egfr_tki", "osimertinib", line=1, status="current", started_on=ago(months=3), effective="yes")
    file.add(
        BoneAgent,
        drug="denosumab",
        dose_mg=120,
        route="sc",
        interval_weeks=4,
        calcium_vitamin_d="yes",
        started_on=ago(months=3),
        dental_checked_on=ago(months=3),
        panoramic_on=ago(months=3),
    )
    file.laboratory(
        ago(days=8), creatinine=61, calcium=2.27, albumin=43, haemoglobin=13.4, ldh=186, crp=2, vitamin_d=36
    )
    ct = file.imaging(
        "ct",
        ago(days=8),
        "thorax, abdomen, pelvis",
        "Réponse partielle thoracique. Condensation de T8 et de l’hémibassin droit, lytiques auparavant. "
        "Deux foyers condensants iliaques gauches sans lyse.",
        phase="response",
        bone_window="yes",
        contrast="yes",
        sagittal_reconstruction="yes",
        bone_lesions=4,
        response="not_conclusive",
    )
    file.imaging(
        "bone_scan",
        ago(days=10),
        "squelette entier",
        "Fixations anciennes plus intenses, deux fixations iliaques gauches non vues au bilan initial.",
        phase="response",
        activity="increased",
        older_foci_increased="yes",
        new_foci="yes",
        response="not_conclusive",
    )
    sites = [
        ({"bone": "vertebra", "level": "T8"}, "on_lytic", "mixed"),
        ({"bone": "hemipelvis", "side": "right"}, "on_lytic", "mixed"),
        ({"bone": "hemipelvis", "side": "left"}, "on_normal", "blastic"),
        ({"bone": "rib", "rib_number": 6, "side": "left"}, "on_lytic", "mixed"),
    ]
    for where, sclerosis, lesion_type in sites:
        is_known = sclerosis == "on_lytic"
        lesion = file.lesion(
            **where, discovered_on=ago(months=4) if is_known else ct.done_on, pain={"intensity": 0, "pattern": "none"}
        )
        if is_known:
            file.add(LesionObservation, lesion=lesion, observed_on=ago(months=4), lesion_type="lytic")
        file.add(
            LesionObservation,
            lesion=lesion,
            observed_on=ct.done_on,
            study=ct,
            lesion_type=lesion_type,
            new_sclerosis=sclerosis,
            osteolysis_change="decreased" if is_known else "",
            soft_tissue_extension="no",
            uptake="increased",
        )
    file.decides(
        "Condensation des lésions lytiques, disparition des douleurs et réponse thoracique : flare "
        "osseux sous inhibiteur de l’EGFR, moins de 6 mois après son début. Les foyers condensants sur "
        "os initialement normal ne permettent pas de conclure à une progression. Pas de changement de "
        "traitement.",
        proposal(
            "targeted_therapy",
            intent="palliative",
            drug="osimertinib",
            dose_mg=80,
            detail="Poursuite à 80 mg par jour.",
            carried_out_by=by.full_name,
        ),
        proposal(
            "denosumab",
            intent="preventive",
            drug="dénosumab",
            dose_mg=120,
            detail="Poursuite toutes les 4 semaines, calcium et vitamine D.",
            carried_out_by=by.full_name,
        ),
        examinations=[
            {
                "kind": "Scanner thorax, abdomen, pelvis en fenêtre osseuse",
                "earliest_on": ahead(75),
                "latest_on": ahead(95),
            }
        ],
        surveillance="Pas de scintigraphie systématique. Nouvelle présentation si douleur osseuse, ou si les foyers "
        "augmentent au-delà de 6 mois de traitement.",
        patient_comment="Les images montrent que l’os cicatrise. Le traitement agit et continue sans changement.",
    )
    return file.submit()


def bone_agent_and_kidneys(stage):
    """Clearance near 21 mL/min: zoledronate is contraindicated, denosumab is not."""
    by = stage.cast.oncologist
    person = patient(
        by, "MOREAU", "SIMONE YVETTE", "F", date(1947, 10, 12), ("MONTBELIARD", "25388"), ipp="DEMO-000113"
    )
    qualify(stage, person, 90)
    file = register(
        stage,
        person,
        by=by,
        course="initial",
        history="Tabagisme sevré. Fracture du poignet en 2018.",
        comorbidities="Insuffisance rénale chronique de stade 4 (néphropathie hypertensive). Diabète de type 2.",
        synthesis="Adénocarcinome bronchique, métastases osseuses multiples peu douloureuses (L1, bassin, côtes) "
        "découvertes au bilan initial. Créatininémie 168 µmol/L, clairance de Cockcroft 21 mL/min. "
        "Vitamine D basse, contrôle dentaire fait, aucun soin invasif à prévoir. Chimiothérapie adaptée "
        "et pembrolizumab débutés.",
        question="Métastases osseuses multiples et clairance à 21 mL/min : quel inhibiteur de la résorption "
        "osseuse, et avec quelles précautions ?",
    )
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
    return file.submit()
