from .attachment import Attachment
from .board import Board, BoardMembership, CharterRequirement
from .case import (
    OPEN_STATUSES,
    Case,
    CaseGrant,
    CaseMessage,
    CaseStatus,
    PostponementReason,
    ReturnReason,
    sees_patients,
)
from .disease import Disease, OrganMetastasis
from .establishment import Establishment
from .guideline import Guideline
from .imaging import ImagingStudy
from .journal import JournalEntry, JournalHead
from .judgement import Judgement
from .laboratory import CurrentDrug, LabValue
from .lesion import Bone, Lesion, Segment, Side
from .observation import LesionObservation, PainAssessment
from .patient import Contact, Patient
from .record import Answer, CarriedPart, CasePart, Part, PatientPart, Record
from .report import Report
from .score import Score
from .state import ClinicalState, NeurologicalEpisode
from .task import Task
from .treatment import BoneAgent, Irradiation, SkeletalEvent, Surgery, Treatment
from .tumour import MolecularResult, OtherClassification, Tumour
from .visit import CaseVisit

__all__ = [
    "OPEN_STATUSES",
    "Answer",
    "Attachment",
    "Board",
    "BoardMembership",
    "Bone",
    "BoneAgent",
    "Case",
    "CaseGrant",
    "CaseMessage",
    "CarriedPart",
    "CasePart",
    "CaseStatus",
    "CaseVisit",
    "CharterRequirement",
    "ClinicalState",
    "Contact",
    "CurrentDrug",
    "Disease",
    "Establishment",
    "Guideline",
    "ImagingStudy",
    "Irradiation",
    "JournalEntry",
    "JournalHead",
    "Judgement",
    "LabValue",
    "Lesion",
    "LesionObservation",
    "MolecularResult",
    "NeurologicalEpisode",
    "OrganMetastasis",
    "OtherClassification",
    "PainAssessment",
    "Part",
    "Patient",
    "PatientPart",
    "PostponementReason",
    "Record",
    "Report",
    "ReturnReason",
    "Score",
    "Segment",
    "Side",
    "SkeletalEvent",
    "Surgery",
    "Task",
    "Treatment",
    "Tumour",
    "sees_patients",
]
