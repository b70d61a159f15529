"""Codes of the field chosen by typing their words or the code itself; the record keeps the code."""

from datetime import date

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.wording import plain

# A label may be typed whole; the record refuses a code that is too long.
LONGEST_TYPED = 200


class CodeInput(forms.TextInput):
    """A box with the list of its codes. The page's script (codes.js) finds them by their words in either language;
    without it the browser's own list does."""

    def __init__(self, system, **options):
        super().__init__(**options)
        self.system = system

    def render(self, name, value, attrs=None, renderer=None):
        key = (attrs or {}).get("id", f"id_{name}")
        attrs = {
            **(attrs or {}),
            "list": f"{key}_codes",
            "data-codes": "",
            "autocomplete": "off",
            "spellcheck": "false",
        }
        return format_html(
            '<span class="code-box">{}<output for="{}" class="meaning">{}</output>'
            '<datalist id="{}_codes">{}</datalist></span>',
            super().render(name, value, attrs, renderer),
            key,
            self._meaning(value),
            key,
            format_html_join(
                "",
                '<option value="{}" data-words="{} {}">{}</option>',
                ((self.said(code.code), code.fr, code.en, self._label(code)) for code in self.system),
            ),
        )

    def format_value(self, value):
        return self.said(super().format_value(value) or "")

    def said(self, code):
        """A code as it is typed: itself, or its word where it is no code of a classification."""
        return gettext("inconnu") if code == "unknown" else code

    def _label(self, code):
        return "" if code.label() in (code.code, self.said(code.code)) else code.label()

    def _meaning(self, value):
        return self._label(self.system[value]) if value in self.system else ""


class CodeField(forms.CharField):
    """Takes a code, its label in French or in English, or a code from outside the list; gives the code.

    `written` says how a code from outside the list is written.
    """

    def __init__(self, system, *, label, written=str, validators=()):
        options = {"widget": CodeInput(system), "max_length": LONGEST_TYPED, "validators": validators}
        super().__init__(label=label, required=False, **options)
        self.system, self.written = system, written
        if not system.identifier.startswith("urn:"):
            self.help_text = format_lazy(
                _("liste de l’{source} du {day}"),
                source=system.source,
                day=plain(date.fromisoformat(system.version)),
            )

    def to_python(self, value):
        typed = super().to_python(value)
        return typed and (self.system.find(typed) or self.written(typed))
