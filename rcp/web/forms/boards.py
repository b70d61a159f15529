"""Forms of the administrator's reference lists: boards with their charter and members, establishments, guidelines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Board, BoardMembership, CharterRequirement, Establishment, Guideline
from cases.nomenclature import competences
from rcp.web.forms.layout import LaidOutForm

BOARD_LAYOUT = (
    (_("Identité"), ("name", "acronym", "kind", "establishment")),
    (_("Identifiants nationaux"), ("national_id", "regional_network", "network_id", "manager_name", "manager_id")),
    (_("Séances"), ("frequency", "place", "video_link", "minutes_per_case", "language")),
    (
        _("Charte"),
        ("promised_delay_days", "laboratory_limit_days", "written_opinion_counts", "charter", "is_active"),
    ),
)


class BoardForm(LaidOutForm):
    layout = BOARD_LAYOUT

    class Meta:
        model = Board
        fields = [name for _title, names in BOARD_LAYOUT for name in names]

    def __init__(self, *args, establishments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["establishment"].queryset = establishments
        if self.instance.created_by_id is None:
            del self.fields["is_active"]


class MemberForm(forms.Form):
    person = forms.ModelChoiceField(label=_("Personne"), queryset=None, empty_label=_("choisir…"))
    role = forms.ChoiceField(label=_("Rôle"), choices=BoardMembership.Role.choices, initial=BoardMembership.Role.MEMBER)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["person"].label_from_instance = _with_specialty


class RequirementForm(forms.Form):
    situation = forms.ChoiceField(label=_("Situation"), choices=CharterRequirement.Situation.choices)
    competence = forms.ChoiceField(label=_("Compétence requise"), choices=competences.choices)
    alternatives = forms.MultipleChoiceField(
        label=_("Ou bien"),
        choices=competences.specialties,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("compétences qui en tiennent lieu"),
    )


class EstablishmentForm(LaidOutForm):
    class Meta:
        model = Establishment
        fields = ("name", "finess", "city", "phone", "email")


class GuidelineForm(LaidOutForm):
    class Meta:
        model = Guideline
        fields = ("name", "edition", "scope", "published_on", "review_on", "url")


def _with_specialty(person):
    known = person.get_specialty_display() if person.specialty else person.get_role_display()
    return f"{person.full_name} · {known}"
