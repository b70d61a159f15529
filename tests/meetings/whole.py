"""A case in which every part of the record says something, its decision, and the papers as they are printed."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from pypdf import PdfReader

from cases import actions
from cases.identity import ins_key
from cases.models import (
    BoneAgent,
    Contact,
    CurrentDrug,
    ImagingStudy,
    Irradiation,
    LabValue,
    MolecularResult,
    NeurologicalEpisode,
    OrganMetastasis,
    Report,
    SkeletalEvent,
    Surgery,
    Treatment,
)
from rcp.documents import paper, press
from rcp.meetings import actions as meeting_actions
from rcp.meetings.models import Decision
from tests import factories

SINS = {
    "location": "semirigid",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "up_to_50",
    "posterolateral": "unilateral",
}


def patient(by, office):
    """A patient with every trait, her identity qualified."""
    names = {"birth_name": "DUBOIS", "given_name": "MARIE", "birth_given_names": "MARIE LOUISE ANNE"}
    made = factories.patient(by, **names, used_name="LE GOFF", used_given_name="LOU", birth_date=date(1958, 3, 12))
    number = "2580335238042"
    return actions.attest_identity(
        patient=made,
        by=office,
        version=made.version,
        ins=f"{number}{ins_key(number):02d}",
        ins_kind="test",
        attested_source="Carte d’identité",
        attested_on=timezone.localdate(),
    )


def case(by, board, patient_, presenter):
    """A submitted case whose file has a row of each kind."""
    made = factories.draft(
        by,
        board,
        patient_,
        presenter=presenter,
        history="Appendicectomie.",
        comorbidities="Diabète de type 2.",
        wishes="Continuer à marcher.",
    )
    tumour = factories.lung_tumour(made, by)
    factories.state(made, by)
    factories.disease(made, by, extraosseous="present", none_looked_for_on=None)
    lesion = factories.vertebra(made, by)
    factories.femur(made, by)
    for model, values in _rows(tumour, lesion):
        actions.add_part(model, of=made, by=by, **values)
    actions.submit_case(case=made, by=by)
    actions.score_case(case=made, index="sins", answers=SINS, by=by, lesion=lesion)
    growth = {"growth": "rapid", "bone_metastases": "multiple"}
    actions.score_case(case=made, index="tomita", answers=growth, by=by)
    return made


def _rows(tumour, lesion):
    day = timezone.localdate() - timedelta(days=9)
    yield MolecularResult, {"tumour": tumour, "marker": "egfr", "outcome": "positive", "detail": "exon 19"}
    yield OrganMetastasis, {"organ": "liver", "number": 2, "pattern": "nodular"}
    yield LabValue, {"analyte": "creatinine", "value": Decimal("71"), "unit": "umol/L", "taken_on": day}
    yield CurrentDrug, {"name": "apixaban", "flag": "anticoagulant"}
    yield NeurologicalEpisode, {"compression": "suspected", "level": "T8", "walking": "with_aid", "frankel": "D2"}
    yield Treatment, {"treatment_type": "C93352", "drug": "osimertinib", "status": "current", "line": 2}
    yield Irradiation, {"lesion": lesion, "bone": "vertebra", "level": "T8", "technique": "conformal_3d", "dose_gy": 20}
    yield Surgery, {"performed_on": day, "procedure": "Lobectomie supérieure droite"}
    yield BoneAgent, {"drug": "denosumab", "dose_mg": 120, "route": "sc", "interval_weeks": 4}
    yield SkeletalEvent, {"lesion": lesion, "kind": "fracture", "occurred_on": day}
    yield ImagingStudy, {"kind": "mri", "status": "done", "done_on": day, "conclusion": "Pas d’épidurite."}
    yield Report, {"kind": "pathology", "status": "done", "conclusion": "Adénocarcinome, TTF1 positif."}
    yield Contact, {"role": "gp", "name": "Dr Yann Kervella", "phone": "02 99 00 00 00"}


def decided(case_, by, guideline, dissenter):
    """A draft decision that says all that a decision may say."""
    decision = factories.proposed(case_, by, guideline, intent="palliative", **_terms())
    femur = case_.patient.lesion_set.standing().get(bone="femur")
    meeting_actions.add_proposal(
        decision=decision, by=by, treatment="nailing", rank=2, targets=[femur], is_urgent=True, detail="Clou long."
    )
    meeting_actions.add_proposal(
        decision=decision, by=by, treatment="chemotherapy", rank=3, drug="carboplatine", dose_mg=450
    )
    today = timezone.localdate()
    wanted = {"kind": "Bilan de coagulation", "earliest_on": today, "latest_on": today + timedelta(days=5)}
    meeting_actions.want_examination(decision=decision, by=by, **wanted)
    meeting_actions.add_dissent(decision=decision, author=dissenter, text="Préfère la stéréotaxie.", by=by)
    meeting_actions.edit_decision(
        decision=decision,
        by=by,
        version=Decision.objects.get(pk=decision.pk).version,
        surveillance="IRM à trois mois.",
        refer_to_recourse=True,
        trial="proposed",
        trial_name="STEREO-OS 2",
        patient_comment="Des rayons sont proposés.",
    )
    return Decision.objects.get(pk=decision.pk)


def _terms():
    today = timezone.localdate()
    return {
        "wished_on": today + timedelta(days=10),
        "due_on": today + timedelta(days=30),
        "carried_out_by": "Centre Eugène-Marquis",
    }


def printed(document):
    """The PDF of a document, made as the worker makes it, without its row or its file."""
    return press.print_pdf(
        paper.html_of(document),
        title=document.title,
        language=document.language,
        identifier=document.content_sha256,
        created_at=document.created_at,
        footer=document.stamp,
    )


def pages_of(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf.bytes)).pages]


def squeezed(text):
    """Text without what a layout changes: spaces, line breaks, capitals."""
    return "".join(text.replace("\u200b", "").split()).casefold()
