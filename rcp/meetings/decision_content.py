"""The shape of a decision's content: frozen plain values, the words as printed with the codes behind them."""

from dataclasses import dataclass

from rcp.meetings import record_parts as parts

CONTENT_VERSION = "decision_record/1"


@dataclass(frozen=True, slots=True)
class ProposalLine:
    rank: int
    rank_label: str
    step: int
    treatment: str
    label: str
    national: str
    intent: str
    intent_label: str
    is_urgent: bool
    dose: str
    dose_gy: str
    fractions: int | None
    drug: str
    dose_mg: str
    detail: str
    targets: tuple[str, ...]
    target_ids: tuple[str, ...]
    wished_on: str
    carried_out_by: str
    due_on: str


@dataclass(frozen=True, slots=True)
class ExaminationLine:
    kind: str
    earliest_on: str
    latest_on: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    situation: str
    situation_label: str
    competence: str
    label: str
    filled_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    name: str
    specialty: str
    specialty_label: str
    establishment: str
    part: str
    part_label: str
    in_quorum: bool


@dataclass(frozen=True, slots=True)
class QuorumLine:
    is_required: bool
    is_reached: bool
    label: str
    places: tuple[PlaceLine, ...]
    missing: tuple[str, ...]
    participants: tuple[ParticipantLine, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    kind: str
    label: str
    guideline: str
    guideline_version: str
    guideline_published_on: str
    guideline_scope: str
    off_guideline_reason: str


@dataclass(frozen=True, slots=True)
class Revision:
    number: int
    replaces_number: int | None
    replaced_signed_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Signature:
    by: parts.Person | None
    at: str  # ISO, "" while it is a draft
    label: str


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    version: str
    language: str
    case_number: str
    title: str
    kind: str
    kind_label: str
    board: parts.BoardLine
    meeting_on: str
    meeting_label: str
    meeting_place: str
    is_outside_session: bool
    identity: parts.Identity
    requester: parts.Person
    presenter: parts.Person | None
    correspondents: tuple[parts.Part, ...]
    reason: parts.Part
    question: str
    synthesis: str
    history: str
    comorbidities: str
    wishes: str
    tumours: tuple[parts.Part, ...]
    molecular: tuple[parts.Part, ...]
    disease: tuple[parts.Part, ...]
    state: tuple[parts.Part, ...]
    laboratory: tuple[parts.Part, ...]
    drugs: tuple[parts.Part, ...]
    neurology: tuple[parts.Part, ...]
    treatments: tuple[parts.Part, ...]
    imaging: tuple[parts.Part, ...]
    reports: tuple[parts.Part, ...]
    lesions: tuple[parts.LesionLine, ...]
    scores: tuple[parts.ScoreLine, ...]
    handling: str
    handling_label: str
    conclusion: str
    proposals: tuple[ProposalLine, ...]
    examinations: tuple[ExaminationLine, ...]
    surveillance: str
    refer_to_recourse: bool
    frame: Frame
    trial: str
    trial_label: str
    trial_name: str
    dissents: tuple[tuple[str, str], ...]
    patient_comment: str
    quorum: QuorumLine
    second_reader: parts.Person | None
    revision: Revision
    signature: Signature
