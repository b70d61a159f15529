"""The shapes of an identity."""

from rest_framework import serializers

from cases.actions.patients import TRAITS
from cases.models import Patient
from rcp.api.asking import Shape
from rcp.api.shapes import page_of, sent_of, told_of

S = Patient.IdentityStatus
# A person gives an identity one of these; the others come with a matricule and its source.
GIVEN_BY_HAND = [(status.value, status.label) for status in (S.PROVISIONAL, S.VALIDATED)]
CORRECTED = (
    *TRAITS, "birth_place_name", "used_name", "used_given_name", "ipp", "identity_status", "phone", "email", "address",
    "deceased_on",
)  # fmt: skip
LINE = (
    "id", "version", "created_at", "identity_status", "ins", "ins_kind", "ipp", "birth_name",
    "first_birth_given_name", "birth_given_names", "used_name", "used_given_name", "sex", "birth_date",
)  # fmt: skip


class PatientCorrection(sent_of(Patient, "PatientCorrection", CORRECTED)):
    identity_status = serializers.ChoiceField(choices=GIVEN_BY_HAND, required=False)


class PatientRegistration(PatientCorrection):
    anyway = serializers.BooleanField(
        default=False, help_text="Register although people born the same day under a close name are known."
    )

    class Meta(PatientCorrection.Meta):
        fields = [*PatientCorrection.Meta.fields, "anyway"]


class PatientRetrieval(sent_of(Patient, "PatientRetrieval", TRAITS)):
    attested_source = serializers.CharField(max_length=200)
    attested_on = serializers.DateField()

    class Meta:
        model = Patient
        fields = [*TRAITS, "attested_source", "attested_on"]
        extra_kwargs = {name: {"required": False} for name in TRAITS}


class PatientAttestation(PatientRetrieval):
    ins = serializers.CharField(max_length=30, help_text="15 characters, with its key.")
    ins_kind = serializers.ChoiceField(choices=Patient.InsKind.choices)

    class Meta(PatientRetrieval.Meta):
        fields = ["ins", "ins_kind", *PatientRetrieval.Meta.fields]


class PatientDowngrade(Shape):
    reason = serializers.CharField(max_length=500)


class PatientSearch(Shape):
    words = serializers.CharField(
        min_length=2, max_length=200, help_text="Names, birth date, IPP or INS, in any order; accents are ignored."
    )


PatientAnswer = told_of(Patient, "Patient", hidden=("search_key",))


class PatientLine(serializers.ModelSerializer):
    class Meta:
        model = Patient
        fields = read_only_fields = LINE


PatientPage = page_of(PatientLine)


class FoundPatient(PatientLine):
    is_open = serializers.BooleanField(help_text="Whether the whole file is open to you, or the identity alone.")

    class Meta(PatientLine.Meta):
        fields = read_only_fields = (*LINE, "is_open")


class FoundPatients(serializers.Serializer):
    results = FoundPatient(many=True)
