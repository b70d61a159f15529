"""The codes in which facts are told to this package: bones, segments, levels, lesions, primaries, scales."""

BONES = (
    "skull",
    "mandible",
    "sternum",
    "rib",
    "clavicle",
    "scapula",
    "humerus",
    "radius",
    "ulna",
    "hand",
    "hemipelvis",
    "sacrum",
    "femur",
    "tibia",
    "fibula",
    "patella",
    "foot",
    "vertebra",
)
SEGMENTS = ("head", "neck", "intertrochanteric", "subtrochanteric", "epiphysis", "metaphysis", "diaphysis")

OCCIPUT, COCCYX = "C0", "CO"
CERVICAL = tuple(f"C{n}" for n in range(1, 8))
THORACIC = tuple(f"T{n}" for n in range(1, 13))
LUMBAR = tuple(f"L{n}" for n in range(1, 6))
SACRAL = tuple(f"S{n}" for n in range(1, 6))
LEVELS = (OCCIPUT, *CERVICAL, *THORACIC, *LUMBAR, *SACRAL, COCCYX)

LESION_TYPES = ("lytic", "mixed", "blastic")
FRANKEL_GRADES = ("A", "B", "C", "D", "D1", "D2", "D3", "E")
KARNOFSKY_LEVELS = tuple(range(0, 101, 10))
ECOG_LEVELS = tuple(range(6))

# "lung" and "colorectal" are for a file that does not say more: some indices then have to ask.
PRIMARIES = (
    "nsclc",
    "sclc",
    "lung",
    "breast",
    "prostate",
    "myeloma",
    "lymphoma",
    "kidney",
    "thyroid",
    "uterus",
    "colon",
    "rectum",
    "colorectal",
    "stomach",
    "oesophagus",
    "pancreas",
    "liver",
    "gallbladder",
    "bladder",
    "osteosarcoma",
    "carcinoid",
    "unknown_primary",
    "other",
)
LUNG = ("lung", "nsclc", "sclc")
