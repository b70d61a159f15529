"""The agenda: cases put on it, in an order, for some minutes each; and what becomes of each of them."""

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import audit
from cases.actions.cases import close_grants, name_presenter, open_case_to, postpone_case
from cases.actions.writing import change, create, raise_conflict, values_of
from cases.errors import Invalid, Refused
from cases.models import Case, CaseGrant
from cases.transitions import move
from rcp.meetings import permissions
from rcp.meetings.access import attendances_of
from rcp.meetings.models import AgendaItem, Decision, Meeting, WrittenOpinion
from rcp.meetings.quorum import frozen, seats_present, seats_written, together


@transaction.atomic
def schedule_case(*, meeting, case, by, minutes=None, presenter=None):
    """Put a submitted or postponed case at the end of the agenda."""
    permissions.run_meeting(by, meeting)
    if case.board_id != meeting.board_id:
        raise Refused(_("Ce dossier est adressé à une autre RCP."))
    told = move(case, to=Case.Status.SCHEDULED)
    item = add_item(meeting=meeting, case=case, by=by, minutes=minutes, presenter=presenter)
    _rest_draft_on(case, item)
    audit.record("case_scheduled", on=case, by=by, keys=[meeting], changes=told)
    audit.record(
        "agenda_item_added", on=case, by=by, keys=[item, meeting], changes=audit.differences({}, values_of(item))
    )
    return item


def add_item(*, meeting, case, by, minutes=None, presenter=None, purpose=AgendaItem.Purpose.CASE):
    """The row of an agenda, with its guests let in; the caller has checked and journals.

    A case put off and put back on the same agenda takes the place of its old line.
    """
    _lock(meeting)
    for old in meeting.items.filter(case=case, outcome=AgendaItem.Outcome.POSTPONED):
        _erase(old)
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = create(
        AgendaItem,
        by=by,
        meeting=meeting,
        case=case,
        purpose=purpose,
        position=last + 1,
        minutes=minutes or meeting.board.minutes_per_case,
        presenter=presenter or case.presenter,
    )
    _show_to_presenter(item, by)
    for guest in meeting.attendances.filter(is_guest=True).select_related("person"):
        open_case_to(case=case, person=guest.person, purpose=CaseGrant.Purpose.GUEST, by=by, meeting_id=meeting.pk)
    return item


def _show_to_presenter(item, by):
    """Whoever presents a case sees it, also from outside the board."""
    if item.presenter_id and item.presenter_id != item.case.presenter_id:
        name_presenter(case=item.case, presenter=item.presenter, by=by)


@transaction.atomic
def put_for_regularisation(*, meeting, by):
    """Put on this agenda every urgent decision of its board that no session has regularised or is about to."""
    permissions.run_meeting(by, meeting)
    provisional = Decision.objects.filter(
        case__board=meeting.board, kind=Decision.Kind.PROVISIONAL, status=Decision.Status.SIGNED, item__isnull=True
    ).exclude(replaced_by__status=Decision.Status.SIGNED)
    awaited = (
        AgendaItem.objects.filter(purpose=AgendaItem.Purpose.REGULARISATION)
        .filter(Q(meeting__status__in=Meeting.NOT_OVER) | Q(outcome=AgendaItem.Outcome.DISCUSSED))
        .values("case")
    )
    for decision in provisional.exclude(case__in=awaited).select_related("case").order_by("signed_at"):
        add_item(meeting=meeting, case=decision.case, by=by, purpose=AgendaItem.Purpose.REGULARISATION)
        audit.record("regularisation_scheduled", on=decision.case, by=by, keys=[meeting])


def regularise_next(*, board, by):
    """Put what waits for a session on the next agenda of this board, if there is one; planning one does it too."""
    coming = Meeting.objects.filter(board=board, status__in=Meeting.NOT_OVER, ends_at__gt=timezone.now())
    if meeting := coming.order_by("starts_at").first():
        put_for_regularisation(meeting=meeting, by=by)


@transaction.atomic
def unschedule_case(*, item, by):
    """Take a case off an agenda that is still being built; it waits for a session again, guests see it no more."""
    permissions.run_meeting(by, item.meeting)
    if item.meeting.status != Meeting.Status.PLANNED:
        raise Refused(_("L’ordre du jour est arrêté : reportez le dossier, avec son motif."))
    told = move(item.case, to=Case.Status.SUBMITTED)
    audit.record("case_unscheduled", on=item.case, by=by, keys=[item.meeting], changes=told)
    close_grants(meeting_id=item.meeting_id, by=by, case=item.case)
    _erase(item)


@transaction.atomic
def amend_item(*, item, by, version, **values):
    permissions.run_meeting(by, item.meeting)
    told = change(item, version=version, **values)
    if told:
        _show_to_presenter(item, by)
        audit.record("agenda_item_amended", on=item.case, by=by, keys=[item, item.meeting], changes=told)
    return item


@transaction.atomic
def order_agenda(*, meeting, by, version, items):
    """Give the agenda the order of `items`, keys of all its lines. Refuses a list made from an older agenda."""
    permissions.run_meeting(by, meeting)
    claimed = Meeting.objects.filter(pk=meeting.pk, version=version).update(version=F("version") + 1)
    if not claimed:
        raise_conflict(meeting)
    standing = {str(pk): position for pk, position in meeting.items.values_list("pk", "position")}
    wanted = [str(pk) for pk in items]
    if sorted(wanted) != sorted(standing):
        raise Refused(_("L’ordre du jour a changé : rechargez la page avant de le réordonner."))
    for position, pk in enumerate(wanted, start=1):
        if standing[pk] != position:
            AgendaItem.objects.filter(pk=pk).update(position=position, version=F("version") + 1)
    meeting.refresh_from_db()
    audit.record("agenda_ordered", on=meeting, by=by, changes={"order": [None, wanted]})
    return meeting


@transaction.atomic
def move_item(*, item, by, version, up):
    """Exchange a line with its neighbour: the keyboard's way, and the one without JavaScript."""
    order = [str(pk) for pk in item.meeting.items.order_by("position", "id").values_list("pk", flat=True)]
    place = order.index(str(item.pk))
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        raise Refused(_("Ce dossier est déjà au bout de la liste."))
    order[place], order[other] = order[other], order[place]
    return order_agenda(meeting=item.meeting, by=by, version=version, items=order)


@transaction.atomic
def start_discussion(*, item, by):
    permissions.conduct(by, item)
    _not_ended(item)
    AgendaItem.objects.filter(pk=item.pk, started_at__isnull=True).update(
        started_at=timezone.now(), version=F("version") + 1
    )
    item.refresh_from_db()
    audit.record("discussion_started", on=item.case, by=by, keys=[item.meeting])
    return item


@transaction.atomic
def end_discussion(*, item, by):
    """The case was discussed: who was there is frozen now, and the quorum is computed from that."""
    permissions.conduct(by, item)
    _not_ended(item)
    if item.purpose == AgendaItem.Purpose.REGULARISATION:
        return _end(item, by, AgendaItem.Outcome.DISCUSSED, event="regularisation_discussed")
    told = move(item.case, to=Case.Status.DISCUSSED)
    return _end(item, by, AgendaItem.Outcome.DISCUSSED, event="case_discussed", told=told)


@transaction.atomic
def agree_to_record(*, item, by):
    """The second reader agrees that this case may be recorded without discussion."""
    permissions.agree_to_record(by, item)
    _not_ended(item)
    if item.case.handling != Case.Handling.RECORDED:
        raise Refused(_("Le dossier est à discuter : un enregistrement sans discussion n’a pas été demandé."))
    AgendaItem.objects.filter(pk=item.pk).update(
        second_reader=by, second_read_at=timezone.now(), version=F("version") + 1
    )
    item.refresh_from_db()
    audit.record("recording_agreed", on=item.case, by=by, keys=[item.meeting])
    return item


@transaction.atomic
def record_case(*, item, by):
    """Record a case without discussion: it strictly follows a national guideline, and two people agree."""
    permissions.conduct(by, item)
    permissions.chair(by, item.meeting.board)
    _not_ended(item)
    recording_gate(item, by)
    told = move(item.case, to=Case.Status.RECORDED)
    draft = Decision.objects.filter(case=item.case, status=Decision.Status.DRAFT)
    draft.update(handling=Decision.Handling.RECORDED, version=F("version") + 1)
    return _end(item, by, AgendaItem.Outcome.RECORDED, event="case_recorded", told=told)


def recording_gate(item, by):
    """Raise the first reason for which a case may not be recorded without discussion."""
    if item.case.handling != Case.Handling.RECORDED:
        raise Refused(_("Le dossier est à discuter : un enregistrement sans discussion n’a pas été demandé."))
    draft = next((row for row in item.case.decisions.all() if row.status == Decision.Status.DRAFT), None)
    if not (draft and draft.guideline):
        raise Refused(_("Nommez d’abord, dans le brouillon de décision, le référentiel national suivi."))
    guideline = draft.guideline
    if guideline.scope != guideline.Scope.NATIONAL:
        raise Refused(
            _("Seul un référentiel national, avec sa version et sa date, permet l’enregistrement sans discussion.")
        )
    if not item.second_reader_id:
        raise Refused(_("Un second lecteur doit donner son accord."))
    if item.second_reader_id == by.pk:
        raise Refused(_("Le second lecteur n’est pas le coordonnateur lui-même."))


@transaction.atomic
def back_to_discussion(*, item, by):
    """Any doubt sends a recorded case back to discussion, before it is signed."""
    permissions.conduct(by, item)
    told = move(item.case, to=Case.Status.SCHEDULED)
    AgendaItem.objects.filter(pk=item.pk).update(
        outcome="",
        ended_at=None,
        ended_by=None,
        quorum={},
        second_reader=None,
        second_read_at=None,
        version=F("version") + 1,
    )
    Decision.objects.filter(case=item.case, status=Decision.Status.DRAFT).update(
        handling=Decision.Handling.DISCUSSED, version=F("version") + 1
    )
    item.refresh_from_db()
    audit.record("case_back_to_discussion", on=item.case, by=by, keys=[item.meeting], changes=told)
    return item


@transaction.atomic
def postpone_item(*, item, by, code, text=""):
    """Put a case off, before or during the session; its line stays on the agenda with the reason."""
    permissions.run_meeting(by, item.meeting)
    _not_ended(item)
    postpone_case(case=item.case, by=by, code=code, text=text)
    return _ended(item, by, outcome=AgendaItem.Outcome.POSTPONED)


@transaction.atomic
def give_opinion(*, case, competence, text, by):
    """A dated, signed opinion given before the session; it fills a competence of the quorum."""
    permissions.give_opinion(by, case)
    if competence not in by.competences:
        raise Invalid({"competence": [_("Cette compétence n’est pas une des vôtres.")]})
    opinion = create(
        WrittenOpinion,
        by=by,
        case=case,
        competence=competence,
        text=text.strip(),
        signed_at=timezone.now(),
        signed_by=by,
    )
    audit.record("opinion_given", on=case, by=by, keys=[opinion], changes={"competence": ["", competence]})
    return opinion


@transaction.atomic
def ask_opinion(*, case, person, by):
    """Ask a specialist for a written opinion; the case is open to them from now on."""
    permissions.run_office(by, case.board)
    if not (person.is_active and person.is_physician):
        raise Refused(_("Un avis écrit se demande à un médecin dont le compte est actif."))
    return open_case_to(case=case, person=person, purpose=CaseGrant.Purpose.OPINION, by=by)


def _end(item, by, outcome, *, event, told=None):
    present = seats_present(attendances_of(item.meeting))
    written = seats_written(
        item.case.opinions.select_related("signed_by__establishment"), before=item.meeting.opened_at
    )
    _ended(item, by, outcome=outcome, quorum=frozen(together(present, written)))
    audit.record(event, on=item.case, by=by, keys=[item.meeting], changes=told)
    return item


def _ended(item, by, **values):
    """Write the outcome of a line, if nobody did meanwhile: what was frozen is not frozen again."""
    ended = AgendaItem.objects.filter(pk=item.pk, ended_at__isnull=True).update(
        ended_at=timezone.now(), ended_by=by, version=F("version") + 1, **values
    )
    item.refresh_from_db()
    if not ended:
        _not_ended(item)
    return item


def _not_ended(item):
    if item.ended_at:
        raise Refused(_("Ce dossier a déjà son issue dans cette réunion."))


def _rest_draft_on(case, item):
    """A draft written before takes its participants from the line where the case is discussed at last."""
    Decision.objects.filter(case=case, status=Decision.Status.DRAFT).update(item=item, version=F("version") + 1)


def _erase(item):
    _rest_draft_on(item.case, None)
    item.delete()


def _lock(meeting):
    """Two people who add a line at once wait here, so that each gets its own place."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
