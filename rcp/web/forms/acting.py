"""Forms translate and actions decide: here a form runs an action and shows what it refused."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from cases.errors import Conflict, Invalid, Refused


class DateInput(forms.DateInput):
    """The browser's own date picker; it wants ISO whatever the language."""

    input_type = "date"

    def __init__(self, **options):
        super().__init__(format="%Y-%m-%d", **options)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, **options):
        super().__init__(format="%Y-%m-%dT%H:%M", **options)


class RecordForm(forms.ModelForm):
    """A form over a row of the record. It carries the version its writer saw; the action saves, never the form."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.created_by_id:
            self.fields["version"].initial = self.instance.version
        else:
            del self.fields["version"]
        for field in self.fields.values():
            if isinstance(field, forms.DateField) and not isinstance(field, forms.DateTimeField):
                field.widget = DateInput()
            elif isinstance(field, forms.DateTimeField):
                field.widget = MomentInput()

    def _post_clean(self):
        # The shape is checked by the fields; the row's own rules are checked by the action, on the row as it is
        # then. Setting the instance here would hide from the action what was there before.
        pass


def acted(form, action, **arguments):
    """Run `action` with what the form holds. Returns what it made, or None with the refusal on the form.

    A `Conflict` goes through: it is answered by the page that shows both versions.
    """
    try:
        return action(**arguments, **form.cleaned_data)
    except Conflict:
        raise
    except Invalid as invalid:
        for name, sentences in invalid.errors.items():
            form.add_error(name if name in form.fields else None, sentences)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
    return None


def first_error(form):
    """One sentence of a form that has no page of its own, after the name of its field."""
    if form.errors.get(NON_FIELD_ERRORS):
        return form.errors[NON_FIELD_ERRORS][0]
    name, errors = next(iter(form.errors.items()))
    return f"{form[name].label}" + _(" : ") + errors[0]
