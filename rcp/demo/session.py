"""The sessions of the demonstration: one held today, from agenda to minutes, and one to come in a week."""

from datetime import timedelta

from django.utils import timezone

from cases.actions import declare_urgent
from cases.models import Case
from rcp.demo.casefile import File
from rcp.demo.files import (
    acetabulum,
    compression_t6,
    femoral_neck,
    femur_before_fracture,
    flare,
    humerus,
    iliac_wing,
    irradiated_l3,
    nailed_femur,
    odontoid_c2,
    renal_failure,
    sacrum_s1,
    stereotaxy_t10,
    sternum,
    urgent_t11,
    waiting,
)
from rcp.meetings import actions
from rcp.meetings.models import AgendaItem, Attendance, Decision, Presence

ON_SITE, REMOTE = Presence.Mode.ON_SITE, Presence.Mode.REMOTE
EXCUSED = Attendance.Announced.EXCUSED


def hold_todays_session(stage):
    """What a session can do with a case: discussed, recorded, postponed, provisional, unsigned; then its minutes."""
    office, chair = stage.cast.office, stage.cast.coordinator
    meeting = _plan(stage, days=0)
    first = [of.make(stage) for of in (compression_t6, stereotaxy_t10, irradiated_l3)]
    with_surgeon = [of.make(stage) for of in (femur_before_fracture, humerus, acetabulum, flare, renal_failure)]
    recorded, unsigned = sternum.make(stage), iliac_wing.make(stage)
    unready, late = waiting.t12_without_imaging(stage), sacrum_s1.make(stage)
    agenda = [*first, *with_surgeon, recorded, unsigned, unready, late]
    for file in agenda:
        actions.schedule_case(meeting=meeting, case=file.case, by=office, presenter=file.by)
    _prepare(stage, meeting, recorded)
    _let_in(stage, meeting)
    for file in first:
        _discuss(stage, meeting, file)
    _enter(meeting, stage.cast.orthopaedist, ON_SITE, office)
    for file in with_surgeon:
        _discuss(stage, meeting, file)
    actions.record_case(item=_item(meeting, recorded), by=chair)
    actions.sign_decision(decision=_draft_of(recorded), by=chair)
    _discuss(stage, meeting, unsigned, sign=False)
    actions.postpone_item(
        item=_item(meeting, unready),
        by=office,
        code="imaging_missing",
        text="IRM du rachis entier et TEP demandées ; stade à préciser.",
    )
    actions.leave(attendance=_attendance(meeting, stage.cast.neurosurgeon), by=office)
    _discuss(stage, meeting, late, as_provisional=True)
    actions.close_meeting(meeting=meeting, by=office)
    _revise_humerus(stage, with_surgeon[1])


def announce_next_session(stage):
    """The session to come: an urgent decision to regularise, a case presented again, new ones, a frozen agenda."""
    cast, office = stage.cast, stage.cast.office
    meeting = _plan(stage, days=7)
    _decide_urgently(stage)
    again = Case.objects.get(board=stage.board, represents__isnull=False)
    actions.schedule_case(meeting=meeting, case=again, by=office, presenter=again.requester)
    sacrum_s1.complete(File(again, again.requester))
    new = [of.make(stage) for of in (odontoid_c2, nailed_femur, femoral_neck)]
    for file in [*new, waiting.rib_with_soft_tissue(stage)]:
        actions.schedule_case(meeting=meeting, case=file.case, by=office, minutes=6, presenter=file.case.requester)
    for person, announced in (
        (cast.coordinator, ON_SITE),
        (cast.deputy, ON_SITE),
        (cast.orthopaedist, REMOTE),
        (cast.neurosurgeon, ON_SITE),
        (cast.interventionist, EXCUSED),
    ):
        actions.announce_presence(attendance=_attendance(meeting, person), announced=announced, by=person)
    actions.give_opinion(
        case=new[-1].case,
        competence="interventional_radiologist",
        text="Vissage percutané du col avec cimentoplastie réalisable sous anesthésie générale si l’arthroplastie est "
        "récusée. Scanner de repérage à jour, coagulation à contrôler.",
        by=cast.interventionist,
    )
    actions.freeze_agenda(meeting=meeting, by=office)


def _plan(stage, *, days):
    starts = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    return actions.plan_meeting(
        board=stage.board,
        by=stage.cast.office,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        room=stage.board.place,
        video_link=stage.board.video_link,
        note="Merci de vous annoncer, sur place ou à distance, au plus tard la veille.",
    )


def _prepare(stage, meeting, recorded):
    """Presences announced, a guest invited, the recorded case read by a second reader, the agenda frozen."""
    cast = stage.cast
    actions.invite_guest(meeting=meeting, person=cast.guest, by=cast.office, in_quorum=False)
    for person, announced in (
        (cast.coordinator, ON_SITE),
        (cast.deputy, ON_SITE),
        (cast.orthopaedist, ON_SITE),
        (cast.neurosurgeon, ON_SITE),
        (cast.interventionist, REMOTE),
        (cast.nuclear, EXCUSED),
        (cast.guest, REMOTE),
    ):
        actions.announce_presence(attendance=_attendance(meeting, person), announced=announced, by=person)
    actions.give_opinion(
        case=recorded.case,
        competence="nuclear_physician",
        text="Pas d’autre fixation osseuse sur la TEP initiale : pas d’argument contre une irradiation focale.",
        by=cast.nuclear,
    )
    _write(stage, recorded)
    actions.agree_to_record(item=_item(meeting, recorded), by=cast.deputy)
    actions.freeze_agenda(meeting=meeting, by=cast.office)


def _let_in(stage, meeting):
    cast = stage.cast
    actions.open_meeting(meeting=meeting, by=cast.office)
    for person, mode in (
        (cast.coordinator, ON_SITE),
        (cast.deputy, ON_SITE),
        (cast.neurosurgeon, ON_SITE),
        (cast.interventionist, REMOTE),
        (cast.guest, REMOTE),
    ):
        _enter(meeting, person, mode, cast.office)


def _discuss(stage, meeting, file, *, sign=True, as_provisional=False):
    actions.start_discussion(item=_item(meeting, file), by=stage.cast.office)
    decision = _write(stage, file)
    actions.end_discussion(item=_item(meeting, file), by=stage.cast.office)
    if sign:
        _sign(stage, decision, as_provisional=as_provisional)


def _write(stage, file):
    """The coordinator writes what was decided; the plan came with the file."""
    plan, by = file.plan, stage.cast.coordinator
    decision = actions.draft_decision(case=file.case, by=by)
    frame = {"frame": Decision.Frame.GUIDELINE, "guideline": stage.guidelines.regional, "trial": Decision.Trial.NONE}
    actions.edit_decision(
        decision=decision, by=by, version=decision.version, conclusion=plan.conclusion, **frame | plan.values
    )
    for proposal in plan.proposals:
        actions.add_proposal(decision=decision, by=by, **proposal)
    for wanted in plan.examinations:
        actions.want_examination(decision=decision, by=by, **wanted)
    for author, text in plan.dissents:
        actions.add_dissent(decision=decision, author=author, text=text, by=by)
    return decision


def _sign(stage, decision, *, as_provisional=False):
    actions.sign_decision(
        decision=Decision.objects.get(pk=decision.pk), by=stage.cast.coordinator, as_provisional=as_provisional
    )


def _revise_humerus(stage, file):
    """The scanner asked for in session is done: the decision is succeeded by a second revision."""
    chair = stage.cast.coordinator
    proposals = humerus.proposals_seen_again(file, stage.cast)
    signed = Decision.objects.get(case=file.case)
    revision = actions.amend_decision(
        decision=signed,
        by=chair,
        reason="Scanner centré demandé en séance : atteinte corticale de plus de deux tiers, score de Mirels 9.",
    )
    for proposal in list(revision.proposals.all()):
        actions.drop_proposal(proposal=proposal, by=chair)
    for wanted in list(revision.examinations.all()):
        actions.drop_part(part=wanted, by=chair)
    for values in proposals:
        actions.add_proposal(decision=revision, by=chair, **values)
    actions.edit_decision(decision=revision, by=chair, version=revision.version, **humerus.WORDS_SEEN_AGAIN)
    _sign(stage, revision)


def _decide_urgently(stage):
    """Written opinions, a provisional decision; its regularisation is put on the next agenda by itself."""
    cast, file = stage.cast, urgent_t11.make(stage)
    declare_urgent(case=file.case, by=file.by, reason="Déficit moteur de 2 jours, compression médullaire T11 à l’IRM")
    for person, competence, text in urgent_t11.written_opinions(cast):
        actions.ask_opinion(case=file.case, person=person, by=cast.office)
        actions.give_opinion(case=file.case, competence=competence, text=text, by=person)
    _sign(stage, _write(stage, file), as_provisional=True)


def _draft_of(file):
    return Decision.objects.get(case=file.case)


def _item(meeting, file):
    return AgendaItem.objects.select_related("meeting__board", "case").get(meeting=meeting, case=file.case)


def _enter(meeting, person, mode, by):
    actions.arrive(attendance=_attendance(meeting, person), mode=mode, by=by)


def _attendance(meeting, person):
    return Attendance.objects.select_related("meeting__board", "person").get(meeting=meeting, person=person)
