"""Bones, segments and vertebral levels: the codes shared by lesions, irradiations and scores.

System: this application's own, the same as `scoring.vocabulary`. Version 1. Levels follow the usual names
(C1–C7, T1–T12, L1–L5, S1–S5), with C0 for the occiput and CO for the coccyx.
"""

from scoring.vocabulary import BONES, CERVICAL, COCCYX, LEVELS, LUMBAR, OCCIPUT, SACRAL, SEGMENTS, THORACIC

__all__ = [
    "BONES", "CERVICAL", "COCCYX", "LEVELS", "LONG_BONES", "LUMBAR", "MOBILE_SPINE", "OCCIPUT", "SACRAL", "SEGMENTS",
    "SEGMENTS_OF", "SHAFT_SEGMENTS", "THORACIC", "is_long_bone", "is_spinal", "region_of",
]  # fmt: skip

MOBILE_SPINE = (OCCIPUT, *CERVICAL, *THORACIC, *LUMBAR)
LONG_BONES = ("humerus", "radius", "ulna", "femur", "tibia", "fibula")

SHAFT_SEGMENTS = ("epiphysis", "metaphysis", "diaphysis")
SEGMENTS_OF = dict.fromkeys(LONG_BONES, SHAFT_SEGMENTS) | {
    "humerus": ("head", "neck", *SHAFT_SEGMENTS),
    "femur": ("head", "neck", "intertrochanteric", "subtrochanteric", *SHAFT_SEGMENTS),
}

_REGIONS = {
    "occipital": (OCCIPUT,),
    "cervical": CERVICAL,
    "thoracic": THORACIC,
    "lumbar": LUMBAR,
    "sacral": SACRAL,
    "coccygeal": (COCCYX,),
}


def region_of(level):
    """The region of a level: occipital, cervical, thoracic, lumbar, sacral, coccygeal."""
    for region, levels in _REGIONS.items():
        if level in levels:
            return region
    raise ValueError(f"unknown vertebral level: {level!r}")


def is_spinal(bone):
    """Whether a bone belongs to the spine; the sacrum does."""
    return bone in ("vertebra", "sacrum")


def is_long_bone(bone):
    return bone in LONG_BONES
