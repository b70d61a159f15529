"""How a form over the record is laid out: short choices as radios in a row, units after numbers, prose across."""

from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cases.wording import UNITS, name_of
from rcp.web.forms.acting import RecordForm

# A row of radios longer than this would not stand in a column of the form.
LONGEST_SEGMENTS = 41


@dataclass(frozen=True, slots=True)
class Shown:
    bound: BoundField
    unit: str
    look: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    fields: list
    is_folded: bool = False


class LaidOutForm(RecordForm):
    """`layout` is ((title, names), …); what it leaves out comes first, without a title.

    A group made by `optional` stays folded until something in it is filled or wrong.
    """

    layout = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.label_from_instance = name_of
                if field.empty_label is not None:
                    field.empty_label = _("choisir…") if field.required else "—"
            elif isinstance(field, forms.TypedChoiceField):
                _as_radios(field)
            if name in UNITS:
                field.help_text = ""

    @property
    def groups(self):
        placed = {name for _title, names, *_folded in self.layout for name in names}
        first = [bound.name for bound in self.visible_fields() if bound.name not in placed]
        groups = [("", first), *self.layout]
        shown = [self._group(str(title), names, *folded) for title, names, *folded in groups]
        return [group for group in shown if group.fields]

    def _group(self, title, names, folded=False):
        fields = [self._shown(name) for name in names if name in self.fields]
        is_wanted = any(shown.bound.errors or shown.bound.value() not in (None, "", False, []) for shown in fields)
        return Group(title, fields, folded and not is_wanted)

    def _shown(self, name):
        widget = self.fields[name].widget
        if isinstance(widget, forms.Textarea):
            return Shown(self[name], "", "autosize", wide=True)
        look = "segments" if isinstance(widget, forms.RadioSelect) else ""
        return Shown(self[name], str(UNITS.get(name, "")), look, wide=False)


def optional(title, names):
    """A group of a layout that few cases need."""
    return title, names, True


def _as_radios(field):
    """Every answer seen at once where there are few; a person may take an answer back where none is asked for."""
    answers = [(value, label) for value, label in field.choices if value != ""]
    if any(isinstance(label, list | tuple) for _value, label in answers):
        return
    # Each answer takes its own letters and about three for its margins.
    if sum(len(str(label)) + 3 for _value, label in answers) > LONGEST_SEGMENTS:
        field.choices = [("", _("choisir…") if field.required else "—"), *answers]
        return
    field.widget = forms.RadioSelect()
    field.widget.is_required = field.required
    field.choices = answers if field.required else [*answers, ("", _nothing())]


def _nothing():
    return format_html('<span aria-hidden="true">—</span><span class="hidden-label">{}</span>', _("non renseigné"))
