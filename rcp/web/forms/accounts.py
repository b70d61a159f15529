"""Forms of accounts: what an administrator says of a person, and what a person chooses."""

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from cases.nomenclature import competences
from rcp.accounts.models import Role, User

PEOPLE = [(role, role.label) for role in Role if role != Role.SYSTEM]


class AccountForm(forms.ModelForm):
    other_competences = forms.MultipleChoiceField(
        label=_("Autres compétences"),
        choices=competences.specialties,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("ce que cette personne peut représenter en séance, outre sa spécialité"),
    )

    class Meta:
        model = User
        fields = (
            "title",
            "given_name",
            "family_name",
            "email",
            "role",
            "establishment",
            "specialty",
            "other_competences",
            "rpps",
            "phone",
            "language",
        )
        widgets = {"role": forms.RadioSelect, "language": forms.RadioSelect}
        help_texts = {"email": _("elle sert à se connecter ; l’invitation y est envoyée")}

    def __init__(self, *args, establishments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = PEOPLE
        self.fields["establishment"].queryset = establishments
        self.fields["establishment"].empty_label = "—"
        self.fields["specialty"].choices = [("", "—"), *competences.specialties()]

    def _post_clean(self):
        # The action checks the row: setting the instance here would hide from it what was there before.
        pass


class AccountFilter(forms.Form):
    role = forms.ChoiceField(label=_("Rôle"), choices=[("", _("tous")), *PEOPLE], required=False)
    state = forms.ChoiceField(
        label=_("État"),
        choices=[("", _("tous")), ("active", _("actifs")), ("closed", _("désactivés"))],
        required=False,
    )


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Langue"), choices=User._meta.get_field("language").choices, widget=forms.RadioSelect
    )
    theme = forms.ChoiceField(
        label=_("Apparence"), choices=User._meta.get_field("theme").choices, widget=forms.RadioSelect
    )


class FirstPasswordForm(SetPasswordForm):
    """Django's two boxes and its rules on passwords; the action saves, never the form."""
