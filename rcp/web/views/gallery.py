"""Every component on one page, with invented content: a development aid, absent unless DEBUG is on."""

import datetime as dt
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render

import scoring
from rcp.web.tones import TONES


@login_not_required
def gallery(request):
    if not settings.DEBUG:
        raise Http404
    return render(
        request,
        "gallery.html",
        {
            "patient": _patient(),
            "warnings": ["Compression médullaire suspectée le 12 mars à 8 h 10"],
            "states": TONES,
            "form": SampleForm(initial={"pain": "functional", "weight": 68}),
            "wrong_form": SampleForm({"pain": "", "weight": "-3"}),
            "sins": _index("sins"),
            "at": dt.datetime(2026, 3, 12, 14, 5, tzinfo=dt.UTC),
        },
    )


class SampleForm(forms.Form):
    question = forms.CharField(
        label="Question posée",
        help_text="Une phrase qui appelle une réponse.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen_on = forms.DateField(label="Examiné le", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    weight = forms.DecimalField(label="Poids", min_value=20, max_value=300, required=False)
    board = forms.ChoiceField(label="RCP", choices=[("os", "Métastases osseuses"), ("poumon", "Thorax")])
    pain = forms.ChoiceField(
        label="Douleur",
        help_text="Au membre, à l’appui ou au mouvement.",
        choices=[("mild", "Légère"), ("moderate", "Modérée"), ("functional", "Fonctionnelle")],
        widget=forms.RadioSelect,
    )
    report = forms.FileField(label="Compte rendu", required=False)
    informed = forms.BooleanField(label="Le patient est informé et ne s’oppose pas", required=False)


def _patient():
    return SimpleNamespace(
        birth_name="Lefèvre",
        first_birth_given_name="Jeanne",
        birth_given_names="Jeanne Marie Odile",
        used_name="Moreau",
        used_given_name="Jeanne",
        get_sex_display="Féminin",
        birth_date=dt.date(1958, 4, 2),
        birth_place_name="Besançon",
        birth_place_insee="25056",
        ipp="8004217",
        ins="258042505612345",
        get_ins_kind_display="INS-NIR de test",
        identity_status="qualified",
        get_identity_status_display="Qualifiée",
        deceased_on=None,
        merged_into_id=None,
        age_on=lambda day: day.year - 1958,
    )


def _index(code):
    return next(index for index in scoring.indices() if index.code == code)
