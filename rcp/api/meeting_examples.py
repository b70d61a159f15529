"""Examples of the schema: one invented session, its agenda, a decision and its paper."""

from rcp.api.examples import BOARD_KEY, CASE_KEY, KEY, MOMENT, PATIENT_KEY, PERSON_KEY, kept

MEETING_KEY = "a2b7d914-8e3c-4f60-9d15-3c7e6b5a0f42"
ITEM_KEY = "5d1e8a3b-7c94-4e26-b0f3-9a6d2c4b8e17"
DECISION_KEY = "7e4c9f21-0b6a-4d38-a5c2-1f8e3d7b6095"
ESTABLISHMENT_KEY = "d80f5b6e-1c42-4a97-8e3d-6b9a2f7c0154"
LESION_KEY = "3c9a7e50-4d2b-4f81-96e8-0a5b1d3f7c26"
STARTS, ENDS = "2026-12-01T08:00:00Z", "2026-12-01T10:00:00Z"

BOARD_LINE = {
    "id": BOARD_KEY,
    "version": 1,
    "created_at": MOMENT,
    "name": "RCP métastases osseuses",
    "acronym": "RCP-MO",
    "kind": "rcp",
    "establishment": ESTABLISHMENT_KEY,
    "national_id": "",
    "is_active": True,
}
BOARD = {
    **BOARD_LINE,
    "created_by": PERSON_KEY,
    "regional_network": "",
    "network_id": "",
    "manager_name": "",
    "manager_id": "",
    "frequency": "hebdomadaire",
    "place": "Salle Laennec",
    "video_link": "",
    "promised_delay_days": 8,
    "laboratory_limit_days": 30,
    "minutes_per_case": 4,
    "written_opinion_counts": False,
    "language": "fr",
    "charter": "",
    "members": [
        {
            "person": PERSON_KEY,
            "name": "Dr Bruno Morvan",
            "role": "coordinator",
            "competences": ["radiation_oncologist"],
            "establishment": ESTABLISHMENT_KEY,
        }
    ],
    "requirements": [{"situation": "spine", "competence": "spine_operator", "alternatives": []}],
}

PLAN = {"board": BOARD_KEY, "starts_at": STARTS, "ends_at": ENDS, "room": "Salle Laennec"}
MEETING = {
    **kept(),
    **PLAN,
    "id": MEETING_KEY,
    "video_link": "",
    "note": "",
    "status": "planned",
    "agenda_version": 0,
    "frozen_at": None,
    "frozen_by": None,
    "opened_at": None,
    "opened_by": None,
    "closed_at": None,
    "closed_by": None,
    "cancelled_at": None,
    "cancelled_by": None,
    "cancelled_reason": "",
}
SCHEDULING = {"case": CASE_KEY, "minutes": 6, "presenter": PERSON_KEY}
ITEM = {
    **kept(),
    **SCHEDULING,
    "id": ITEM_KEY,
    "meeting": MEETING_KEY,
    "purpose": "case",
    "position": 1,
    "started_at": None,
    "outcome": "",
    "ended_at": None,
    "ended_by": None,
    "second_reader": None,
    "second_read_at": None,
}
AGENDA = {
    "meeting": MEETING_KEY,
    "status": "planned",
    "agenda_version": 0,
    "minutes": 6,
    "ends_at": "2026-12-01T08:06:00Z",
    "over": 0,
    "items": [
        {
            "id": ITEM_KEY,
            "version": 1,
            "position": 1,
            "purpose": "case",
            "case": CASE_KEY,
            "case_number": "26-BCDFGH",
            "case_status": "scheduled",
            "patient": {
                "id": PATIENT_KEY,
                "birth_name": "MARTIN",
                "first_birth_given_name": "JEANNE",
                "sex": "F",
                "birth_date": "1956-03-12",
                "ipp": "8001234",
            },
            "requester": PERSON_KEY,
            "presenter": PERSON_KEY,
            "minutes": 6,
            "expected_at": STARTS,
            "started_at": None,
            "ended_at": None,
            "outcome": "",
            "is_now": False,
            "lacks": [{"section": "tumour", "field": "morphology", "tumour": KEY}],
            "quorum": {
                "is_required": True,
                "is_reached": False,
                "is_forecast": True,
                "specialties": ["medical_oncologist", "radiation_oncologist"],
                "places": [
                    {"situation": "spine", "competence": "spine_operator", "alternatives": [], "filled_by": []},
                ],
            },
            "decision": None,
        }
    ],
}
ATTENDANCE = {
    **kept(),
    "meeting": MEETING_KEY,
    "person": PERSON_KEY,
    "is_guest": False,
    "in_quorum": True,
    "announced": "remote",
}
ATTENDANCE_LINE = {
    "id": KEY,
    "version": 2,
    "person": PERSON_KEY,
    "name": "Dr David Ortiz",
    "competences": ["orthopaedic_surgeon"],
    "is_guest": False,
    "in_quorum": True,
    "announced": "remote",
    "presences": [{"mode": "remote", "arrived_at": STARTS, "left_at": None}],
}

DECISION_LINE = {
    "id": DECISION_KEY,
    "version": 3,
    "created_at": MOMENT,
    "case": CASE_KEY,
    "item": ITEM_KEY,
    "revision": 1,
    "replaces": None,
    "status": "draft",
    "kind": "decision",
    "handling": "discussed",
    "signed_at": None,
    "signed_by": None,
    "content_sha256": "",
}
NEW_PROPOSAL = {
    "treatment": "conventional_radiotherapy",
    "targets": [LESION_KEY],
    "intent": "palliative",
    "dose_gy": "30.00",
    "fractions": 10,
}
PROPOSAL = {
    **kept(),
    **NEW_PROPOSAL,
    "decision": DECISION_KEY,
    "rank": 1,
    "step": 1,
    "is_urgent": False,
    "detail": "",
    "drug": "",
    "dose_mg": None,
    "wished_on": None,
    "carried_out_by": "",
    "due_on": None,
}
EXAMINATION = {
    **kept(),
    "decision": DECISION_KEY,
    "kind": "IRM du rachis entier",
    "earliest_on": None,
    "latest_on": "2026-12-01",
}
NEW_DISSENT = {"author": PERSON_KEY, "text": "Plutôt opérer."}
DISSENT = {**kept(), "decision": DECISION_KEY, **NEW_DISSENT}
DECISION = {
    **DECISION_LINE,
    "created_by": PERSON_KEY,
    "replacement_reason": "",
    "conclusion": "Radiothérapie antalgique retenue.",
    "refer_to_recourse": False,
    "surveillance": "",
    "frame": "guideline",
    "guideline": KEY,
    "off_guideline_reason": "",
    "trial": "none",
    "trial_name": "",
    "patient_comment": "",
    "content": None,
    "proposals": [PROPOSAL],
    "examinations": [],
    "dissents": [],
}
OPINION = {
    **kept(),
    "case": CASE_KEY,
    "competence": "neurosurgeon",
    "text": "Pas de geste avant la radiothérapie.",
    "signed_at": MOMENT,
    "signed_by": PERSON_KEY,
}
DOCUMENT_LINE = {
    "id": KEY,
    "version": 1,
    "created_at": MOMENT,
    "kind": "decision_record",
    "case": CASE_KEY,
    "board": BOARD_KEY,
    "meeting_id": MEETING_KEY,
    "subject_id": DECISION_KEY,
    "title": "Fiche RCP",
    "language": "fr",
    "status": "ready",
    "reason": "",
    "content_version": "decision_record/1",
    "content_sha256": "9f2c" * 16,
    "sha256": "4b1d" * 16,
    "size_bytes": 61234,
    "pages": 3,
    "ready_at": MOMENT,
}
DOCUMENT = {**DOCUMENT_LINE, "may_retry": False, "queue_position": None}
