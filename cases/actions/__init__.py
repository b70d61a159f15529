"""The only writers of the record. Each is keyword-only and atomic: permission, change, journal, consequence."""

from cases.actions.attachments import attach_file, download_attachment
from cases.actions.boards import (
    add_guideline,
    add_member,
    amend_board,
    amend_establishment,
    amend_guideline,
    create_board,
    create_establishment,
    drop_requirement,
    end_membership,
    require_competence,
)
from cases.actions.bulk import add_parts
from cases.actions.cases import (
    close_case,
    close_grants,
    declare_urgent,
    edit_case,
    open_case_to,
    postpone_case,
    register_case,
    return_case,
    submit_case,
    withdraw_case,
)
from cases.actions.parts import add_part, amend_part, record_lesion, remove_part
from cases.actions.patients import (
    attest_identity,
    correct_identity,
    downgrade_identity,
    register_patient,
    retrieve_identity,
)
from cases.actions.scores import score_case
from cases.actions.visits import note_visit

__all__ = [
    "add_guideline",
    "add_member",
    "add_part",
    "add_parts",
    "amend_board",
    "amend_establishment",
    "amend_guideline",
    "amend_part",
    "attach_file",
    "attest_identity",
    "close_case",
    "close_grants",
    "correct_identity",
    "create_board",
    "create_establishment",
    "declare_urgent",
    "downgrade_identity",
    "download_attachment",
    "drop_requirement",
    "edit_case",
    "end_membership",
    "note_visit",
    "open_case_to",
    "postpone_case",
    "record_lesion",
    "register_case",
    "register_patient",
    "remove_part",
    "require_competence",
    "retrieve_identity",
    "return_case",
    "score_case",
    "submit_case",
    "withdraw_case",
]
