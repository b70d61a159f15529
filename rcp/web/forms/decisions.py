"""A decision's draft: its text and frame, and each of its parts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.access import guidelines_for
from cases.nomenclature.treatments import SCHEDULES
from cases.wording import plain
from rcp.accounts.access import clinicians
from rcp.meetings.access import targets_for
from rcp.meetings.models import Decision, ExaminationWanted, Proposal
from rcp.web.forms.acting import RecordForm


class DecisionForm(RecordForm):
    class Meta:
        model = Decision
        fields = [
            "conclusion",
            "surveillance",
            "refer_to_recourse",
            "frame",
            "guideline",
            "off_guideline_reason",
            "trial",
            "trial_name",
            "patient_comment",
        ]
        widgets = {
            "conclusion": forms.Textarea(attrs={"rows": 4}),
            "surveillance": forms.Textarea(attrs={"rows": 2}),
            "off_guideline_reason": forms.Textarea(attrs={"rows": 2}),
            "patient_comment": forms.Textarea(attrs={"rows": 2}),
            "frame": forms.RadioSelect,
            "trial": forms.RadioSelect,
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        guideline = self.fields["guideline"]
        guideline.queryset = guidelines_for(by)
        guideline.empty_label = _("choisir…")
        guideline.label_from_instance = _dated
        for name in ("frame", "trial"):
            self.fields[name].choices = [pair for pair in self.fields[name].choices if pair[0]]


class ProposalForm(RecordForm):
    """One line of the plan. A schedule of the guideline stands for its dose and fractions."""

    schedule = forms.ChoiceField(
        label=_("Schéma du référentiel"),
        choices=[(f"{row.dose_gy}/{row.fractions}", str(row)) for row in SCHEDULES],
        widget=forms.RadioSelect,
        help_text=_("Un schéma choisi ici remplace la dose et les fractions."),
        required=False,
    )

    class Meta:
        model = Proposal
        fields = [
            "rank",
            "step",
            "treatment",
            "targets",
            "intent",
            "is_urgent",
            "dose_gy",
            "fractions",
            "drug",
            "dose_mg",
            "detail",
            "wished_on",
            "carried_out_by",
            "due_on",
        ]
        widgets = {
            "targets": forms.CheckboxSelectMultiple,
            "intent": forms.RadioSelect,
            "detail": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, patient, **kwargs):
        super().__init__(*args, **kwargs)
        treatment, targets = self.fields["treatment"], self.fields["targets"]
        treatment.choices = [("", _("choisir…")), *(pair for pair in treatment.choices if pair[0])]
        targets.label = _("Lésions visées")
        targets.queryset = targets_for(patient)
        targets.label_from_instance = lambda lesion: lesion.site
        targets.required = False
        self.fields["intent"].choices = [pair for pair in self.fields["intent"].choices if pair[0]]

    def clean(self):
        values = super().clean()
        schedule = values.pop("schedule", "")
        if schedule:
            dose_gy, fractions = schedule.split("/")
            values["dose_gy"], values["fractions"] = int(dose_gy), int(fractions)
        return values


class ExaminationForm(RecordForm):
    class Meta:
        model = ExaminationWanted
        fields = ["kind", "earliest_on", "latest_on"]


class DissentForm(forms.Form):
    author = forms.ModelChoiceField(label=_("Auteur"), queryset=None, empty_label=_("choisir…"))
    text = forms.CharField(label=_("Avis divergent"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["author"].queryset = clinicians()


def _dated(guideline):
    return f"{guideline} · {guideline.get_scope_display()} · {plain(guideline.published_on)}"
