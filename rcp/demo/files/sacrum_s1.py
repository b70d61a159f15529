"""Discussed after the neurosurgeon has left: only a provisional opinion can be signed."""

from datetime import date

from cases import actions
from cases.models import CurrentDrug
from rcp.demo.casefile import ago, ahead, patient, proposal, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
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
    return register(
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


def _describe(file):
    file.tumour(
        diagnosed_on=ago(months=4),
        topography="C34.2",
        laterality="right",
        t="T3",
        n="N2",
        m="M1b",
        stage="IVA",
        markers=[("egfr", "negative", ""), ("kras", "positive", "G12V"), ("pdl1", "positive", "TPS 10 %")],
    )
    _state(file)
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
    return s1


def _plan(stage, file, lesion):
    cast, by = stage.cast, file.by
    file.decides(
        "S1 est un niveau de charnière ; SINS 10, potentiellement instable : un avis chirurgical du "
        "rachis est nécessaire et manque à la discussion. Avis provisoire : radiothérapie antalgique "
        "sans attendre, dossier représenté avec le neurochirurgien.",
        proposal(
            "conventional_radiotherapy",
            lesion,
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


def complete(file):
    """The case presented again: the state that it began with has changed since, and its score is of today."""
    state = file.case.clinicalstate_set.standing().get()
    actions.amend_part(state, by=file.by, version=state.version, assessed_on=ago(), karnofsky=50)
    file.score("sins", file.case.patient.lesion_set.standing().get())


def _state(file):
    file.disease(
        extraosseous="none",
        none_looked_for_on=ago(days=12),
        nodes="yes",
        metastatic_sites=1,
        control="stabilised",
        first_metastatic_on=ago(months=4),
    )
    file.state(ecog=2, karnofsky=60, weight_kg=66, height_cm=160, asa=2, g8_total="13.5")
