"""A meeting's own life: planned, frozen, open, closed, cancelled; and the people in it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit
from cases.actions.cases import close_grants, open_case_to, postpone_case
from cases.actions.writing import change, create, values_of
from cases.errors import Invalid, Refused
from cases.models import Case, CaseGrant, PostponementReason
from cases.permissions import run_office
from cases.text import given
from cases.transitions import move
from rcp.meetings import permissions
from rcp.meetings.actions.agenda import put_for_regularisation, regularise_next
from rcp.meetings.actions.papers import ask_agenda, ask_minutes
from rcp.meetings.models import Attendance, Meeting, Presence
from rcp.meetings.quorum import members_in_quorum


@transaction.atomic
def plan_meeting(*, board, by, **values):
    """Plan a session; the board's members are on its list from the start."""
    run_office(by, board)
    meeting = create(Meeting, by=by, board=board, **values)
    _list_members(meeting, by)
    audit.record("meeting_planned", on=meeting, by=by, keys=[board], changes=audit.differences({}, values_of(meeting)))
    put_for_regularisation(meeting=meeting, by=by)
    return meeting


def _list_members(meeting, by):
    """Everybody who is of the board today; somebody who joined since the session was planned is put on its list."""
    listed = meeting.attendances.values("person")
    for membership in members_in_quorum(meeting.board).exclude(person__in=listed).select_related("person"):
        create(Attendance, by=by, meeting=meeting, person=membership.person)


@transaction.atomic
def amend_meeting(*, meeting, by, version, **values):
    permissions.run_meeting(by, meeting)
    told = change(meeting, version=version, **values)
    if told:
        audit.record("meeting_amended", on=meeting, by=by, changes=told)
    return meeting


@transaction.atomic
def freeze_agenda(*, meeting, by):
    """Fix the agenda and make its paper. Cases may still be added: the paper is then made anew, with a new number."""
    permissions.run_meeting(by, meeting)
    if not meeting.items.exists():
        raise Refused(_("L’ordre du jour est vide : inscrivez au moins un dossier avant de l’arrêter."))
    _list_members(meeting, by)
    move(
        meeting,
        to=Meeting.Status.FROZEN,
        frozen_at=timezone.now(),
        frozen_by=by,
        agenda_version=F("agenda_version") + 1,
    )
    audit.record("agenda_frozen", on=meeting, by=by, changes={"agenda_version": [None, meeting.agenda_version]})
    ask_agenda(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def reissue_agenda(*, meeting, by):
    """Number the agenda again after a change, and make its paper."""
    permissions.run_meeting(by, meeting)
    if meeting.status == Meeting.Status.PLANNED:
        raise Refused(_("L’ordre du jour n’est pas encore arrêté."))
    Meeting.objects.filter(pk=meeting.pk).update(agenda_version=F("agenda_version") + 1, version=F("version") + 1)
    meeting.refresh_from_db()
    audit.record("agenda_reissued", on=meeting, by=by, changes={"agenda_version": [None, meeting.agenda_version]})
    ask_agenda(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def open_meeting(*, meeting, by):
    permissions.run_meeting(by, meeting)
    _list_members(meeting, by)
    move(meeting, to=Meeting.Status.OPEN, opened_at=timezone.now(), opened_by=by)
    audit.record("meeting_opened", on=meeting, by=by)
    return meeting


@transaction.atomic
def close_meeting(*, meeting, by):
    """End the session: every case has its outcome, everybody has left, guests see its cases no more."""
    permissions.run_meeting(by, meeting)
    waiting = meeting.items.filter(ended_at__isnull=True, case__status=Case.Status.SCHEDULED).count()
    if waiting:
        raise Refused(
            _("%(count)d dossier(s) n’ont pas d’issue : discutez-les, enregistrez-les ou reportez-les.")
            % {"count": waiting}
        )
    move(meeting, to=Meeting.Status.CLOSED, closed_at=timezone.now(), closed_by=by)
    Presence.objects.filter(attendance__meeting=meeting, left_at__isnull=True).update(
        left_at=timezone.now(), left_by=by, version=F("version") + 1
    )
    close_grants(meeting_id=meeting.pk, by=by)
    audit.record("meeting_closed", on=meeting, by=by)
    regularise_next(board=meeting.board, by=by)
    ask_minutes(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting, by, reason):
    """Call a session off before it opens: its cases are postponed, to be put on another."""
    permissions.run_meeting(by, meeting)
    reason = given("reason", reason, otherwise=_("Dites pourquoi la réunion est annulée."))
    move(meeting, to=Meeting.Status.CANCELLED, cancelled_at=timezone.now(), cancelled_by=by, cancelled_reason=reason)
    for item in meeting.items.select_related("case__board").filter(case__status=Case.Status.SCHEDULED):
        postpone_case(case=item.case, by=by, code=PostponementReason.OTHER, text=_("Réunion annulée."))
    close_grants(meeting_id=meeting.pk, by=by)
    audit.record("meeting_cancelled", on=meeting, by=by, changes={"cancelled_reason": ["", reason]})
    regularise_next(board=meeting.board, by=by)
    return meeting


@transaction.atomic
def invite_guest(*, meeting, person, by, in_quorum):
    """A guest takes part in this session only, and sees its cases until it closes."""
    permissions.run_meeting(by, meeting)
    if not person.is_active:
        raise Refused(_("Ce compte est désactivé."))
    guest = create(Attendance, by=by, meeting=meeting, person=person, is_guest=True, in_quorum=in_quorum)
    for item in meeting.items.select_related("case"):
        open_case_to(case=item.case, person=person, purpose=CaseGrant.Purpose.GUEST, by=by, meeting_id=meeting.pk)
    audit.record("guest_invited", on=meeting, by=by, keys=[person])
    return guest


@transaction.atomic
def announce_presence(*, attendance, announced, by):
    """Say beforehand whether one comes, on site or by video. The quorum forecast rests on it."""
    permissions.announce(by, attendance)
    if announced not in ("", *Attendance.Announced.values):
        raise Invalid({"announced": [_("Choisissez : sur place, à distance ou excusé.")]})
    was = attendance.announced
    Attendance.objects.filter(pk=attendance.pk).update(announced=announced, version=F("version") + 1)
    attendance.refresh_from_db()
    audit.record(
        "presence_announced",
        on=attendance.meeting,
        by=by,
        keys=[attendance.person],
        changes={"announced": [was, announced]},
    )
    return attendance


@transaction.atomic
def arrive(*, attendance, mode, by):
    """Somebody enters the meeting, or turns from the room to the video link."""
    permissions.take_attendance(by, attendance.meeting)
    if mode not in Presence.Mode.values:
        raise Invalid({"mode": [_("Choisissez : sur place ou à distance.")]})
    now = timezone.now()
    there = attendance.presences.filter(left_at__isnull=True).first()
    if there and there.mode == mode:
        return there
    if there:
        Presence.objects.filter(pk=there.pk).update(left_at=now, left_by=by, version=F("version") + 1)
    presence = create(Presence, by=by, attendance=attendance, mode=mode, arrived_at=now)
    audit.record("person_arrived", on=attendance.meeting, by=by, keys=[attendance.person], changes={"mode": ["", mode]})
    return presence


@transaction.atomic
def leave(*, attendance, by):
    permissions.take_attendance(by, attendance.meeting)
    gone = attendance.presences.filter(left_at__isnull=True).update(
        left_at=timezone.now(), left_by=by, version=F("version") + 1
    )
    if not gone:
        raise Refused(_("Cette personne n’est pas notée présente."))
    audit.record("person_left", on=attendance.meeting, by=by, keys=[attendance.person])
