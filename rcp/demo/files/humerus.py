"""Mirels 8, the score that a board must discuss; a scanner made afterwards leads to a second revision."""

from datetime import date

from cases.models import LesionObservation
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
    person = patient(
        by,
        "BEN ABDERRAHMANE",
        "FATIMA ZOHRA",
        "F",
        date(1962, 1, 5),
        ("ORAN", "99352"),
        ipp="DEMO-000106",
        used_name="BEN ABDERRAHMANE-LEROY",
    )
    qualify(stage, person, 77)
    return register(
        stage,
        person,
        by=by,
        history="Tabagisme sevré (20 paquets-années). Tuberculose pulmonaire traitée en 1988.",
        comorbidities="Diabète de type 2 équilibré.",
        wishes="Demande un interprète en arabe (العربية) pour l’annonce. Droitière, cuisine et coud chaque jour.",
        synthesis="Carcinome épidermoïde bronchique, pembrolizumab depuis 7 mois avec bonne réponse thoracique, "
        "nodule controlatéral disparu. Douleur modérée du bras droit au repos, sans gêne à l’usage. Lésion "
        "lytique diaphysaire de l’humérus droit, un à deux tiers de la corticale.",
        question="Lésion humérale droite, Mirels 8 : radiothérapie seule ou ostéosynthèse préventive ? Poursuivre "
        "l’immunothérapie ?",
    )


def _describe(file):
    by = file.by
    file.tumour(
        diagnosed_on=ago(months=8),
        morphology="8070/3",
        topography="C34.3",
        laterality="right",
        t="T2b",
        n="N2",
        m="M1a",
        stage="IVA",
        markers=[("pdl1", "positive", "TPS 70 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=15),
        nodes="yes",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=8),
    )
    file.state(
        ecog=1,
        karnofsky=80,
        weight_kg=70,
        height_cm=161,
        asa=2,
        life_expectancy_value=12,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.drug("immunotherapy", "pembrolizumab", line=1, status="current", started_on=ago(months=7), effective="yes")
    file.laboratory(ago(days=7), creatinine=63, calcium=2.38, albumin=40, haemoglobin=12.6, platelets=288, inr=1.0)
    xray = file.imaging(
        "radiograph",
        ago(days=12),
        "humérus droit entier avec épaule et coude",
        "Lacune diaphysaire de 26 mm, amincissement cortical externe.",
        phase="symptom",
        field="whole_bone_with_joints",
    )
    file.imaging(
        "fdg_pet",
        ago(days=15),
        "corps entier",
        "Foyer huméral droit unique. Réponse métabolique thoracique.",
        phase="response",
        field="femurs",
        activity="mixed",
        new_foci="yes",
        older_foci_increased="no",
        bone_lesions=1,
        response="progression",
    )
    humerus = file.lesion(
        "humerus",
        segment="diaphysis",
        side="right",
        discovered_on=ago(days=15),
        seen={
            "observed_on": xray.done_on,
            "study": xray,
            "lesion_type": "lytic",
            "size_mm": 26,
            "size_fraction": "one_to_two_thirds",
            "size_measured_on": "cortex",
            "fractured": "no",
            "soft_tissue_extension": "no",
            "uptake": "increased",
        },
        pain={
            "intensity": 4,
            "under_analgesics": "yes",
            "mechanical": "no",
            "functional": "no",
            "pattern": "occasional",
            "new_since": ago(days=30),
        },
    )
    file.score("mirels", humerus, pain="moderate")
    return humerus


def _plan(stage, file, lesion):
    cast, by = stage.cast, file.by
    file.decides(
        "Mirels 8 : pas de gêne fonctionnelle, os non porteur. Radiothérapie antalgique, port de charge "
        "interdit. Le score sous-estime le risque à l’humérus : scanner centré sans injection, et "
        "décision revue si l’atteinte corticale dépasse deux tiers. Immunothérapie poursuivie, "
        "progression osseuse isolée.",
        proposal(
            "conventional_radiotherapy",
            lesion,
            intent="palliative",
            dose_gy=20,
            fractions=5,
            wished_on=ahead(7),
            due_on=ahead(14),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "immunotherapy",
            intent="palliative",
            drug="pembrolizumab",
            dose_mg=200,
            detail="Poursuite toutes les 3 semaines.",
            carried_out_by=by.full_name,
        ),
        examinations=[
            {"kind": "Scanner de l’humérus droit centré, fenêtre osseuse, sans injection", "latest_on": ahead(3)}
        ],
        surveillance="Radiographie de l’humérus à 4 semaines.",
        patient_comment="Des rayons sont proposés pour calmer la douleur du bras. Ne portez rien de lourd de ce côté.",
    )


WORDS_SEEN_AGAIN = {
    "conclusion": "Le scanner centré montre une atteinte de 75 % de la circonférence corticale : Mirels 9, "
    "chirurgie préventive. Enclouage de l’humérus puis radiothérapie sur peau cicatrisée. "
    "Immunothérapie poursuivie, sans injection la semaine de l’intervention.",
    "surveillance": "Radiographies de l’humérus à 6 semaines, mobilisation de l’épaule dès J2.",
    "patient_comment": "Le scanner montre que l’os du bras est plus fragile que prévu : une tige est proposée pour "
    "éviter qu’il casse, avant les rayons.",
}


def proposals_seen_again(file, cast):
    """The scanner that the board asked for tells a larger lesion than the radiograph: what is proposed instead."""
    ct = file.imaging(
        "ct",
        ago(),
        "humérus droit, centré sur la lésion",
        "Atteinte de 75 % de la circonférence corticale sur 34 mm, sans fracture.",
        phase="preoperative",
        bone_window="yes",
        contrast="no",
    )
    humerus = file.case.patient.lesion_set.standing().get()
    file.add(
        LesionObservation,
        lesion=humerus,
        observed_on=ct.done_on,
        study=ct,
        lesion_type="lytic",
        size_mm=34,
        size_fraction="over_two_thirds",
        size_measured_on="cortex",
        axial_cortical_mm=34,
        circumferential_cortex_percent=75,
        fractured="no",
    )
    file.score("mirels", humerus, pain="moderate")
    return (
        proposal(
            "nailing",
            humerus,
            intent="preventive",
            detail="Enclouage centromédullaire verrouillé.",
            wished_on=ahead(3),
            due_on=ahead(7),
            carried_out_by=cast.orthopaedist.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            humerus,
            step=2,
            intent="palliative",
            dose_gy=30,
            fractions=10,
            detail="Entre 15 et 21 jours après l’enclouage, sur peau cicatrisée.",
            wished_on=ahead(20),
            due_on=ahead(26),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "immunotherapy",
            step=3,
            intent="palliative",
            drug="pembrolizumab",
            dose_mg=200,
            detail="Poursuite toutes les 3 semaines.",
            carried_out_by=file.by.full_name,
        ),
    )
