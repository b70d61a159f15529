"""The shapes of a decision, of its parts, and of a written opinion."""

from rest_framework import serializers

from cases.nomenclature import competences
from rcp.api.asking import Shape
from rcp.api.shapes import page_of, sent_of, told_of
from rcp.meetings import models

EDITED = (
    "conclusion", "surveillance", "refer_to_recourse", "frame", "guideline", "off_guideline_reason", "trial",
    "trial_name", "patient_comment",
)  # fmt: skip
PROPOSED = (
    "rank", "step", "treatment", "intent", "is_urgent", "dose_gy", "fractions", "drug", "dose_mg", "detail",
    "wished_on", "carried_out_by", "due_on",
)  # fmt: skip
LINE = (
    "id", "version", "created_at", "case", "item", "revision", "replaces", "status", "kind", "handling", "signed_at",
    "signed_by", "content_sha256",
)  # fmt: skip
_Targets = serializers.ListField(
    child=serializers.UUIDField(), max_length=200, required=False, help_text="Keys of the patient's lesions."
)


class DecisionLine(serializers.ModelSerializer):
    case = serializers.UUIDField()
    item = serializers.UUIDField(allow_null=True, help_text="The line of an agenda; none outside a session.")
    replaces = serializers.UUIDField(allow_null=True)
    signed_by = serializers.UUIDField(allow_null=True)

    class Meta:
        model = models.Decision
        fields = read_only_fields = LINE


DecisionPage = page_of(DecisionLine)
DecisionEdit = sent_of(models.Decision, "DecisionEdit", EDITED)

_ProposalColumns = told_of(models.Proposal, "ProposalColumns")
ExaminationAnswer = told_of(models.ExaminationWanted, "ExaminationWanted")
NewExamination = sent_of(models.ExaminationWanted, "NewExamination", ("kind", "earliest_on", "latest_on"))
DissentAnswer = told_of(models.Dissent, "Dissent")
NewDissent = sent_of(models.Dissent, "NewDissent", ("author", "text"))


class Proposal(_ProposalColumns):
    targets = serializers.ListField(child=serializers.UUIDField(), help_text="Keys of the patient's lesions.")

    class Meta(_ProposalColumns.Meta):
        fields = read_only_fields = [*_ProposalColumns.Meta.fields, "targets"]


class ProposalAmendment(sent_of(models.Proposal, "ProposalColumnsSent", PROPOSED)):
    targets = _Targets

    class Meta:
        model = models.Proposal
        fields = [*PROPOSED, "targets"]


class NewProposal(ProposalAmendment):
    pass


_DecisionColumns = told_of(models.Decision, "DecisionColumns")


class Decision(_DecisionColumns):
    """A draft as it stands, or what was signed: its `content` is frozen, and every paper of it is made from that."""

    content = serializers.DictField(
        allow_null=True, help_text="The record as signed, in the shape that its `version` names; null for a draft."
    )
    proposals = Proposal(many=True)
    examinations = ExaminationAnswer(many=True)
    dissents = DissentAnswer(many=True)

    class Meta(_DecisionColumns.Meta):
        fields = read_only_fields = [*_DecisionColumns.Meta.fields, "proposals", "examinations", "dissents"]


OpinionAnswer = told_of(models.WrittenOpinion, "WrittenOpinion")
OpinionPage = page_of(OpinionAnswer)


class NewOpinion(Shape):
    competence = serializers.ChoiceField(
        choices=competences.specialties(), help_text="One of the competences of who gives it."
    )
    text = serializers.CharField(max_length=5000)


class OpinionRequest(Shape):
    person = serializers.UUIDField(help_text="A physician, to whom the case is open from then on.")
