"""Who may, around a meeting and its decisions."""

from django.utils.translation import gettext as _

from cases.errors import Refused
from cases.models import BoardMembership, Case
from cases.permissions import board_role, chair, run_office
from rcp.meetings.models import Decision, Meeting

VOICES = (BoardMembership.Role.COORDINATOR, BoardMembership.Role.DEPUTY, BoardMembership.Role.MEMBER)


def run_meeting(by, meeting, role=None):
    """Build the agenda, take attendance, postpone: the office's and the chair's acts."""
    run_office(by, meeting.board, role)
    if meeting.status not in Meeting.NOT_OVER:
        raise Refused(_("La réunion est %(state)s.") % {"state": meeting.get_status_display()})


def take_attendance(by, meeting, role=None):
    run_meeting(by, meeting, role)
    if meeting.status != Meeting.Status.OPEN:
        raise Refused(_("La présence se relève pendant la réunion : ouvrez-la d’abord."))


def announce(by, attendance):
    if by.pk != attendance.person_id:
        run_office(by, attendance.meeting.board)
    if attendance.meeting.status not in Meeting.NOT_OVER:
        raise Refused(_("La réunion est %(state)s.") % {"state": attendance.meeting.get_status_display()})


def conduct(by, item):
    """End a discussion, record a case without one, postpone it: while the meeting is open."""
    run_office(by, item.meeting.board)
    if item.meeting.status != Meeting.Status.OPEN:
        raise Refused(_("La réunion n’est pas ouverte."))


def read_second(by, board, role=None):
    if board_role(by, board, role) not in VOICES:
        raise Refused(_("Seul un médecin de cette RCP est second lecteur."))


def agree_to_record(by, item):
    read_second(by, item.meeting.board_id)
    if item.meeting.status not in Meeting.NOT_OVER:
        raise Refused(_("La réunion est %(state)s.") % {"state": item.meeting.get_status_display()})


def give_opinion(by, case):
    asked = case.grants.filter(person=by, purpose="opinion", closed_at__isnull=True).exists()
    if not (by.is_active and by.is_physician and (asked or board_role(by, case.board_id) in VOICES)):
        raise Refused(_("Un avis écrit vient d’un médecin de cette RCP ou d’un spécialiste sollicité."))
    if case.status not in (Case.Status.SUBMITTED, Case.Status.SCHEDULED, Case.Status.URGENT, Case.Status.POSTPONED):
        raise Refused(
            _("Le dossier est « %(state)s » : un avis écrit se donne avant la discussion.")
            % {"state": case.get_status_display()}
        )


WRITABLE = (Case.Status.SCHEDULED, Case.Status.DISCUSSED, Case.Status.RECORDED, Case.Status.URGENT)


def write_decision(by, case):
    if not board_role(by, case.board_id):
        raise Refused(_("Seuls les membres de la RCP et son secrétariat rédigent la décision."))
    if case.status not in WRITABLE and not case.decisions.filter(status=Decision.Status.DRAFT).exists():
        raise Refused(
            _("Le dossier est « %(state)s » : il n’y a pas de décision à rédiger.")
            % {"state": case.get_status_display()}
        )


def edit_decision(by, decision):
    if decision.status == Decision.Status.SIGNED:
        raise Refused(_("Cette décision est signée : elle ne se modifie plus. Faites-en une révision."))
    write_decision(by, decision.case)


def sign_decision(by, decision):
    chair(by, decision.case.board)
    if decision.status == Decision.Status.SIGNED:
        raise Refused(_("Cette décision est déjà signée."))


def amend_decision(by, decision):
    chair(by, decision.case.board)
    if decision.status != Decision.Status.SIGNED:
        raise Refused(_("Cette décision n’est pas signée : corrigez le brouillon."))
    if hasattr(decision, "replaced_by"):
        raise Refused(_("Une révision plus récente existe déjà : partez de celle-ci."))
