"""Treatments: the national types of the decision record, and the finer types that this board proposes.

National list: value set JDV_TypeTraitementFrcp_CISIS (1.2.250.1.213.1.1.5.595), version of 16 June 2025, source
Agence du Numérique en Santé; it mixes SNOMED CT, NCI Thesaurus and the CI-SIS terminology. The board's own
types map onto it. Radiotherapy schedules: guideline for bone metastases, §3.5.1 (OncoBFC, NEON, ONCORIF, 2021).
"""

from dataclasses import dataclass

from .competences import ONCOLOGIST, SPINE_OPERATOR, SURGEON
from .system import Code, CodeSystem

SNOMED_CT = "2.16.840.1.113883.6.96"
NCI_THESAURUS = "2.16.840.1.113883.3.26.1.1"
CI_SIS = "1.2.250.1.213.1.1.4.322"

NATIONAL = CodeSystem(
    name="JDV_TypeTraitementFrcp_CISIS",
    identifier="1.2.250.1.213.1.1.5.595",
    version="2025-06-16",
    source="Agence du Numérique en Santé",
    codes=(
        Code("387713003", "chirurgie", "surgery", SNOMED_CT),
        Code("C15313", "radiothérapie", "radiotherapy", NCI_THESAURUS),
        Code("C15195", "curiethérapie", "brachytherapy", NCI_THESAURUS),
        Code("C15632", "chimiothérapie", "chemotherapy", NCI_THESAURUS),
        Code("C93352", "thérapie ciblée", "targeted therapy", NCI_THESAURUS),
        Code("C547", "hormonothérapie", "hormone therapy", NCI_THESAURUS),
        Code("C15262", "immunothérapie", "immunotherapy", NCI_THESAURUS),
        Code("C63334", "radiologie interventionnelle", "interventional radiology", NCI_THESAURUS),
        Code("MED-556", "fenêtre thérapeutique", "therapeutic window", CI_SIS),
        Code("MED-226", "surveillance seule", "watchful waiting", CI_SIS),
        Code("424313000", "surveillance active", "active surveillance", SNOMED_CT),
        Code("C157891", "endoscopie interventionnelle", "interventional endoscopy", NCI_THESAURUS),
        Code("MED-232", "irathérapie", "radioiodine therapy", CI_SIS),
        Code("MED-126", "allogreffe ou autogreffe", "transplant", CI_SIS),
        Code("GEN-092.03.01", "autre traitement", "other treatment", CI_SIS),
        Code("GEN-092.03.02", "autre traitement médicamenteux spécifique", "other specific drug treatment", CI_SIS),
        Code("C15747", "soins de support", "supportive care", NCI_THESAURUS),
        Code("C15252", "soins palliatifs", "palliative care", NCI_THESAURUS),
    ),
)

RADIATION, DRUG = "radiation", "drug"


@dataclass(frozen=True)
class ProposalType(Code):
    """A treatment that the board may propose.

    `national` is its code in the national list, `competence` who must be there to propose it, and `dose_kind`
    says whether its detail is a dose in fractions (`radiation`), a drug and its dose (`drug`) or neither.
    """

    national: str = ""
    competence: str | None = None
    dose_kind: str | None = None


def _type(code, fr, en, national, competence=None, dose_kind=None):
    return ProposalType(code, fr, en, national=national, competence=competence, dose_kind=dose_kind)


PROPOSALS = CodeSystem(
    name="Types de proposition",
    identifier="urn:concertos:proposal-types",
    version="1",
    source="Concertos",
    codes=(
        _type(
            "conventional_radiotherapy",
            "radiothérapie conventionnelle",
            "conventional radiotherapy",
            "C15313",
            "radiation_oncologist",
            RADIATION,
        ),
        _type(
            "stereotactic_radiotherapy",
            "radiothérapie stéréotaxique",
            "stereotactic radiotherapy",
            "C15313",
            "radiation_oncologist",
            RADIATION,
        ),
        _type("cementoplasty", "cimentoplastie", "cementoplasty", "C63334", "interventional_radiologist"),
        _type("ablation", "destruction percutanée", "percutaneous ablation", "C63334", "interventional_radiologist"),
        _type("percutaneous_screw", "vissage percutané", "percutaneous screw", "C63334", "interventional_radiologist"),
        _type("nailing", "enclouage", "nailing", "387713003", "orthopaedic_surgeon"),
        _type("plate_osteosynthesis", "ostéosynthèse par plaque", "plate fixation", "387713003", "orthopaedic_surgeon"),
        _type("arthroplasty", "arthroplastie", "arthroplasty", "387713003", "orthopaedic_surgeon"),
        _type("en_bloc_resection", "résection en bloc", "en bloc resection", "387713003", SURGEON),
        _type(
            "decompression_stabilisation",
            "décompression et stabilisation",
            "decompression and stabilisation",
            "387713003",
            SPINE_OPERATOR,
        ),
        _type("laminectomy", "laminectomie", "laminectomy", "387713003", SPINE_OPERATOR),
        _type("zoledronate", "acide zolédronique", "zoledronic acid", "C15747", None, DRUG),
        _type("denosumab", "dénosumab", "denosumab", "C15747", None, DRUG),
        _type("chemotherapy", "chimiothérapie", "chemotherapy", "C15632", ONCOLOGIST, DRUG),
        _type("targeted_therapy", "thérapie ciblée", "targeted therapy", "C93352", ONCOLOGIST, DRUG),
        _type("immunotherapy", "immunothérapie", "immunotherapy", "C15262", ONCOLOGIST, DRUG),
        _type("hormone_therapy", "hormonothérapie", "hormone therapy", "C547", ONCOLOGIST, DRUG),
        _type(
            "metabolic_radiotherapy",
            "radiothérapie métabolique",
            "radionuclide therapy",
            "C15313",
            "nuclear_physician",
            DRUG,
        ),
        _type("analgesia_supportive", "antalgie et soins de support", "analgesia and supportive care", "C15747"),
        _type("palliative_care", "soins palliatifs", "palliative care", "C15252"),
        _type("brace", "contention par corset ou orthèse", "brace or orthosis", "C15747"),
        _type("surveillance", "surveillance", "surveillance", "MED-226"),
        _type("therapeutic_window", "fenêtre thérapeutique", "therapeutic window", "MED-556"),
        _type("other", "autre", "other", "GEN-092.03.01"),
    ),
)


@dataclass(frozen=True)
class Schedule:
    """A radiotherapy schedule: total dose in grays and number of fractions."""

    dose_gy: int
    fractions: int

    def __str__(self):
        return f"{self.dose_gy} Gy / {self.fractions}"


SCHEDULES = (Schedule(30, 10), Schedule(24, 6), Schedule(20, 5), Schedule(8, 1))


def national_choices():
    return NATIONAL.choices()


def proposal_choices():
    return PROPOSALS.choices()
