"""The vocabulary of the templates; built in, so no template loads it."""

import re
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases.nomenclature import competences
from cases.wording import plain, with_unit
from rcp.meetings.decision_record import dose_words
from rcp.web.score_scale import drawing
from rcp.web.tones import LIGHTS, tone_of

register = template.Library()

NBSP = "\u00a0"


@register.simple_tag
def icon(name, label=""):
    """A drawing of the sprite; silent for a screen reader unless it stands alone with a label."""
    return _drawn(name, str(label))


# An agenda draws the same dozen of them five hundred times.
@lru_cache(maxsize=1000)
def _drawn(name, label):
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"/></svg>', spoken, static("rcp/icons.svg"), name)


@register.simple_tag
def status(code, word):
    """`{% status patient.identity_status patient.get_identity_status_display %}`: colour, icon and word."""
    tone, drawn = tone_of(code)
    return format_html('<span class="badge" data-tone="{}">{}{}</span>', tone, icon(drawn), word)


@register.filter
def badge(thing):
    """`{{ case|badge }}`: the state of anything that has a `status` with choices."""
    return status(thing.status, thing.get_status_display())


@register.simple_tag
def light(state, word, reason=""):
    """One readiness light: `state` is ok, missing, warning or unknown."""
    said = {"ok": _("Fait"), "missing": _("Manque"), "warning": _("À vérifier"), "unknown": _("Non renseigné")}
    reason = format_html('<span class="reason">{}</span>', reason) if reason else ""
    return format_html(
        '<span class="light" data-state="{}">{}<span class="word">{}</span>{}</span>',
        state,
        icon(LIGHTS[state], said[state]),
        word,
        reason,
    )


@register.filter
def day(value):
    """12 mars 2026, never broken over two lines; nothing when there is no date."""
    return _unbroken(date_format(value, pgettext("date", "j F Y"))) if value else ""


@register.filter
def short_day(value):
    return date_format(value, pgettext("date", "d/m/Y")) if value else ""


@register.filter
def moment(value):
    """A date with its hour, in the time of the establishment."""
    if not value:
        return ""
    value = timezone.localtime(value) if timezone.is_aware(value) else value
    return _unbroken(date_format(value, pgettext("date and hour", "j F Y à H \\h i")))


@register.filter
def hour(value):
    if not value:
        return ""
    value = timezone.localtime(value) if hasattr(value, "date") and timezone.is_aware(value) else value
    return _unbroken(date_format(value, pgettext("hour", "H \\h i")))


def _unbroken(text):
    if text.startswith("1 ") and get_language().startswith("fr"):
        text = f"1er{text[1:]}"
    return text.replace(" ", NBSP)


@register.filter
def nbsp(text):
    """French punctuation keeps its no-break spaces, whoever typed the text; English text is left alone."""
    text = conditional_escape(text)
    if not (get_language() or "fr").startswith("fr"):
        return text
    text = re.sub(r"\s+([;:!?»%])(?=\s|$|[).,])", NBSP + r"\1", text)
    return mark_safe(re.sub(r"«\s+", "«" + NBSP, text))


@register.filter
def dose(proposal):
    return dose_words(proposal)


@register.filter
def gray(value):
    return with_unit(plain(value), "Gy")


@register.filter
def competence(code):
    return competences.label(code)


@register.inclusion_tag("_field.html")
def field(bound, unit="", look="", wide=False):
    """A form's field with its label, help and error; `look` is "segments" or "autosize"."""
    if look == "autosize":
        bound.field.widget.attrs["data-autosize"] = ""
    return {
        "field": bound,
        "unit": unit,
        "look": look,
        "wide": wide,
        "checkbox": bound.widget_type in ("checkbox", "nullboolean"),
    }


@register.inclusion_tag("_error_summary.html")
def error_summary(form):
    """What to mend, above a form, each line leading to its field; nothing when all is well."""
    return {"form": form, "fields": [bound for bound in form if bound.errors]}


@register.inclusion_tag("_submit.html")
def submit(label, refusal="", kind="primary", icon="", name="", value="", confirm=""):
    """A button; with a refusal it is shown disabled, its reason beside it."""
    return {
        "label": label,
        "refusal": refusal,
        "kind": kind,
        "drawn": icon,
        "name": name,
        "value": value,
        "confirm": confirm,
    }


@register.inclusion_tag("_identity_band.html")
def identity_band(patient, warnings=()):
    """The traits that stand on every page of a patient; `warnings` are sentences, gravest first."""
    deceased = patient.deceased_on
    return {
        "patient": patient,
        "age": patient.age_on(deceased or timezone.localdate()) if patient.birth_date else None,
        "warnings": warnings,
        "is_duplicate": bool(patient.merged_into_id),
    }


@register.inclusion_tag("_score_scale.html")
def score_scale(lowest, highest, minimum, maximum, bands):
    """Where a score stands, or may still stand, on the scale of its bands."""
    return drawing(lowest, highest, minimum, maximum, bands, get_language() or "fr")


@register.inclusion_tag("_pager.html")
def pager(newer="", older=""):
    """Older and newer pages by address; nothing when there is a single page."""
    return {"newer": newer, "older": older}


@register.inclusion_tag("_empty.html")
def empty_state(title, next_step="", url="", action="", icon="inbox"):
    """An empty list says what to do next."""
    return {"title": title, "next_step": next_step, "url": url, "action": action, "drawn": icon}
