"""Sites of tumours and of metastases.

System: CIM-10 (ICD-10 as used in France), 2.16.840.1.113883.6.3. Version: value set JDV_Tumeur_CISIS of
16 June 2025. Source: Agence du Numérique en Santé; labels are written here. Not the whole classification: the lung,
the primaries that go to bone, and the secondary sites; a code from outside the list is accepted as typed.
"""

from .system import Code, CodeSystem

BONE_METASTASIS = "C79.5"

_LUNG = (
    Code("C34.0", "bronche souche", "main bronchus"),
    Code("C34.1", "lobe supérieur du poumon", "upper lobe of lung"),
    Code("C34.2", "lobe moyen du poumon", "middle lobe of lung"),
    Code("C34.3", "lobe inférieur du poumon", "lower lobe of lung"),
    Code("C34.8", "poumon, localisations contiguës", "lung, overlapping sites"),
    Code("C34.9", "poumon, sans précision", "lung, unspecified"),
)

_OTHER_PRIMARIES = (
    Code("C15.9", "œsophage, sans précision", "oesophagus, unspecified"),
    Code("C16.9", "estomac, sans précision", "stomach, unspecified"),
    Code("C18.9", "côlon, sans précision", "colon, unspecified"),
    Code("C20", "rectum", "rectum"),
    Code("C22.0", "foie, carcinome hépatocellulaire", "liver, hepatocellular carcinoma"),
    Code("C22.1", "voies biliaires intrahépatiques", "intrahepatic bile ducts"),
    Code("C23", "vésicule biliaire", "gallbladder"),
    Code("C25.9", "pancréas, sans précision", "pancreas, unspecified"),
    Code("C32.9", "larynx, sans précision", "larynx, unspecified"),
    Code("C41.9", "os, sans précision", "bone, unspecified"),
    Code("C43.9", "mélanome de la peau, sans précision", "melanoma of skin, unspecified"),
    Code("C45.0", "mésothéliome de la plèvre", "mesothelioma of pleura"),
    Code("C49.9", "tissus mous, sans précision", "soft tissue, unspecified"),
    Code("C50.9", "sein, sans précision", "breast, unspecified"),
    Code("C53.9", "col de l’utérus, sans précision", "cervix, unspecified"),
    Code("C54.9", "corps de l’utérus, sans précision", "uterine body, unspecified"),
    Code("C56", "ovaire", "ovary"),
    Code("C61", "prostate", "prostate"),
    Code("C62.9", "testicule, sans précision", "testis, unspecified"),
    Code("C64", "rein, hors bassinet", "kidney, except renal pelvis"),
    Code("C67.9", "vessie, sans précision", "bladder, unspecified"),
    Code("C73", "thyroïde", "thyroid"),
    Code("C80.0", "tumeur primitive inconnue", "unknown primary"),
    Code("C80.9", "tumeur primitive non précisée", "primary site unspecified"),
    Code("C83.3", "lymphome diffus à grandes cellules B", "diffuse large B-cell lymphoma"),
    Code("C85.9", "lymphome non hodgkinien, sans précision", "non-Hodgkin lymphoma, unspecified"),
    Code("C90.0", "myélome multiple", "multiple myeloma"),
)

_SECONDARY = (
    Code("C77.1", "métastase ganglionnaire intrathoracique", "intrathoracic lymph node metastasis"),
    Code("C77.9", "métastase ganglionnaire, sans précision", "lymph node metastasis, unspecified"),
    Code("C78.0", "métastase pulmonaire", "lung metastasis"),
    Code("C78.1", "métastase du médiastin", "mediastinal metastasis"),
    Code("C78.2", "métastase pleurale", "pleural metastasis"),
    Code("C78.6", "métastase péritonéale", "peritoneal metastasis"),
    Code("C78.7", "métastase hépatique", "liver metastasis"),
    Code("C79.0", "métastase rénale", "kidney metastasis"),
    Code("C79.2", "métastase cutanée", "skin metastasis"),
    Code("C79.3", "métastase cérébrale ou méningée", "brain or meningeal metastasis"),
    Code(BONE_METASTASIS, "métastase osseuse", "bone metastasis"),
    Code("C79.7", "métastase surrénalienne", "adrenal metastasis"),
    Code("C79.8", "métastase d’un autre siège", "metastasis of another site"),
)


def _list(name, codes):
    return CodeSystem(name, "2.16.840.1.113883.6.3", "2025-06-16", "Agence du Numérique en Santé", codes)


PRIMARIES = _list("CIM-10, tumeurs primitives", _LUNG + _OTHER_PRIMARIES)
SECONDARY = _list("CIM-10, métastases", _SECONDARY)
CIM10 = _list("CIM-10", PRIMARIES.codes + SECONDARY.codes)


def is_lung(code):
    return code.startswith("C34")
