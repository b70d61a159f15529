"""Examples of the schema: one invented patient, one case, and a row of each kind."""

KEY = "4f6c2a1e-7b1d-4c55-9a3e-0d6f2b8c1e90"
PATIENT_KEY = "9d2b7c54-3f0a-4a8e-8a51-6f3b1e2d7c08"
CASE_KEY = "1b8e5f37-6c2d-4e9b-b7a4-52d0c9e3f1a6"
PERSON_KEY = "c07a9e12-5d48-4b6f-9e21-8f4d3a6b0c75"
BOARD_KEY = "e3d19f60-2a7c-4d85-8c14-7b5e0f9a2d31"
MOMENT = "2026-11-24T09:30:00Z"

IDENTITY = {
    "birth_name": "MARTIN",
    "first_birth_given_name": "JEANNE",
    "birth_given_names": "JEANNE MARIE",
    "sex": "F",
    "birth_date": "1956-03-12",
    "birth_place_insee": "35238",
    "birth_place_name": "RENNES",
    "ipp": "8001234",
}
ATTESTATION = {
    "ins": "256033523800190",
    "ins_kind": "test",
    "attested_source": "téléservice INSi",
    "attested_on": "2026-11-24",
}


def kept(version=1):
    """What is kept of every row."""
    return {"id": KEY, "version": version, "created_at": MOMENT, "created_by": PERSON_KEY}


PATIENT_LINE = {
    "id": PATIENT_KEY,
    "version": 1,
    "created_at": MOMENT,
    "identity_status": "provisional",
    "ins": "",
    "ins_kind": "",
    "ipp": "8001234",
    "birth_name": "MARTIN",
    "first_birth_given_name": "JEANNE",
    "birth_given_names": "JEANNE MARIE",
    "used_name": "",
    "used_given_name": "",
    "sex": "F",
    "birth_date": "1956-03-12",
}
PATIENT = {
    **PATIENT_LINE,
    "created_by": PERSON_KEY,
    "birth_place_insee": "35238",
    "birth_place_name": "RENNES",
    "address": "",
    "phone": "",
    "email": "",
    "deceased_on": None,
    "attested_source": "",
    "attested_on": None,
    "merged_into": None,
}

CASE = {
    "id": CASE_KEY,
    "version": 2,
    "created_at": MOMENT,
    "created_by": PERSON_KEY,
    "patient": PATIENT_KEY,
    "board": BOARD_KEY,
    "number": "26-BCDFGH",
    "status": "submitted",
    "requester": PERSON_KEY,
    "presenter": None,
    "represents": None,
    "previous": None,
    "nature": "transversal",
    "motive": "treatment",
    "is_recourse": False,
    "handling": "discussed",
    "urgent_since": None,
    "urgent_reason": "",
    "informed_on": "2026-11-20",
    "informed_by_name": "Dr Alice Le Goff",
    "non_opposition": "yes",
    "correspondents_note": "",
    "question": "Faut-il opérer avant la radiothérapie ?",
    "synthesis": "Adénocarcinome bronchique, douleurs dorsales.",
    "history": "",
    "comorbidities": "",
    "wishes": "",
    "found_by_screening": "no",
    "course": "initial",
    "relapse_on": None,
    "progression": "yes",
    "progression_extent": "distant",
    "is_file_complete": "yes",
    "submitted_at": MOMENT,
    "submitted_by": PERSON_KEY,
    "decided_at": None,
    "closed_at": None,
    "closed_by": None,
    "withdrawn_at": None,
    "withdrawn_by": None,
}
SINS = {
    "location": "junctional",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}
SINS_RESULT = {
    "index": "sins",
    "version": "2010.1",
    "total": 11,
    "lowest": 11,
    "highest": 11,
    "band": "potentially_unstable",
    "bands": ["potentially_unstable"],
    "missing": [],
    "points": {"location": 3, "pain": 3, "lesion": 2, "alignment": 0, "collapse": 2, "posterolateral": 1},
    "notices": ["not_clinically_reviewed"],
}
