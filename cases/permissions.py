"""Who may. Each rule raises `Refused` with the sentence that the disabled button shows too."""

from django.utils.translation import gettext as _

from cases.errors import Refused
from cases.models import BoardMembership, Case, sees_patients

M = BoardMembership.Role
OFFICE_ROLES = (M.OFFICE, M.COORDINATOR, M.DEPUTY)
CHAIR_ROLES = (M.COORDINATOR, M.DEPUTY)


def refusal(rule, *args, **kwargs):
    """The sentence with which `rule` refuses, or "" when it allows."""
    try:
        rule(*args, **kwargs)
    except Refused as refused:
        return refused.reason
    return ""


def board_role(by, board, known=None):
    """What this person is to the board today: a role, or "".

    A page that asks several rules of one board looks the role up once and hands it over: they take it as `known`.
    """
    if known is not None:
        return known
    if not sees_patients(by):
        return ""
    found = BoardMembership.objects.current().filter(board=board, person=by)
    return found.values_list("role", flat=True).first() or ""


def belongs_to(by, case):
    return sees_patients(by) and by.pk in (case.requester_id, case.presenter_id)


def works_on(by, case):
    """Whether `by` asks for this case, presents it or belongs to its board: not so of a guest."""
    return belongs_to(by, case) or bool(board_role(by, case.board_id))


def administer(by):
    if not (by.is_active and by.role == "administrator"):
        raise Refused(_("Seul un administrateur peut le faire."))


def read_cases(by):
    """The role is one that works with patients; which cases, the doors say."""
    if not sees_patients(by):
        raise Refused(_("Seuls un médecin ou un secrétariat de RCP lisent un dossier."))


def register_patient(by):
    if not sees_patients(by):
        raise Refused(_("Seuls un médecin ou un secrétariat de RCP enregistrent un patient."))


def edit_identity(by, patient, works=False):
    """Whoever works on a case of this patient, or registered them; a guest looks and does not write.

    A page of a case on which `by` works says so by `works`, and nothing is looked up.
    """
    register_patient(by)
    _not_merged(patient)
    if works:
        return
    if not Case.objects.worked_on_by(by).filter(patient=patient).exists() and patient.created_by_id != by.pk:
        raise Refused(_("Seuls ceux qui travaillent à un dossier de ce patient complètent sa fiche."))


def _not_merged(patient):
    if patient.merged_into_id:
        raise Refused(_("Cette fiche a été fusionnée : modifiez la fiche qui la remplace."))


def runs_an_office(by):
    """Whether this person is the office, the coordinator or a deputy of some board."""
    return sees_patients(by) and BoardMembership.objects.current().filter(person=by, role__in=OFFICE_ROLES).exists()


def attest_identity(by, patient):
    """Only an office copies a qualified identity from the establishment's identity system."""
    _not_merged(patient)
    if not runs_an_office(by):
        raise Refused(_("Seul le secrétariat ou le coordonnateur d’une RCP atteste une identité qualifiée."))


def register_case(by, board):
    register_patient(by)
    if not board.is_active:
        raise Refused(_("Cette RCP n’est plus active."))


# A decided case may be corrected: its decision keeps the file it was signed on, and a revision needs a true one.
EDITABLE = (
    Case.Status.DRAFT,
    Case.Status.SUBMITTED,
    Case.Status.RETURNED,
    Case.Status.SCHEDULED,
    Case.Status.URGENT,
    Case.Status.POSTPONED,
    Case.Status.DISCUSSED,
    Case.Status.RECORDED,
    Case.Status.DECIDED,
)


def edit_case(by, case, role=None):
    if not (belongs_to(by, case) or board_role(by, case.board_id, role)):
        raise Refused(_("Seuls le demandeur, le présentateur et les membres de la RCP complètent ce dossier."))
    if case.status not in EDITABLE:
        raise Refused(_("Le dossier est « %(state)s » : il ne se modifie plus.") % {"state": case.get_status_display()})


def edit_patient_file(by, patient, works=False):
    """Lesions, treatments and examinations belong to the patient and are kept by those who keep the identity."""
    edit_identity(by, patient, works)


def submit_case(by, case, role=None):
    if not (belongs_to(by, case) or board_role(by, case.board_id, role) in OFFICE_ROLES):
        raise Refused(_("Seuls le demandeur, le présentateur ou le secrétariat soumettent ce dossier."))


def keep_guidelines(by):
    chairs = BoardMembership.objects.current().filter(person=by, role__in=CHAIR_ROLES)
    if not (by.is_active and (by.role == "administrator" or chairs.exists())):
        raise Refused(_("Seuls un administrateur ou le coordonnateur d’une RCP tiennent les référentiels."))


def run_office(by, board, role=None):
    """Check registrations, build agendas, invite, send."""
    if board_role(by, board, role) not in OFFICE_ROLES:
        raise Refused(_("Seuls le secrétariat, le coordonnateur et ses suppléants de cette RCP peuvent le faire."))


def chair(by, board, role=None):
    if board_role(by, board, role) not in CHAIR_ROLES:
        raise Refused(_("Seuls le coordonnateur de cette RCP ou son suppléant peuvent le faire."))


def withdraw_case(by, case, role=None):
    if by.pk != case.requester_id and board_role(by, case.board_id, role) not in OFFICE_ROLES:
        raise Refused(_("Seuls le demandeur ou le secrétariat retirent ce dossier."))


def declare_urgent(by, case, role=None):
    if not (belongs_to(by, case) or board_role(by, case.board_id, role)):
        raise Refused(_("Seuls le demandeur et les membres de la RCP déclarent une urgence."))


def score(by, case):
    edit_case(by, case)
    if not by.role == "clinician":
        raise Refused(_("Un score est saisi par un médecin."))
