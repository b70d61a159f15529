"""Cannot wait for a session: Rades group I, liver metastases, a single fraction."""

from datetime import date

from cases.models import CurrentDrug, NeurologicalEpisode, OrganMetastasis
from rcp.demo.casefile import ago, ahead, patient, proposal, register


def make(stage):
    file = _registered(stage)
    lesion = _describe(stage, file)
    _plan(stage, file, lesion)
    return file.submit()


def _registered(stage):
    by = stage.cast.pneumologist
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
    return register(
        stage,
        person,
        by=by,
        informed_on=ago(),
        history="Tabagisme sevré (30 paquets-années).",
        comorbidities="Dénutrition, artériopathie des membres inférieurs.",
        wishes="Demande avant tout à ne plus souffrir et à rester entourée.",
        synthesis="Adénocarcinome bronchique suivi depuis 22 mois, métastases hépatiques multiples en progression "
        "après deux lignes. Depuis 2 jours, ne tient plus debout ; déficit moteur des deux membres "
        "inférieurs, rétention urinaire. IRM du jour : compression médullaire T11 par une épidurite de "
        "grade 3.",
        question="Compression médullaire T11, ne marche plus depuis 2 jours : radiothérapie en urgence ou chirurgie ?",
    )


def _describe(stage, file):
    cast, by = stage.cast, file.by
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
    return t11


def _plan(stage, file, lesion):
    cast, by = stage.cast, file.by
    file.decides(
        "Rades groupe I, espérance de vie de quelques semaines, atteinte hépatique disséminée : pas de "
        "bénéfice attendu de la chirurgie. Irradiation antalgique en une fraction ce jour, "
        "corticothérapie et soins palliatifs. Avis écrits du neurochirurgien, de l’oncologue et de "
        "l’oncologue radiothérapeute.",
        proposal(
            "conventional_radiotherapy",
            lesion,
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
