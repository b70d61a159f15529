"""The shapes of a case and of its acts."""

import datetime

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from cases.models import Case, ReturnReason
from rcp.api.asking import Shape
from rcp.api.kinds import KINDS
from rcp.api.paging import Paged
from rcp.api.serializers.attachments import ATTACHMENT
from rcp.api.serializers.patients import PatientAnswer
from rcp.api.shapes import page_of, sent_of, told_of

EDITED = (
    "presenter", "nature", "motive", "is_recourse", "handling", "informed_on", "informed_by_name", "non_opposition",
    "correspondents_note", "question", "synthesis", "history", "comorbidities", "wishes", "found_by_screening",
    "course", "relapse_on", "progression", "progression_extent", "is_file_complete",
)  # fmt: skip
LINE = (
    "id", "version", "number", "status", "patient", "board", "requester", "presenter", "motive", "handling",
    "urgent_since", "created_at", "submitted_at", "decided_at",
)  # fmt: skip

CaseEditing = sent_of(Case, "CaseEditing", EDITED)


class CaseRegistration(sent_of(Case, "CaseRegistration", ("board", "requester", *EDITED))):
    patient = serializers.UUIDField()
    requester = serializers.UUIDField(required=False, help_text="Yourself, unless an office registers for a physician.")

    class Meta:
        model = Case
        fields = ["patient", "board", "requester", *EDITED]


class Moment(serializers.DateTimeField):
    """A moment that every database can count from."""

    def to_internal_value(self, value):
        try:
            moment = super().to_internal_value(value).astimezone(datetime.UTC)
        except OverflowError:
            moment = None
        if moment is None or not 1900 <= moment.year <= 2999:
            raise serializers.ValidationError(_("Cette date est hors de portée."), code="out_of_reach")
        return moment


class CaseFilters(Paged):
    status = serializers.ChoiceField(choices=Case.Status.choices, required=False)
    board = serializers.UUIDField(required=False)
    patient = serializers.UUIDField(required=False)
    requester = serializers.UUIDField(required=False)
    created_after = Moment(required=False)


class CaseReturn(Shape):
    code = serializers.ChoiceField(choices=ReturnReason.choices)
    text = serializers.CharField(max_length=2000, help_text="What the requester must complete.")


class CaseWithdrawal(Shape):
    text = serializers.CharField(max_length=2000)


class CaseUrgency(Shape):
    reason = serializers.CharField(max_length=500, help_text="What cannot wait.")


CaseAnswer = told_of(Case, "Case")


class CaseLine(told_of(Case, "CaseLine")):
    """A case with the names by which a list is read."""

    board_name = serializers.CharField()
    patient_birth_name = serializers.CharField()
    patient_first_birth_given_name = serializers.CharField()
    patient_birth_date = serializers.DateField()

    class Meta:
        model = Case
        fields = read_only_fields = [
            *LINE,
            "board_name",
            "patient_birth_name",
            "patient_first_birth_given_name",
            "patient_birth_date",
        ]


CasePage = page_of(CaseLine)

# All that a file holds: what is typed row by row, and the files that were received.
FILED = (*KINDS, ATTACHMENT)

CaseFileAnswer = type(
    "CaseFile",
    (serializers.Serializer,),
    {
        "__doc__": "A case with everything that its file and its patient's hold, each kind in its own order.",
        "case": CaseAnswer(),
        "patient": PatientAnswer(),
        **{kind.name: kind.gives(many=True) for kind in FILED},
    },
)
