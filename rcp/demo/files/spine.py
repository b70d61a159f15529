"""Vertebrae and sacrum: compression with a deficit, stereotactic radiotherapy, an irradiated level, S1."""

from datetime import date

from cases.models import (
    BoneAgent,
    CurrentDrug,
    Irradiation,
    Judgement,
    NeurologicalEpisode,
    OrganMetastasis,
    Report,
    SkeletalEvent,
)
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def compression_at_t6(stage):
    """An unstable compression with a recent deficit: Rades group II, Tokuhashi and Tomita discordant."""
    cast, by = stage.cast, stage.cast.pneumologist
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
    file = register(
        stage,
        person,
        by=by,
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
    file.decides(
        "Lésion unique, instable (SINS 13), déficit incomplet récent, patient de moins de 60 ans sans "
        "atteinte viscérale et répondeur à l’immunothérapie. Tokuhashi 8 et Tomita 5 sont discordants ; "
        "la réponse au pembrolizumab, PD-L1 à 80 %, fait retenir un pronostic supérieur à celui du "
        "score. Décompression et stabilisation dans les 24 heures, puis radiothérapie sur peau "
        "cicatrisée.",
        proposal(
            "decompression_stabilisation",
            t6,
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
            t6,
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
            t6,
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
    return file.submit()


def single_t10_under_osimertinib(stage):
    """Oligometastatic and controlled disease: the case for stereotactic radiotherapy."""
    cast, by = stage.cast, stage.cast.pneumologist
    person = patient(
        by,
        "NGUYEN",
        "THI HOA",
        "F",
        date(1971, 9, 2),
        ("HUE", "99243"),
        ipp="DEMO-000102",
        used_name="NGUYỄN",
        used_given_name="THỊ HOA",
    )
    qualify(stage, person, 42)
    file = register(
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
    file.decides(
        "Métastase osseuse unique, bien limitée, stable (SINS 3), à 9 mm de la moelle, maladie par "
        "ailleurs contrôlée, espérance de vie prolongée : aucune contre-indication à la stéréotaxie. "
        "Poursuite de l’osimertinib.",
        proposal(
            "stereotactic_radiotherapy",
            t10,
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
            t10,
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
    return file.submit()


def irradiated_l3(stage):
    """Pain again in a level irradiated eight months ago: cement first, a second irradiation as an alternative."""
    cast, by = stage.cast, stage.cast.oncologist
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
    file = register(
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
    file.decides(
        "Douleur mécanique sur tassement d’un niveau irradié, potentiellement instable (SINS 9), mur "
        "postérieur continu. Vertébroplastie en première intention ; réirradiation possible à 8 mois si "
        "la douleur persiste. Poursuite du docétaxel et du dénosumab.",
        proposal(
            "cementoplasty",
            l3,
            intent="palliative",
            detail="Vertébroplastie transpédiculaire gauche. Acide acétylsalicylique poursuivi, numération et "
            "coagulation de moins de 8 jours.",
            wished_on=ahead(5),
            due_on=ahead(12),
            carried_out_by=cast.interventionist.full_name,
        ),
        proposal(
            "conventional_radiotherapy",
            l3,
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
    return file.submit()


def weakened_s1(stage):
    """Discussed after the neurosurgeon has left: only a provisional opinion can be signed."""
    cast, by = stage.cast, stage.cast.pneumologist
    person = patient(
        by,
        "GARNIER",
        "ODETTE",
        "F",
        date(1950, 2, 11),
        ("BEAUNE", "21054"),
        ipp="DEMO-000104",
        identity_status="validated",
    )
    file = register(
        stage,
        person,
        by=by,
        history="Tabagisme passif. Prothèse totale de hanche gauche.",
        synthesis="Adénocarcinome lobaire moyen, première ligne par carboplatine, pémétrexed et pembrolizumab. "
        "Douleur sacrée en charge depuis 5 semaines, à 6/10 sous tramadol, sans trouble sphinctérien. "
        "Ostéolyse de S1 étendue à l’aileron droit.",
        question="Ostéolyse de S1 douloureuse : y a-t-il un risque d’instabilité lombosacrée, et quelle "
        "radiothérapie ?",
    )
    file.tumour(
        diagnosed_on=ago(months=4),
        topography="C34.2",
        laterality="right",
        t="T3",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("egfr", "negative", ""), ("kras", "positive", "G12V"), ("pdl1", "positive", "TPS 10 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=12),
        nodes="yes",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=4),
    )
    file.state(ecog=2, karnofsky=60, weight_kg=66, height_cm=160, asa=2, g8_total="13.5")
    file.drug(
        "chemotherapy",
        "carboplatine, pémétrexed et pembrolizumab",
        line=1,
        status="current",
        started_on=ago(months=3),
        effective="yes",
    )
    file.add(CurrentDrug, name="tramadol", flag="opioid", started_on=ago(days=30))
    file.laboratory(ago(days=6), creatinine=69, calcium=2.41, albumin=36, haemoglobin=10.9, platelets=205, vitamin_d=22)
    mri = file.imaging(
        "mri",
        ago(days=7),
        "rachis entier et bassin",
        "Lésion lytique de S1 occupant 60 % du corps, étendue à l’aileron droit, sans compression radiculaire.",
        phase="symptom",
        field="whole_spine",
        contrast="yes",
    )
    s1 = file.lesion(
        "sacrum",
        level="S1",
        discovered_on=ago(days=12),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "lytic",
            "size_mm": 41,
            "collapse_percent": 0,
            "body_involvement_percent": 60,
            "alignment": "normal",
            "posterolateral": "unilateral",
            "epidural_grade": "0",
        },
        pain={
            "intensity": 6,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "functional": "yes",
            "pattern": "constant",
            "new_since": ago(days=35),
            "analgesics_insufficient": "yes",
        },
    )
    file.score("sins", s1)
    file.decides(
        "S1 est un niveau de charnière ; SINS 10, potentiellement instable : un avis chirurgical du "
        "rachis est nécessaire et manque à la discussion. Avis provisoire : radiothérapie antalgique "
        "sans attendre, dossier représenté avec le neurochirurgien.",
        proposal(
            "conventional_radiotherapy",
            s1,
            intent="palliative",
            dose_gy=20,
            fractions=5,
            detail="À débuter sans attendre la nouvelle discussion.",
            wished_on=ahead(3),
            due_on=ahead(10),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "analgesia_supportive",
            intent="palliative",
            detail="Morphine à libération prolongée en relais du tramadol, laxatif, décharge partielle avec une canne.",
            carried_out_by=by.full_name,
        ),
        examinations=[
            {
                "kind": "Scanner du bassin en fenêtre osseuse, reconstructions coronales et sagittales",
                "latest_on": ahead(6),
            }
        ],
        surveillance="Douleur, marche et fonction sphinctérienne chaque semaine.",
    )
    return file.submit()
