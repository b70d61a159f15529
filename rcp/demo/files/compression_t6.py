"""An unstable compression with a recent deficit: Rades group II, Tokuhashi and Tomita discordant."""

from datetime import date

from cases.models import CurrentDrug, NeurologicalEpisode, Report, SkeletalEvent
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(stage, file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
    person = patient(
        by,
        "DE LA TOURMENTIERE",
        "HENRI LOUIS MARIE",
        "M",
        date(1967, 4, 18),
        ("AJACCIO", "2A004"),
        ipp="DEMO-000101",
        used_name="DE LA TOURMENTIÈRE",
    )
    qualify(stage, person, 117)
    return register(
        stage,
        person,
        by=by,
        informed_on=ago(days=1),
        course="initial",
        history="Tabagisme sevré depuis 4 ans (35 paquets-années). Appendicectomie.",
        comorbidities="Hypertension artérielle traitée. Pas de cardiopathie ischémique.",
        wishes="Souhaite tout faire pour remarcher sans aide ; informé du caractère non curable de la maladie.",
        synthesis="Adénocarcinome lobaire supérieur droit avec métastase unique T6 connue, sous pembrolizumab. "
        "Depuis 4 jours, faiblesse des deux membres inférieurs, marche avec une canne, niveau sensitif "
        "T7, sphincters respectés. IRM : épidurite T6 de grade 2 avec cyphose récente. Hospitalisé, "
        "corticothérapie débutée. Pas de métastase viscérale au scanner.",
        question="Compression médullaire T6 avec déficit incomplet depuis 4 jours : décompression et "
        "stabilisation avant la radiothérapie, ou radiothérapie seule ?",
    )


def _describe(stage, file):
    cast = stage.cast
    file.tumour(
        diagnosed_on=ago(months=9),
        topography="C34.1",
        laterality="right",
        t="T2b",
        n="N2",
        m="M1b",
        stage="IVA",
        primary_size_mm=46,
        markers=[("egfr", "negative", ""), ("alk", "negative", ""), ("pdl1", "positive", "TPS 80 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=6),
        nodes="yes",
        metastatic_sites=1,
        control="progressing",
        first_metastatic_on=ago(months=9),
    )
    file.state(
        ecog=2,
        karnofsky=60,
        weight_kg=74,
        height_cm=178,
        asa=2,
        life_expectancy_value=8,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=cast.deputy.full_name,
    )
    file.drug(
        "immunotherapy",
        "pembrolizumab",
        line=1,
        status="current",
        started_on=ago(months=8),
        effective="yes",
        note="Réponse partielle thoracique ; progression osseuse isolée.",
    )
    file.add(CurrentDrug, name="méthylprednisolone", flag="corticosteroid", started_on=ago(days=1))
    file.add(CurrentDrug, name="énoxaparine préventive", flag="anticoagulant", started_on=ago(days=1))
    file.laboratory(
        ago(days=1), creatinine=71, calcium=2.36, albumin=37, haemoglobin=12.4, platelets=268, inr=1.0, crp=18
    )
    file.imaging(
        "ct",
        ago(days=6),
        "thorax, abdomen, pelvis",
        "Masse lobaire supérieure droite stable à 31 mm. Ostéolyse de T6 étendue aux deux pédicules. Pas "
        "de lésion viscérale.",
        phase="follow_up",
        bone_window="yes",
        contrast="yes",
        sagittal_reconstruction="yes",
        response="progression",
        bone_lesions=1,
        study_uid="1.2.826.0.1.3680043.2.1125.101",
    )
    mri = file.imaging(
        "mri",
        ago(days=1),
        "rachis entier",
        "Métastase unique de T6 : tassement de 40 %, recul du mur postérieur, épidurite "
        "circonférentielle comprimant la moelle, sans hypersignal intramédullaire étendu.",
        phase="symptom",
        field="whole_spine",
        contrast="yes",
        study_uid="1.2.826.0.1.3680043.2.1125.102",
    )
    file.add(
        Report,
        kind="pathology",
        status="done",
        dated_on=ago(months=9),
        author_name=cast.guest.full_name,
        specimen="other",
        aetiology_certain="yes",
        conclusion="Adénocarcinome bronchique TTF1+, biopsie bronchique.",
    )
    t6 = file.lesion(
        "vertebra",
        level="T6",
        discovered_on=ago(months=9),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "lytic",
            "size_mm": 34,
            "collapse_percent": 40,
            "body_involvement_percent": 80,
            "alignment": "new_deformity",
            "posterolateral": "bilateral",
            "epidural_grade": "2",
            "canal_narrowing_percent": 55,
            "soft_tissue_extension": "yes",
            "osteolysis_change": "increased",
        },
        pain={
            "intensity": 7,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "pattern": "constant",
            "new_since": ago(days=20),
            "lesion_proven_responsible": "yes",
        },
    )
    file.add(
        NeurologicalEpisode,
        compression="confirmed",
        symptomatic="yes",
        level="T6",
        found_on=ago(days=1),
        deficit_began_on=ago(days=4),
        walking="with_aid",
        frankel="D2",
        examined_on=ago(days=1),
    )
    file.add(SkeletalEvent, lesion=t6, kind="cord_compression", occurred_on=ago(days=1))
    file.score("sins", t6)
    file.score("rades")
    file.score("frankel")
    file.score("tokuhashi")
    file.score("tomita")
    return t6


def _plan(stage, file, lesion):
    cast = stage.cast
    file.decides(
        "Lésion unique, instable (SINS 13), déficit incomplet récent, patient de moins de 60 ans sans "
        "atteinte viscérale et répondeur à l’immunothérapie. Tokuhashi 8 et Tomita 5 sont discordants ; "
        "la réponse au pembrolizumab, PD-L1 à 80 %, fait retenir un pronostic supérieur à celui du "
        "score. Décision prise le lendemain de l’IRM : décompression et stabilisation dans les "
        "24 heures, puis radiothérapie sur peau cicatrisée.",
        proposal(
            "decompression_stabilisation",
            lesion,
            intent="palliative",
            is_urgent=True,
            detail="Voie postérieure : laminectomie T6 et ostéosynthèse T4–T8. Biopsie peropératoire. Relais de "
            "l’anticoagulation préventive selon le protocole.",
            wished_on=ahead(1),
            due_on=ahead(1),
            carried_out_by=cast.neurosurgeon.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            lesion,
            step=2,
            intent="palliative",
            dose_gy=30,
            fractions=10,
            detail="Entre 15 et 21 jours après la chirurgie, sur peau cicatrisée.",
            wished_on=ahead(16),
            due_on=ahead(22),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "immunotherapy",
            step=3,
            intent="palliative",
            drug="pembrolizumab",
            detail="Reprise environ 3 semaines après la chirurgie.",
            carried_out_by=cast.deputy.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            lesion,
            rank=2,
            intent="palliative",
            is_urgent=True,
            dose_gy=20,
            fractions=5,
            detail="Si la chirurgie est récusée par l’anesthésie.",
            carried_out_by=cast.coordinator.full_name,
        ),
        surveillance="Examen neurologique quotidien jusqu’à l’intervention. IRM du rachis à 3 mois.",
        patient_comment="Les médecins vous proposent une opération rapide pour libérer la moelle et consolider la "
        "vertèbre, suivie de rayons.",
    )
