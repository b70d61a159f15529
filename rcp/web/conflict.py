"""Two people wrote at once: both versions stand side by side, field by field, and the second writer chooses."""

from dataclasses import dataclass

from django.shortcuts import render

from cases.wording import said_value


@dataclass(frozen=True, slots=True)
class Difference:
    name: str
    label: str
    mine: str
    theirs: str
    mine_raw: str
    theirs_raw: str


def conflict_page(request, form, current, *, title, cancel_url, address=""):
    """Answer 409 with a form that posts again, with the version that stands now; in place of the form that it came from
    when that one stands in a page. `address` is where to, when it is not where it came from."""
    differences, same = [], []
    for name, field in form.fields.items():
        if name == "version":
            continue
        mine = form.data.getlist(name) if hasattr(form.data, "getlist") else [form.data.get(name, "")]
        theirs = _raw(field, current, name)
        if _comparable(mine) == _comparable(theirs):
            same.extend((name, value) for value in mine)
        else:
            differences.append(
                Difference(
                    name=name,
                    label=str(field.label),
                    mine=_in_words(form, current, name, mine),
                    theirs=said_value(current, name),
                    mine_raw=mine[0] if mine else "",
                    theirs_raw=theirs[0] if theirs else "",
                )
            )
    context = {
        "title": title,
        "differences": differences,
        "same": same,
        "current": current,
        "cancel_url": cancel_url,
        "address": address or request.get_full_path(),
    }
    return render(request, "_conflict.html" if request.htmx else "conflict.html", context, status=409)


def _raw(field, current, name):
    value = field.prepare_value(current._meta.get_field(name).value_from_object(current))
    if isinstance(value, bool):
        return ["on"] if value else []
    formatted = field.widget.format_value(value)
    values = formatted if isinstance(formatted, list) else [formatted]
    return [str(item) for item in values if item not in (None, "")]


def _comparable(values):
    return [value.replace("\r\n", "\n").strip() for value in values if value not in ("", None)]


def _in_words(form, current, name, mine):
    """What this person typed, said as the record would say it."""
    if name not in form.cleaned_data:
        return ", ".join(mine)
    copy = type(current)()
    setattr(copy, name, form.cleaned_data[name])
    return said_value(copy, name)
