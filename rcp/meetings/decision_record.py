"""The whole content of a decision as frozen plain values: screen, paper and every later output are made from it alone.

Building it reads the record; nothing reads the record again afterwards. A signed revision keeps the content it was
made from, in the language of its board.
"""

import hashlib
import json
from dataclasses import asdict

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.models import CurrentDrug, LabValue, NeurologicalEpisode, Tumour
from cases.nomenclature import treatments
from cases.wording import plain, with_unit
from rcp.documents.actions import canonical
from rcp.meetings import record_parts as parts
from rcp.meetings.decision_content import (
    CONTENT_VERSION,
    DecisionRecord,
    ExaminationLine,
    Frame,
    ProposalLine,
    Revision,
    Signature,
)
from rcp.meetings.models import Decision
from rcp.meetings.quorum import quorum, situations_of_case
from rcp.meetings.quorum_words import quorum_line


def decision_record(decision, seats, *, language=None, signed_by=None, signed_at=None):
    """The content of `decision` with `seats` as its participants; of a draft unless a signer is given."""
    language = language or decision.case.board.language
    with override(language):
        return _build(decision, seats, language, signed_by, signed_at)


def plain_content(record):
    """The content as it is stored and printed: dictionaries, lists, text and numbers."""
    return json.loads(json.dumps(asdict(record), ensure_ascii=False))


def sha256_of(content):
    return hashlib.sha256(canonical(content)).hexdigest()


def quorum_of(decision, seats):
    """The quorum that this revision has, with the situations that its own proposals call for."""
    board = decision.case.board
    proposals = list(decision.proposals.prefetch_related("targets"))
    return quorum(board, board.requirements.all(), situations_of_case(decision.case, proposals), seats)


def kind_of(decision, found):
    """What may be signed: a decision, a provisional opinion without quorum or outside a session, a staff's opinion.

    A recorded case is not discussed: two readers and a national guideline stand in for the quorum.
    """
    if not found.is_required:
        return Decision.Kind.OPINION
    stands = found.is_reached or decision.handling == Decision.Handling.RECORDED
    return Decision.Kind.DECISION if decision.item_id and stands else Decision.Kind.PROVISIONAL


def _build(decision, seats, language, signed_by, signed_at):
    case, patient, item = decision.case, decision.case.patient, decision.item
    found = quorum_of(decision, seats)
    kind = kind_of(decision, found)
    meeting = item.meeting if item else None
    starts = timezone.localtime(meeting.starts_at) if meeting else None
    return DecisionRecord(
        version=CONTENT_VERSION,
        language=language,
        case_number=case.number,
        title=_title(kind),
        kind=kind,
        kind_label=str(Decision.Kind(kind).label),
        board=parts.board_of(case.board),
        meeting_on=starts.isoformat() if starts else "",
        meeting_label=parts.moment_in_words(starts) if meeting else "",
        meeting_place=meeting.room if meeting else "",
        is_outside_session=meeting is None,
        identity=parts.identity_of(patient),
        requester=parts.person_of(case.requester),
        presenter=parts.person_of((item.presenter if item else None) or case.presenter),
        correspondents=parts.parts_of(patient.contact_set.standing()),
        reason=parts.part_of(case, leave_out=("requester", "presenter", "board", *PROSE)),
        **{name: getattr(case, name) for name in PROSE},
        **_file(case, patient),
        lesions=parts.lesions_of(patient),
        scores=tuple(parts.score_line(score, language) for score in parts.latest_scores(case)),
        handling=decision.handling,
        handling_label=str(decision.get_handling_display()),
        **_plan(decision),
        quorum=quorum_line(found, seats, outside_session=meeting is None),
        second_reader=parts.person_of(item.second_reader) if item else None,
        revision=_revision(decision),
        signature=_signature(signed_by, signed_at),
    )


PROSE = ("question", "synthesis", "history", "comorbidities", "wishes")


def _title(kind):
    return {
        Decision.Kind.PROVISIONAL: _("Avis provisoire de RCP"),
        Decision.Kind.OPINION: _("Avis de réunion de service"),
    }.get(kind, _("Fiche RCP – décision"))


def _file(case, patient):
    past = [*patient.treatment_set.standing(), *patient.irradiation_set.standing(), *patient.surgery_set.standing()]
    past += [*patient.boneagent_set.standing(), *patient.skeletalevent_set.standing()]
    return {
        "tumours": parts.parts_of(Tumour.objects.standing().filter(patient=patient)),
        "molecular": parts.parts_of(patient.molecularresult_set.standing()),
        "disease": parts.parts_of([*case.disease_set.standing(), *case.organmetastasis_set.standing()]),
        "state": parts.parts_of(case.clinicalstate_set.standing()),
        "laboratory": parts.parts_of(_last_values(patient)),
        "drugs": parts.parts_of(CurrentDrug.objects.standing().filter(patient=patient)),
        "neurology": parts.parts_of(NeurologicalEpisode.objects.standing().filter(patient=patient)),
        "treatments": parts.parts_of(past),
        "imaging": parts.parts_of(patient.imagingstudy_set.standing(), leave_out=("accession_number", "study_uid")),
        "reports": parts.parts_of(patient.report_set.standing()),
    }


def _last_values(patient):
    """The last value of each examination: the register keeps those of years."""
    return {row.analyte: row for row in LabValue.objects.standing().filter(patient=patient)}.values()


def _plan(decision):
    return {
        "conclusion": decision.conclusion,
        "proposals": tuple(_proposal(row) for row in decision.proposals.prefetch_related("targets")),
        "examinations": tuple(
            ExaminationLine(row.kind, _day(row.earliest_on), _day(row.latest_on)) for row in decision.examinations.all()
        ),
        "surveillance": decision.surveillance,
        "refer_to_recourse": decision.refer_to_recourse,
        "frame": _frame(decision),
        "trial": decision.trial,
        "trial_label": str(decision.get_trial_display()),
        "trial_name": decision.trial_name,
        "dissents": tuple((row.author.full_name, row.text) for row in decision.dissents.select_related("author")),
        "patient_comment": decision.patient_comment,
    }


def _proposal(row):
    kind = treatments.PROPOSALS[row.treatment]
    return ProposalLine(
        rank=row.rank,
        rank_label=_("Première intention") if row.rank == 1 else _("Alternative %(n)d") % {"n": row.rank - 1},
        step=row.step,
        treatment=row.treatment,
        label=kind.label(),
        national=kind.national,
        intent=row.intent,
        intent_label=str(row.get_intent_display()),
        is_urgent=row.is_urgent,
        dose=dose_words(row),
        dose_gy=plain(row.dose_gy) if row.dose_gy else "",
        fractions=row.fractions,
        drug=row.drug,
        dose_mg=plain(row.dose_mg) if row.dose_mg else "",
        detail=row.detail,
        targets=tuple(lesion.site for lesion in row.targets.all()),
        target_ids=tuple(str(lesion.pk) for lesion in row.targets.all()),
        wished_on=_day(row.wished_on),
        carried_out_by=row.carried_out_by,
        due_on=_day(row.due_on),
    )


def dose_words(row):
    """ "30 Gy en 10 fractions", "acide zolédronique 4 mg", or nothing."""
    if row.dose_gy:
        dose = with_unit(plain(row.dose_gy), "Gy")
        if not row.fractions:
            return dose
        one = _("%(dose)s en une fraction") if row.fractions == 1 else _("%(dose)s en %(n)d fractions")
        return one % {"dose": dose, "n": row.fractions}
    return " ".join(filter(None, [row.drug, with_unit(plain(row.dose_mg), "mg") if row.dose_mg else ""]))


def _frame(decision):
    guideline = decision.guideline
    return Frame(
        kind=decision.frame,
        label=str(decision.get_frame_display()),
        guideline=guideline.name if guideline else "",
        guideline_version=guideline.edition if guideline else "",
        guideline_published_on=_day(guideline.published_on) if guideline else "",
        guideline_scope=str(guideline.get_scope_display()) if guideline else "",
        off_guideline_reason=decision.off_guideline_reason,
    )


def _revision(decision):
    old = decision.replaces
    return Revision(
        number=decision.revision,
        replaces_number=old.revision if old else None,
        replaced_signed_on=plain(old.signed_at) if old else "",
        reason=decision.replacement_reason,
    )


def _signature(by, at):
    if by is None:
        return Signature(by=None, at="", label=_("Brouillon non signé"))
    return Signature(
        by=parts.person_of(by),
        at=timezone.localtime(at).isoformat(),
        label=_("Signé par %(name)s le %(at)s") % {"name": by.full_name, "at": plain(at)},
    )


def _day(day):
    return plain(day) if day else ""
