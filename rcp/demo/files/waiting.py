"""Cases that stand elsewhere than in a session: incomplete, returned, draft, submitted, withdrawn, urgent."""

from datetime import date

from cases import actions
from cases.models import CurrentDrug, NeurologicalEpisode, OrganMetastasis
from rcp.demo.casefile import ago, ahead, patient, proposal, qualify, register


def t12_without_imaging(stage):
    """No stage and no magnetic resonance: the session will put it off until the imaging is there."""
    by = stage.cast.pneumologist
    person = patient(
        by,
        "GUICHARD",
        "RAYMOND",
        "M",
        date(1946, 1, 30),
        ("MACON", "71270"),
        ipp="DEMO-000114",
        identity_status="validated",
    )
    file = register(
        stage,
        person,
        by=by,
        course="initial",
        is_file_complete="no",
        synthesis="Masse pulmonaire droite, biopsie en cours. Lésion de T12 vue au scanner sans reconstruction "
        "osseuse, dorsalgies mécaniques. IRM demandée, TEP demandée.",
        question="Lésion de T12 chez un patient dont le bilan est en cours : faut-il un corset, un geste ?",
    )
    file.tumour(
        diagnosed_on=ago(days=10),
        morphology="8046/3",
        topography="C34.9",
        laterality="right",
        t="unknown",
        n="unknown",
        m="unknown",
    )
    file.imaging(
        "ct",
        ago(days=10),
        "thorax",
        "Masse lobaire supérieure droite. Lésion de T12 mal étudiée.",
        phase="initial",
        bone_window="no",
        contrast="yes",
        sagittal_reconstruction="no",
    )
    file.imaging("mri", None, "rachis entier", phase="initial", field="whole_spine")
    file.imaging("fdg_pet", None, "corps entier", phase="initial", field="femurs")
    t12 = file.lesion(
        "vertebra",
        level="T12",
        discovered_on=ago(days=10),
        pain={"intensity": 5, "mechanical": "yes", "pattern": "constant"},
    )
    file.score("sins", t12)
    return file.submit()


def returned_to_requester(stage):
    by = stage.cast.oncologist
    person = patient(by, "SCHNEIDER", "GREGOIRE", "M", date(1969, 4, 2), ("BELFORT", "90010"), ipp="DEMO-000115")
    file = register(stage, person, by=by, is_file_complete="no", question="Avis sur la conduite à tenir ?").submit()
    actions.return_case(
        case=file.case,
        by=stage.cast.office,
        code="file_incomplete",
        text="Merci de préciser la lésion concernée, l’état général, et de joindre l’imagerie du bassin. La "
        "question est trop générale pour être discutée.",
    )


def draft_being_written(stage):
    by = stage.cast.pneumologist
    person = patient(by, "MEUNIER", "ALINE", "F", date(1959, 9, 9), ("SENS", "89387"), ipp="DEMO-000116")
    file = register(
        stage,
        person,
        by=by,
        course="",
        progression="",
        progression_extent="",
        found_by_screening="",
        is_file_complete="",
        synthesis="Adénocarcinome bronchique, cervicalgies récentes, scanner attendu.",
        question="",
    )
    file.tumour(diagnosed_on=ago(months=6), topography="C34.1", laterality="left", t="T1c", n="N1", m="M1b")
    file.lesion("vertebra", level="C5", discovered_on=ago(days=4))


def submitted_by_the_office(stage):
    """The office registers in the name of the requester; nobody has put it on an agenda yet."""
    cast = stage.cast
    person = patient(
        cast.office, "CHEVALLIER", "ROGER", "M", date(1951, 2, 17), ("LONS LE SAUNIER", "39300"), ipp="DEMO-000117"
    )
    file = register(
        stage,
        person,
        by=cast.office,
        requester=cast.oncologist,
        informed_by_name=cast.oncologist.full_name,
        synthesis="Carcinome épidermoïde, lésion costale droite douloureuse à la toux, envahissant les tissus mous "
        "pariétaux.",
        question="Lésion de la 5e côte droite avec extension aux tissus mous : radiothérapie ou cryoablation ?",
    )
    file.tumour(
        diagnosed_on=ago(months=7), morphology="8070/3", topography="C34.3", laterality="right", t="T3", n="N0", m="M1b"
    )
    file.lesion(
        "rib",
        rib_number=5,
        side="right",
        discovered_on=ago(days=14),
        seen={
            "observed_on": ago(days=14),
            "lesion_type": "lytic",
            "size_mm": 47,
            "soft_tissue_extension": "yes",
            "predominance": "mostly_soft_tissue",
        },
        pain={"intensity": 6, "under_analgesics": "yes", "pattern": "constant", "mechanical": "no"},
    )
    file.submit()


def withdrawn_by_requester(stage):
    by = stage.cast.oncologist
    person = patient(
        by,
        "GAILLARD",
        "COLETTE",
        "F",
        date(1940, 12, 1),
        ("AUXERRE", "89024"),
        ipp="DEMO-000118",
        identity_status="validated",
    )
    file = register(
        stage,
        person,
        by=by,
        synthesis="Aggravation rapide, transfert en unité de soins palliatifs.",
        question="Radiothérapie antalgique du bassin ?",
    ).submit()
    actions.withdraw_case(
        case=file.case,
        by=by,
        text="La patiente a été transférée en unité de soins palliatifs et ne souhaite plus de traitement spécifique.",
    )


def c2_of_the_odontoid(stage):
    """For the session to come: an unstable junction and an orthosis already worn."""
    cast, by = stage.cast, stage.cast.pneumologist
    person = patient(by, "EL KHATIB", "MOHAMED AMINE", "M", date(1966, 6, 23), ("FES", "99350"), ipp="DEMO-000119")
    qualify(stage, person, 12)
    file = register(
        stage,
        person,
        by=by,
        synthesis="Adénocarcinome bronchique sous docétaxel. Cervicalgies à la rotation, soulagées en position "
        "couchée, minerve rigide posée. Ostéolyse du corps et de l’odontoïde de C2, sans déficit.",
        question="Ostéolyse de C2 avec douleurs mécaniques : fixation occipitocervicale, radiothérapie sous "
        "minerve, ou les deux ?",
        history="Tabagisme actif (30 paquets-années).",
        wishes="Souhaite que son fils, personne de confiance, assiste à l’annonce.",
    )
    file.tumour(
        diagnosed_on=ago(months=13),
        topography="C34.1",
        laterality="right",
        t="T2b",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("kras", "positive", "G12D"), ("pdl1", "negative", "TPS 0 %")],
    )
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=9),
        nodes="yes",
        metastatic_sites=1,
        control="progressing",
        first_metastatic_on=ago(months=13),
    )
    file.state(
        ecog=1,
        karnofsky=70,
        weight_kg=68,
        height_cm=172,
        asa=2,
        life_expectancy_value=9,
        life_expectancy_unit="months",
        life_expectancy_source="physician",
        life_expectancy_by_name=cast.deputy.full_name,
    )
    file.laboratory(ago(days=6), creatinine=76, calcium=2.46, albumin=37, haemoglobin=12.1, platelets=220)
    mri = file.imaging(
        "mri",
        ago(days=7),
        "rachis entier",
        "Ostéolyse de C2 de 60 % du corps, base de l’odontoïde atteinte, sans épidurite compressive.",
        phase="symptom",
        field="whole_spine",
        contrast="yes",
    )
    c2 = file.lesion(
        "vertebra",
        level="C2",
        discovered_on=ago(days=9),
        seen={
            "observed_on": mri.done_on,
            "study": mri,
            "lesion_type": "lytic",
            "size_mm": 27,
            "collapse_percent": 0,
            "body_involvement_percent": 60,
            "alignment": "subluxation_translation",
            "posterolateral": "unilateral",
            "epidural_grade": "1a",
        },
        pain={
            "intensity": 6,
            "under_analgesics": "yes",
            "mechanical": "yes",
            "pattern": "constant",
            "new_since": ago(days=21),
        },
    )
    file.add(
        NeurologicalEpisode,
        compression="none",
        symptomatic="no",
        walking="without_aid",
        frankel="E",
        examined_on=ago(days=2),
    )
    for index, lesion in (("sins", c2), ("tokuhashi", None), ("tomita", None)):
        file.score(index, lesion)
    return file.submit()


def suspected_compression(stage):
    """Cannot wait for a session: Rades group I, liver metastases, a single fraction."""
    cast, by = stage.cast, stage.cast.pneumologist
    person = patient(
        by,
        "VAN DER STRAETEN",
        "WILHELMINA",
        "F",
        date(1952, 8, 8),
        ("GAND", "99131"),
        ipp="DEMO-000120",
        identity_status="provisional",
    )
    file = register(
        stage,
        person,
        by=by,
        history="Tabagisme sevré (30 paquets-années).",
        comorbidities="Dénutrition, artériopathie des membres inférieurs.",
        wishes="Demande avant tout à ne plus souffrir et à rester entourée.",
        synthesis="Adénocarcinome bronchique suivi depuis 22 mois, métastases hépatiques multiples en progression "
        "après deux lignes. Depuis 2 jours, ne tient plus debout ; déficit moteur des deux membres "
        "inférieurs, rétention urinaire. IRM du jour : compression médullaire T11 par une épidurite de "
        "grade 3.",
        question="Compression médullaire T11, ne marche plus depuis 2 jours : radiothérapie en urgence ou chirurgie ?",
    )
    file.tumour(
        diagnosed_on=ago(months=22),
        topography="C34.1",
        laterality="left",
        t="T3",
        n="N2",
        m="M1c",
        stage="IVB",
        markers=[("egfr", "negative", ""), ("pdl1", "negative", "TPS 0 %")],
    )
    file.disease(
        extraosseous="present",
        nodes="yes",
        metastatic_sites=3,
        control="progressing",
        first_metastatic_on=ago(months=22),
    )
    file.add(
        OrganMetastasis,
        organ="liver",
        number=8,
        found_on=ago(months=6),
        pattern="disseminated",
        resectable="no",
        locally_treatable="no",
        assessed_by_name=cast.deputy.full_name,
    )
    file.state(
        assessed_on=ago(days=0),
        ecog=3,
        karnofsky=40,
        weight_kg=49,
        height_cm=165,
        asa=4,
        life_expectancy_value=8,
        life_expectancy_unit="weeks",
        life_expectancy_source="physician",
        life_expectancy_by_name=by.full_name,
    )
    file.drug(
        "chemotherapy",
        "carboplatine et pémétrexed, puis docétaxel",
        line=2,
        started_on=ago(months=21),
        ended_on=ago(months=1),
        effective="no",
    )
    file.add(CurrentDrug, name="méthylprednisolone", flag="corticosteroid", started_on=ago(days=0))
    file.laboratory(ago(days=0), creatinine=66, calcium=2.58, albumin=27, haemoglobin=9.4, platelets=121, inr=1.3)
    mri = file.imaging(
        "mri",
        ago(days=0),
        "rachis entier",
        "Épidurite circonférentielle de T11 effaçant les espaces sous-arachnoïdiens, compression "
        "médullaire. Lésions de T7 et L2 sans épidurite.",
        phase="symptom",
        field="whole_spine",
        contrast="yes",
    )
    seen = {
        "observed_on": mri.done_on,
        "study": mri,
        "lesion_type": "lytic",
        "alignment": "normal",
        "collapse_percent": 20,
        "body_involvement_percent": 90,
    }
    t11 = file.lesion(
        "vertebra",
        level="T11",
        discovered_on=ago(days=0),
        seen=seen | {"posterolateral": "bilateral", "epidural_grade": "3", "canal_narrowing_percent": 80},
        pain={
            "assessed_on": ago(days=0),
            "intensity": 8,
            "under_analgesics": "yes",
            "mechanical": "no",
            "pattern": "constant",
        },
    )
    for level in ("T7", "L2"):
        file.lesion(
            "vertebra",
            level=level,
            discovered_on=ago(days=0),
            seen={"observed_on": mri.done_on, "study": mri, "lesion_type": "lytic", "epidural_grade": "0"},
        )
    file.add(
        NeurologicalEpisode,
        compression="confirmed",
        symptomatic="yes",
        level="T11",
        found_on=ago(days=0),
        deficit_began_on=ago(days=2),
        walking="not_walking",
        frankel="C",
        examined_on=ago(days=0),
    )
    for index, lesion in (("rades", None), ("frankel", None), ("tokuhashi", None), ("tomita", None), ("sins", t11)):
        file.score(index, lesion)
    file.decides(
        "Rades groupe I, espérance de vie de quelques semaines, atteinte hépatique disséminée : pas de "
        "bénéfice attendu de la chirurgie. Irradiation antalgique en une fraction ce jour, "
        "corticothérapie et soins palliatifs. Avis écrits du neurochirurgien, de l’oncologue et de "
        "l’oncologue radiothérapeute.",
        proposal(
            "conventional_radiotherapy",
            t11,
            intent="palliative",
            is_urgent=True,
            dose_gy=8,
            fractions=1,
            detail="T10–T12, ce jour.",
            wished_on=ahead(0),
            due_on=ahead(1),
            carried_out_by=cast.coordinator.full_name,
        ),
        proposal(
            "palliative_care",
            intent="palliative",
            is_urgent=True,
            detail="Équipe mobile de soins palliatifs, sondage urinaire, prévention des escarres.",
            carried_out_by=by.full_name,
        ),
        surveillance="Douleur et examen neurologique quotidiens.",
        patient_comment="Une séance de rayons est proposée aujourd’hui pour calmer la douleur.",
    )
    return file.submit()


def written_opinions(cast):
    """What the on-call competences answer to `suspected_compression`: (person, competence, text)."""
    return (
        (
            cast.neurosurgeon,
            "neurosurgeon",
            "Déficit installé, état général très altéré, espérance de vie de quelques semaines : pas "
            "d’indication à une décompression.",
        ),
        (
            cast.deputy,
            "thoracic_oncologist",
            "Pas de troisième ligne possible. Soins de support exclusifs ; priorité à l’antalgie.",
        ),
        (
            cast.coordinator,
            "radiation_oncologist",
            "Irradiation T10–T12, 8 Gy en une fraction, réalisable ce jour au centre.",
        ),
    )
