"""The proposal types that rules expect or forbid: the codes by which the board proposes a treatment."""

BONE_AGENTS = ("zoledronate", "denosumab")
CONVENTIONAL = ("conventional_radiotherapy",)
STEREOTACTIC = ("stereotactic_radiotherapy",)
RADIOTHERAPY = CONVENTIONAL + STEREOTACTIC
OSTEOSYNTHESIS = ("nailing", "plate_osteosynthesis")
LIMB_SURGERY = (*OSTEOSYNTHESIS, "arthroplasty", "en_bloc_resection")
SPINE_SURGERY = ("decompression_stabilisation", "laminectomy")
SURGERY = LIMB_SURGERY + SPINE_SURGERY
CEMENTOPLASTY = ("cementoplasty",)
ABLATION = ("ablation",)
SCREW = ("percutaneous_screw",)
PERCUTANEOUS = CEMENTOPLASTY + ABLATION + SCREW
LOCAL = RADIOTHERAPY + PERCUTANEOUS + SURGERY
