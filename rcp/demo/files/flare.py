"""New sclerosis three months after an EGFR inhibitor was begun: a response, and the treatment goes on."""

from datetime import date

from cases.models import BoneAgent, LesionObservation
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    _describe(file)
    _plan(file)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
    person = patient(by, "LEFEVRE", "CAMILLE JEANNE", "F", date(1974, 3, 29), ("BESANCON", "25056"), ipp="DEMO-000112")
    qualify(stage, person, 164)
    return register(
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


def _describe(file):
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


def _plan(file):
    by = file.by
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
