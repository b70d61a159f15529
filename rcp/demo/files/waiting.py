"""Cases that stand elsewhere than in a session: incomplete, returned, draft, submitted, withdrawn."""

from datetime import date

from cases import actions
from rcp.demo.casefile import ago, patient, register


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


def rib_with_soft_tissue(stage):
    """Registered by the office in the name of the requester, for the session to come."""
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
    return file.submit()


def submitted_by_requester(stage):
    by = stage.cast.oncologist
    person = patient(by, "VIDAL", "JOSETTE", "F", date(1956, 11, 19), ("PONTARLIER", "25462"), ipp="DEMO-000121")
    file = register(
        stage,
        person,
        by=by,
        synthesis="Adénocarcinome bronchique sous pembrolizumab, "
        "lésion de la glène gauche, douleur à l’élévation du bras.",
        question="Lésion lytique de la scapula gauche : radiothérapie ou cimentoplastie ?",
    )
    file.tumour(diagnosed_on=ago(months=10), topography="C34.1", laterality="left", t="T2a", n="N2", m="M1c")
    file.lesion(
        "scapula",
        side="left",
        discovered_on=ago(days=11),
        pain={"intensity": 5, "functional": "yes", "pattern": "occasional"},
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
