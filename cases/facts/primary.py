"""The primary tumour by the code of the scores, from its topography (CIM-10) and its morphology (CIM-O-3)."""

SMALL_CELL = ("8041", "8042", "8043", "8044", "8045")
PRIMARY_BY_TOPOGRAPHY = {
    "C50": "breast",
    "C61": "prostate",
    "C64": "kidney",
    "C73": "thyroid",
    "C54": "uterus",
    "C18": "colon",
    "C20": "rectum",
    "C16": "stomach",
    "C15": "oesophagus",
    "C25": "pancreas",
    "C22": "liver",
    "C23": "gallbladder",
    "C67": "bladder",
    **dict.fromkeys(("C81", "C82", "C83", "C84", "C85", "C86"), "lymphoma"),
    "C90": "myeloma",
    "C80": "unknown_primary",
}
BONE = ("C40", "C41")
OSTEOSARCOMA = "918"
CARCINOID = ("8240", "8249")


def primary_of(tumour):
    """The code by which the scores call this tumour, or None when the file does not say.

    A carcinoid of the lung stands in two lists of Tokuhashi, far apart: it is asked.
    """
    organ, morphology = tumour.topography[:3], tumour.morphology
    if not organ:
        return None
    if morphology.startswith(CARCINOID):
        return None if organ == "C34" else "carcinoid"
    if organ == "C34":
        return _lung(morphology)
    if organ in BONE and morphology.startswith(OSTEOSARCOMA):
        return "osteosarcoma"
    return PRIMARY_BY_TOPOGRAPHY.get(organ, "other")


def _lung(morphology):
    if not morphology or morphology.startswith("8000"):
        return "lung"
    return "sclc" if morphology.startswith(SMALL_CELL) else "nsclc"
