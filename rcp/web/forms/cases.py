"""Forms of a case: its registration in one page, its sections one by one, and the acts that need a word."""

from django import forms
from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _

from cases.models import Case, ReturnReason
from rcp.web.forms.layout import LaidOutForm

# Section of the page → its title and its fields.
SECTIONS = {
    "question": (_("Question et synthèse"), ("question", "synthesis")),
    "registration": (
        _("Inscription et information du patient"),
        (
            "presenter", "motive", "handling", "nature", "is_recourse", "non_opposition", "informed_on",
            "informed_by_name", "correspondents_note", "is_file_complete",
        ),
    ),
    "background": (_("Antécédents et souhaits"), ("history", "comorbidities", "wishes")),
    "course": (
        _("Évolution de la maladie"),
        ("found_by_screening", "course", "relapse_on", "progression", "progression_extent"),
    ),
}  # fmt: skip
LAYOUTS = {
    "registration": (
        (_("Information du patient"), ("non_opposition", "informed_on", "informed_by_name")),
        (_("Suites"), ("correspondents_note", "is_file_complete")),
    )
}


class CaseForm(LaidOutForm):
    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"presenter", "requester"} & set(self.fields):
            self.fields[name].queryset = people


class CaseRegistrationForm(CaseForm):
    """Board, question, synthesis, motive and consent: what a registration needs, on one page."""

    layout = (
        (_("Demande"), ("board", "requester", "motive")),
        (_("Question"), ("question", "synthesis")),
        (_("Information du patient"), ("non_opposition", "informed_on", "informed_by_name")),
    )

    class Meta:
        model = Case
        fields = (
            "board", "requester", "motive", "question", "synthesis", "non_opposition", "informed_on",
            "informed_by_name",
        )  # fmt: skip

    def __init__(self, *args, boards, for_others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["board"].queryset = boards
        if len(boards) == 1:
            self.fields["board"].initial = boards[0]
        self.fields["question"].help_text = _("une phrase qui appelle une réponse ; un brouillon peut attendre")
        if not for_others:
            del self.fields["requester"]


def case_section_form(section, people, data=None, *, case):
    form = modelform_factory(Case, form=CaseForm, fields=SECTIONS[section][1])
    form.layout = LAYOUTS.get(section, ())
    return form(data, instance=case, people=people)


def _words(label, help_text=""):
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(forms.Form):
    code = forms.ChoiceField(label=_("Raison"), choices=ReturnReason.choices, widget=forms.RadioSelect)
    text = _words(_("Ce qu’il faut compléter"), _("le demandeur lit cette phrase"))


class WithdrawForm(forms.Form):
    text = _words(_("Pourquoi ce dossier est retiré"))


class UrgencyForm(forms.Form):
    reason = forms.CharField(
        label=_("Ce qui ne peut pas attendre"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("par exemple : déficit moteur apparu hier, compression médullaire suspectée en T8"),
    )
