"""Long bones: a femur before its fracture, a humerus whose decision is revised."""

from datetime import date

from cases.models import BoneAgent, CurrentDrug, Irradiation, LesionObservation, OrganMetastasis, Report, Surgery
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def femur_before_fracture(stage):
    """Mirels 12 in the subtrochanteric region: nailing, then radiotherapy of the whole bone."""
    cast, by = stage.cast, stage.cast.oncologist
    person = patient(by, "ROUSSEL", "BERNARD JEAN", "M", date(1955, 7, 30), ("DOLE", "39198"), ipp="DEMO-000105")
    qualify(stage, person, 213)
    file = register(
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
    file.decides(
        "Risque de fracture majeur (Mirels 12, atteinte corticale axiale de 42 mm). Étiologie certaine, "
        "bilan préopératoire complet. Enclouage centromédullaire avant tout traitement général, puis "
        "radiothérapie de tout l’os opéré.",
        proposal(
            "nailing",
            femur,
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
            femur,
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
    return file.submit()


def humerus_after_immunotherapy(stage):
    """Mirels 8, the score that a board must discuss; a scanner made afterwards leads to a second revision."""
    cast, by = stage.cast, stage.cast.pneumologist
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
    file = register(
        stage,
        person,
        by=by,
        history="Jamais fumeuse. Tuberculose pulmonaire traitée en 1988.",
        comorbidities="Diabète de type 2 équilibré.",
        wishes="Demande un interprète en arabe (العربية) pour l’annonce. Droitière, cuisine et coud chaque jour.",
        synthesis="Carcinome épidermoïde bronchique, pembrolizumab depuis 7 mois avec bonne réponse thoracique. "
        "Douleur modérée du bras droit au repos, sans gêne à l’usage. Lésion lytique diaphysaire de "
        "l’humérus droit, un à deux tiers de la corticale.",
        question="Lésion humérale droite, Mirels 8 : radiothérapie seule ou ostéosynthèse préventive ? Poursuivre "
        "l’immunothérapie ?",
    )
    file.tumour(
        diagnosed_on=ago(months=8),
        morphology="8070/3",
        topography="C34.3",
        laterality="right",
        t="T2b",
        n="N2",
        m="M1b",
        stage="IVA",
        markers=[("pdl1", "positive", "TPS 70 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=15),
        nodes="yes",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(days=15),
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
    file.imaging(
        "ct", None, "humérus droit, centré sur la lésion", phase="preoperative", bone_window="yes", contrast="no"
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
    file.decides(
        "Mirels 8 : pas de gêne fonctionnelle, os non porteur. Radiothérapie antalgique, port de charge "
        "interdit. Le score sous-estime le risque à l’humérus : scanner centré sans injection, et "
        "décision revue si l’atteinte corticale dépasse deux tiers. Immunothérapie poursuivie, "
        "progression osseuse isolée.",
        proposal(
            "conventional_radiotherapy",
            humerus,
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
    return file.submit()


WORDS_SEEN_AGAIN = {
    "conclusion": "Le scanner centré montre une atteinte de 75 % de la circonférence corticale : Mirels 9, "
    "chirurgie préventive. Enclouage de l’humérus puis radiothérapie sur peau cicatrisée. "
    "Immunothérapie poursuivie, sans injection la semaine de l’intervention.",
    "surveillance": "Radiographies de l’humérus à 6 semaines, mobilisation de l’épaule dès J2.",
    "patient_comment": "Le scanner montre que l’os du bras est plus fragile que prévu : une tige est proposée pour "
    "éviter qu’il casse, avant les rayons.",
}


def proposals_seen_again(file, cast):
    """The scanner that the board asked for tells a larger lesion than the radiograph: scored and proposed anew."""
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
    )


def nailed_femur(stage):
    """Nailed in another hospital: the sequence of radiotherapy and systemic treatment is asked."""
    cast, by = stage.cast, stage.cast.oncologist
    person = patient(
        by, "PEREIRA DOS SANTOS", "ANTONIO MANUEL", "M", date(1960, 10, 9), ("BRAGA", "99139"), ipp="DEMO-000107"
    )
    qualify(stage, person, 19)
    file = register(
        stage,
        person,
        by=by,
        synthesis="Fracture pathologique de la diaphyse fémorale droite, enclouée il y a 17 jours. Peau "
        "cicatrisée. Adénocarcinome bronchique sur le produit d’alésage décalcifié à l’EDTA ; bilan "
        "moléculaire en cours.",
        question="Après enclouage du fémur droit, peau cicatrisée : radiothérapie de tout le fémur dès "
        "maintenant, et quel délai avant le traitement général ?",
    )
    file.tumour(
        diagnosed_on=ago(days=12),
        topography="C34.1",
        laterality="right",
        t="T2a",
        n="N0",
        m="M1b",
        stage="IVA",
        markers=[("egfr", "pending", ""), ("pdl1", "positive", "TPS 1 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=14),
        nodes="no",
        metastatic_sites=1,
        control="not_assessable",
        first_metastatic_on=ago(days=19),
    )
    file.state(ecog=2, karnofsky=70, weight_kg=77, height_cm=170, asa=2)
    file.laboratory(ago(days=4), creatinine=80, calcium=2.30, albumin=33, haemoglobin=10.1, platelets=410, crp=35)
    ct = file.imaging(
        "ct",
        ago(days=19),
        "fémur droit",
        "Fracture diaphysaire sur lésion lytique de 55 mm.",
        phase="symptom",
        bone_window="yes",
        contrast="no",
    )
    femur = file.lesion(
        "femur",
        segment="diaphysis",
        side="right",
        discovered_on=ago(days=19),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "lytic",
            "size_mm": 55,
            "size_fraction": "over_two_thirds",
            "size_measured_on": "diameter",
            "fractured": "yes",
        },
        pain={
            "intensity": 3,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "functional": "yes",
            "pattern": "occasional",
        },
    )
    file.add(
        Surgery,
        lesion=femur,
        performed_on=ago(days=17),
        procedure="Enclouage centromédullaire verrouillé du fémur droit",
        skin_healed_on=ago(days=2),
    )
    file.add(
        Report,
        kind="pathology",
        status="done",
        dated_on=ago(days=12),
        author_name=cast.guest.full_name,
        specimen="bone",
        decalcification="edta",
        aetiology_certain="yes",
        conclusion="Métastase osseuse d’un adénocarcinome TTF1+.",
    )
    return file.submit()


def femoral_neck(stage):
    """A neck of the femur under zoledronate: Mirels asks who scores, for the neck has no printed site."""
    by = stage.cast.pneumologist
    person = patient(
        by,
        "MARCHAND",
        "LUCETTE",
        "F",
        date(1953, 5, 21),
        ("AUTUN", "71014"),
        ipp="DEMO-000108",
        identity_status="retrieved",
    )
    file = register(
        stage,
        person,
        by=by,
        synthesis="Adénocarcinome bronchique en quatrième année d’évolution. Douleur inguinale droite à la marche. "
        "Lésion mixte du col fémoral droit. Radiothérapie du bassin il y a deux ans, hors du col.",
        question="Lésion mixte du col fémoral droit, douloureuse à la marche : arthroplastie cimentée, vissage "
        "percutané ou radiothérapie ?",
    )
    file.tumour(
        diagnosed_on=ago(months=44),
        topography="C34.1",
        laterality="right",
        t="T2a",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("ros1", "positive", "réarrangement CD74::ROS1")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=20),
        nodes="no",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=40),
        bone_register_complete="no",
        declared_vertebral=1,
        declared_extraspinal=3,
    )
    file.state(
        ecog=1,
        karnofsky=70,
        weight_kg=58,
        height_cm=157,
        asa=2,
        life_expectancy_value=12,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.laboratory(ago(days=8), creatinine=66, calcium=2.28, albumin=39, haemoglobin=12.0, vitamin_d=31)
    file.add(
        BoneAgent,
        drug="zoledronate",
        dose_mg=4,
        route="iv",
        interval_weeks=12,
        infusion_minutes=15,
        calcium_vitamin_d="yes",
        started_on=ago(months=26),
        dental_checked_on=ago(months=7),
    )
    file.add(
        Irradiation,
        bone="hemipelvis",
        side="right",
        technique="conformal_3d",
        dose_gy=20,
        fractions=5,
        started_on=ago(days=5, months=24),
        ended_on=ago(months=24),
    )
    ct = file.imaging(
        "ct",
        ago(days=10),
        "hanche droite",
        "Lésion mixte du col fémoral droit de 22 mm, corticale inférieure amincie.",
        phase="symptom",
        bone_window="yes",
        contrast="no",
    )
    neck = file.lesion(
        "femur",
        segment="neck",
        side="right",
        zone="weight_bearing",
        discovered_on=ago(days=10),
        seen={
            "observed_on": ct.done_on,
            "study": ct,
            "lesion_type": "mixed",
            "size_mm": 22,
            "size_fraction": "one_to_two_thirds",
            "size_measured_on": "cortex",
            "fractured": "no",
        },
        pain={
            "intensity": 5,
            "under_analgesics": "yes",
            "functional": "yes",
            "mechanical": "yes",
            "pattern": "constant",
        },
    )
    file.score("mirels", neck, site="lower_limb")
    return file.submit()
