"""Forms of an identity: registered, corrected, attested, made provisional again."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.actions.patients import FROM_THE_SOURCE, REAL_KINDS, TRAITS
from cases.models import Patient
from rcp.web.forms.layout import LaidOutForm

S = Patient.IdentityStatus
CONTACT = ("phone", "email", "address")
# A person gives an identity one of these; the others come with a matricule and its source.
GIVEN_BY_HAND = (S.PROVISIONAL, S.VALIDATED)


class IdentityForm(LaidOutForm):
    layout = (
        (_("Traits de l’état civil"), (*TRAITS, "birth_place_name")),
        (_("Nom d’usage"), ("used_name", "used_given_name")),
        (_("Établissement"), ("ipp", "identity_status")),
        (_("Coordonnées"), CONTACT),
    )

    class Meta:
        model = Patient
        fields = (*TRAITS, "birth_place_name", "used_name", "used_given_name", "ipp", "identity_status", *CONTACT)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["identity_status"].choices = [(status, status.label) for status in GIVEN_BY_HAND]
        self.fields["identity_status"].help_text = _("validée : contrôlée sur une pièce d’identité")
        self.fields["birth_place_insee"].help_text = _("99 suivi du pays pour une naissance à l’étranger")
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")


class CorrectionForm(IdentityForm):
    """What may still be corrected by hand: traits that came from the identity system may not."""

    class Meta(IdentityForm.Meta):
        fields = (*IdentityForm.Meta.fields, "deceased_on")

    layout = (*IdentityForm.layout, (_("Décès"), ("deceased_on",)))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.identity_status not in GIVEN_BY_HAND:
            del self.fields["identity_status"]
        if self.instance.identity_status in FROM_THE_SOURCE:
            for name in TRAITS:
                del self.fields[name]


class AttestationForm(LaidOutForm):
    """A qualified identity, copied from the identity system with its matricule."""

    layout = (
        (_("Matricule"), ("ins", "ins_kind")),
        (_("Traits renvoyés par le téléservice"), TRAITS),
        (_("Source"), ("attested_source", "attested_on")),
    )

    class Meta:
        model = Patient
        fields = ("ins", "ins_kind", *TRAITS, "attested_source", "attested_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in Patient.InsKind if (kind in REAL_KINDS) == (settings.INS_REALM == "real")]
        self.fields["ins"] = forms.CharField(label=_("Matricule INS"), max_length=30, help_text=_("15 caractères"))
        self.fields["ins_kind"].choices = [(kind, kind.label) for kind in kinds]
        self.fields["ins_kind"].required = True
        _ask_for_the_source(self)


class RetrievalForm(LaidOutForm):
    """The traits that the identity system holds, before anybody has checked a document: without its matricule."""

    layout = (
        (_("Traits renvoyés par le téléservice"), TRAITS),
        (_("Source"), ("attested_source", "attested_on")),
    )

    class Meta:
        model = Patient
        fields = (*TRAITS, "attested_source", "attested_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask_for_the_source(self)


def _ask_for_the_source(form):
    form.fields["attested_source"].help_text = _("par exemple : téléservice INSi, logiciel d’identité du CHU")
    for name in ("attested_source", "attested_on"):
        form.fields[name].required = True
    form.initial["attested_on"] = form.initial.get("attested_on") or timezone.localdate()


class DowngradeForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Pourquoi cette identité redevient provisoire"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
