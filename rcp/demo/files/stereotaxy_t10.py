"""Oligometastatic and controlled disease: the case for stereotactic radiotherapy."""

from datetime import date

from cases.models import Judgement
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
        "NGUYEN",
        "HOA THI",
        "F",
        date(1971, 9, 2),
        ("HUE", "99243"),
        ipp="DEMO-000102",
        used_name="NGUYỄN",
        used_given_name="THỊ HOA",
    )
    qualify(stage, person, 42)
    return register(
        stage,
        person,
        by=by,
        history="Jamais fumeuse. Hypothyroïdie substituée.",
        wishes="Souhaite poursuivre son activité professionnelle.",
        synthesis="Adénocarcinome lobaire inférieur gauche muté EGFR (délétion de l’exon 19), contrôlé depuis "
        "14 mois par osimertinib, nodule pulmonaire controlatéral initial disparu. Apparition d’une "
        "lésion osseuse unique de T10 à la TEP, confirmée par une IRM centrée, indolore, sans épidurite. "
        "Reste de la maladie stable, pas de métastase viscérale.",
        question="Oligoprogression osseuse unique en T10 : radiothérapie stéréotaxique à visée ablative en "
        "poursuivant l’osimertinib ?",
    )


def _describe(stage, file):
    cast = stage.cast
    file.tumour(
        diagnosed_on=ago(months=15),
        topography="C34.3",
        laterality="left",
        t="T2a",
        n="N1",
        m="M1a",
        stage="IVA",
        primary_size_mm=38,
        markers=[
            ("egfr", "positive", "délétion de l’exon 19"),
            ("alk", "negative", ""),
            ("pdl1", "positive", "TPS 5 %"),
        ],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=18),
        nodes="no",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=15),
    )
    file.state(
        ecog=0,
        karnofsky=90,
        weight_kg=55,
        height_cm=158,
        asa=1,
        life_expectancy_value=24,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=cast.deputy.full_name,
    )
    file.drug("egfr_tki", "osimertinib", line=1, status="current", started_on=ago(months=14), effective="yes")
    file.laboratory(ago(days=10), creatinine=58, calcium=2.34, albumin=42, haemoglobin=13.1, vitamin_d=34)
    file.imaging(
        "fdg_pet",
        ago(days=18),
        "corps entier",
        "Foyer hypermétabolique unique de T10 (SUVmax 7,2). Lésion primitive non hypermétabolique.",
        phase="follow_up",
        field="femurs",
        activity="mixed",
        new_foci="yes",
        older_foci_increased="no",
        bone_lesions=1,
        response="progression",
    )
    mri = file.imaging(
        "mri",
        ago(days=9),
        "rachis entier et T10",
        "Lésion de 16 mm du tiers antérieur du corps de T10, bien limitée. Mur postérieur intègre, pas d’épidurite.",
        phase="follow_up",
        field="whole_spine",
        contrast="yes",
    )
    t10 = file.lesion(
        "vertebra",
        level="T10",
        discovered_on=ago(days=18),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "lytic",
            "size_mm": 16,
            "collapse_percent": 0,
            "body_involvement_percent": 30,
            "alignment": "normal",
            "posterolateral": "none",
            "epidural_grade": "0",
            "canal_narrowing_percent": 0,
            "cord_distance_mm": 9,
            "soft_tissue_extension": "no",
            "uptake": "increased",
        },
        pain={"intensity": 0, "mechanical": "no", "pattern": "none"},
    )
    for question in (Judgement.Question.VOLUME_WELL_DELIMITED, Judgement.Question.LIMITED_IN_SIZE):
        file.add(
            Judgement,
            lesion=t10,
            question=question,
            answer="yes",
            answered_on=ago(days=2),
            answered_by_name=cast.coordinator.full_name,
        )
    file.score("sins", t10)
    return t10


def _plan(stage, file, lesion):
    cast = stage.cast
    file.decides(
        "Métastase osseuse unique, bien limitée, stable (SINS 3), à 9 mm de la moelle, maladie par "
        "ailleurs contrôlée, espérance de vie prolongée : aucune contre-indication à la stéréotaxie. "
        "Poursuite de l’osimertinib.",
        proposal(
            "stereotactic_radiotherapy",
            lesion,
            intent="curative",
            dose_gy=27,
            fractions=3,
            detail="Visée ablative ; contrainte de dose à la moelle vérifiée à la dosimétrie.",
            wished_on=ahead(14),
            due_on=ahead(28),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "targeted_therapy",
            intent="palliative",
            drug="osimertinib",
            dose_mg=80,
            detail="80 mg par jour, sans interruption.",
            carried_out_by=cast.deputy.full_name,
        ),
        proposal(
            "ablation",
            lesion,
            rank=2,
            intent="curative",
            detail="Cryoablation si la dosimétrie ne respecte pas la contrainte à la moelle.",
            carried_out_by=cast.interventionist.full_name,
        ),
        examinations=[
            {"kind": "Biopsie liquide à la recherche d’une résistance (EGFR T790M, C797S, MET)", "latest_on": ahead(21)}
        ],
        surveillance="IRM du rachis à 3 mois, puis tous les 3 mois la première année.",
        patient_comment="Une seule atteinte osseuse a été trouvée. Elle peut être traitée par trois séances de rayons "
        "très précis, sans arrêter vos comprimés.",
    )
