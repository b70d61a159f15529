"""Sessions, their agenda and the people in them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import PostponementReason
from cases.nomenclature import competences
from rcp.accounts.access import clinicians
from rcp.meetings.models import AgendaItem, Meeting
from rcp.web.forms.acting import RecordForm


class MeetingForm(RecordForm):
    class Meta:
        model = Meeting
        fields = ["starts_at", "ends_at", "room", "video_link", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class PlanForm(MeetingForm):
    """A new session of one of the boards that this person runs."""

    board = forms.ModelChoiceField(label=_("RCP"), queryset=None)
    field_order = ["board"]

    def __init__(self, *args, boards, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["board"].queryset = boards
        if len(boards) == 1:
            self.fields["board"].initial = boards[0]


class ItemForm(RecordForm):
    """Minutes and presenter of a line. `people` are pairs to choose from, so that a list of forms reads nothing."""

    class Meta:
        model = AgendaItem
        fields = ["minutes", "presenter"]

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].widget.attrs |= {"min": 1, "max": 60}
        self.fields["presenter"].queryset = clinicians()
        if people is not None:
            self.fields["presenter"].choices = [("", "—"), *people]


class PostponeForm(forms.Form):
    code = forms.ChoiceField(label=_("Motif"), choices=PostponementReason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Précisions"),
        help_text=_("Obligatoires pour un autre motif ; le demandeur les lit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class ReasonForm(forms.Form):
    """One sentence that explains a grave act."""

    reason = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class GuestForm(forms.Form):
    person = forms.ModelChoiceField(label=_("Médecin"), queryset=None, empty_label=_("choisir…"))
    in_quorum = forms.BooleanField(label=_("Compte dans le quorum"), required=False, initial=True)

    def __init__(self, *args, listed=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = clinicians().exclude(pk__in=listed)


class OpinionAskForm(forms.Form):
    person = forms.ModelChoiceField(label=_("Spécialiste"), queryset=None, empty_label=_("choisir…"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = clinicians()
        self.fields["person"].label_from_instance = _with_specialty


class OpinionForm(forms.Form):
    competence = forms.ChoiceField(label=_("Donné en tant que"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Avis"), widget=forms.Textarea(attrs={"rows": 8}), max_length=5000)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competence"].choices = [(code, competences.label(code)) for code in by.competences]
        if len(by.competences) == 1:
            self.fields["competence"].initial = by.competences[0]


def _with_specialty(person):
    return f"{person.full_name}, {competences.label(person.specialty)}" if person.specialty else person.full_name
