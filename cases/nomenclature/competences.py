"""The competences of the people around the table, and what satisfies a requirement.

System: this application's own. Version 1. Source: the specialties named by the guideline for bone metastases
(OncoBFC, NEON, ONCORIF, 2021) and by HAS 2014 for the make-up of a board.
"""

from .system import Code, CodeSystem

COMPETENCES = CodeSystem(
    name="Compétences",
    identifier="urn:concertos:competences",
    version="1",
    source="Concertos",
    codes=(
        Code("orthopaedic_surgeon", "chirurgie orthopédique", "orthopaedic surgery"),
        Code("neurosurgeon", "neurochirurgie", "neurosurgery"),
        Code("spine_surgeon", "chirurgie du rachis", "spine surgery"),
        Code("thoracic_surgeon", "chirurgie thoracique", "thoracic surgery"),
        Code("medical_oncologist", "oncologie médicale", "medical oncology"),
        Code("thoracic_oncologist", "oncologie thoracique", "thoracic oncology"),
        Code("pneumologist", "pneumologie", "pneumology"),
        Code("radiation_oncologist", "oncologie radiothérapie", "radiation oncology"),
        Code("radiologist", "radiologie", "radiology"),
        Code("interventional_radiologist", "radiologie interventionnelle", "interventional radiology"),
        Code("nuclear_physician", "médecine nucléaire", "nuclear medicine"),
        Code("pathologist", "anatomopathologie", "pathology"),
        Code("molecular_biologist", "biologie moléculaire", "molecular biology"),
        Code("rheumatologist", "rhumatologie", "rheumatology"),
        Code("pain_physician", "médecine de la douleur", "pain medicine"),
        Code("palliative_physician", "médecine palliative", "palliative medicine"),
        Code("rehabilitation_physician", "médecine physique et de réadaptation", "rehabilitation medicine"),
        Code("geriatrician", "gériatrie", "geriatrics"),
        Code("general_practitioner", "médecine générale", "general practice"),
        Code("anaesthetist", "anesthésie-réanimation", "anaesthesia and intensive care"),
    ),
)

SURGEON = "surgeon"
ONCOLOGIST = "oncologist"
SPINE_OPERATOR = "spine_operator"

GROUPS = CodeSystem(
    name="Groupes de compétences",
    identifier="urn:concertos:competence-groups",
    version="1",
    source="Concertos",
    codes=(
        Code(SURGEON, "chirurgie", "surgery"),
        Code(ONCOLOGIST, "oncologie", "oncology"),
        Code(SPINE_OPERATOR, "neurochirurgie ou chirurgie du rachis", "neurosurgery or spine surgery"),
    ),
)

# A pneumologist with the oncology qualification holds two competences: pneumologist and thoracic_oncologist.
MEMBERS = {
    SURGEON: ("orthopaedic_surgeon", "neurosurgeon", "spine_surgeon", "thoracic_surgeon"),
    ONCOLOGIST: ("medical_oncologist", "thoracic_oncologist"),
    SPINE_OPERATOR: ("neurosurgeon", "spine_surgeon"),
}


def satisfies(competences, wanted):
    """Whether somebody with these competences fills a wanted competence, or a wanted group of them."""
    return not set(competences).isdisjoint(MEMBERS.get(wanted, (wanted,)))


def label(code, language=None):
    """The label of a competence or of a group."""
    return (GROUPS if code in GROUPS else COMPETENCES).label(code, language)


def specialties():
    """What a person may hold, as pairs for a form."""
    return COMPETENCES.choices()


def choices():
    """What a charter may require: a competence or a group, as pairs for a form."""
    return GROUPS.choices() + COMPETENCES.choices()
