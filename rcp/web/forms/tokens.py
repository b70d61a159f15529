"""Forms of API tokens, and of the accounts of machines that hold them."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rcp.accounts.models import MACHINE_ROLES, ApiToken, User
from rcp.accounts.tokens import USUAL_LIFE, last_day
from rcp.web.forms.acting import DateInput


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Nom"), max_length=80, help_text=_("à quoi il sert : « export vers l’entrepôt », « agenda du service »")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Droits"),
        choices=ApiToken.Scope.choices,
        initial=[ApiToken.Scope.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("le moins possible ; un jeton ne peut jamais plus que son titulaire, et ne signe pas"),
    )
    expires_on = forms.DateField(
        label=_("Dernier jour de validité"), widget=DateInput, help_text=_("au plus un an à partir d’aujourd’hui")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["expires_on"].initial = today + USUAL_LIFE
        self.fields["expires_on"].widget.attrs |= {"min": today.isoformat(), "max": last_day().isoformat()}


class MachineForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("family_name", "role", "establishment", "language")
        labels = {"family_name": _("Nom du logiciel ou de l’échange")}
        widgets = {"role": forms.RadioSelect, "language": forms.RadioSelect}
        help_texts = {
            "family_name": _("il signe dans le journal ce que la machine fait"),
            "role": _("une machine n’est jamais médecin : elle ne compte dans aucun quorum et ne donne aucun avis"),
            "language": _("celle des réponses de l’API"),
        }

    def __init__(self, *args, establishments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, role.label) for role in MACHINE_ROLES]
        self.fields["role"].initial = MACHINE_ROLES[0]
        self.fields["establishment"].queryset = establishments
        self.fields["establishment"].empty_label = "—"

    def _post_clean(self):
        # The action checks the row: setting the instance here would hide from it what was there before.
        pass
