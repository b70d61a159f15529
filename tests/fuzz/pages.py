"""The forms of a page as a browser reads them: where each is posted, what it asks, and what it already holds."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.urls import reverse
from django.utils import timezone

import scoring
from cases.parts import PARTS, belongs_to_case, parent_of
from rcp.web.forms.cases import SECTIONS
from tests.web.test_doors import PEOPLE, address, rows

TYPED = {"text", "search", "tel", "email", "url", "number", "date", "datetime-local", "password", "textarea", "hidden"}
VALID = {
    "email": "quelqu.un@hopital.test",
    "url": "https://hopital.test/",
    "number": "1",
    "tel": "02 99 00 00 00",
    "search": "martin",
}


@dataclass
class Field:
    name: str
    kind: str
    value: str | None = None
    options: list = field(default_factory=list)
    is_required: bool = False

    @property
    def is_typed(self):
        return self.kind in TYPED

    @property
    def start(self):
        """What a person who fills only what is asked for would leave here; None sends nothing."""
        if self.value:
            return self.value
        if not self.is_required or self.kind in ("hidden", "checkbox", "file"):
            return "" if self.is_typed or self.kind == "select" else None
        if self.options:
            return self.options[0]
        now = timezone.localtime()
        moments = {"date": f"{now:%Y-%m-%d}", "datetime-local": f"{now:%Y-%m-%dT%H:%M}"}
        return moments.get(self.kind) or VALID.get(self.kind, "Quelques mots")


@dataclass
class Form:
    page: str
    action: str
    fields: dict

    @property
    def start(self):
        return {name: one.start for name, one in self.fields.items() if one.start is not None}

    def __str__(self):
        return f"{self.action} ({', '.join(self.fields)})"


class _Reader(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.page, self.forms, self.current, self.select, self.prose = page, [], None, None, None

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self._open(said)
        elif self.current is None:
            return
        elif tag == "option" and self.select is not None:
            self._option(said)
        elif not said.get("name") or "disabled" in said:
            return
        elif tag == "input":
            self._input(said)
        elif tag == "select":
            self.select = self._field(said, "select")
        elif tag == "textarea":
            self.prose = self._field(said, "textarea")
            self.prose.value = ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.current = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.prose is not None:
            # What a browser does: the line end after the tag is the tag's.
            self.prose.value = self.prose.value.replace("\r\n", "\n").removeprefix("\n")
            self.prose = None

    def handle_data(self, data):
        if self.prose is not None:
            self.prose.value += data

    def _open(self, said):
        method = said.get("method", "").lower()
        action = said.get("hx-post") or (said.get("action") or self.page if method == "post" else None)
        self.current = None
        if action is not None:
            self.current = Form(self.page, urljoin(self.page, action), {})
            self.forms.append(self.current)

    def _field(self, said, kind):
        found = self.current.fields.setdefault(said["name"], Field(said["name"], kind))
        found.is_required |= "required" in said
        return found

    def _input(self, said):
        kind = said.get("type", "text")
        if kind in ("submit", "button", "reset", "image") or said["name"] == "csrfmiddlewaretoken":
            return
        found = self._field(said, kind)
        if kind not in ("radio", "checkbox"):
            found.value = said.get("value", "")
            return
        value = said.get("value", "on")
        if value:
            found.options.append(value)
        if "checked" in said:
            found.value = value

    def _option(self, said):
        if said.get("value"):
            self.select.options.append(said["value"])
        if "selected" in said and self.select.value is None:
            self.select.value = said.get("value", "")


def forms_of(page, html):
    """The forms of `html`, the page at the address `page`, that a browser would post."""
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return reader.forms


def html_of(response):
    """The page that was answered; nothing for a file, which is read to its end so that it is closed."""
    if response.streaming:
        list(response)
        return ""
    return response.content.decode() if "html" in response["Content-Type"] else ""


def opened_to(person, world):
    """The addresses of the pages that open to this person, with those of every kind of part, section and score."""
    place = PEOPLE.index(person)
    found = [
        address(name, thing, world)
        for name, method, thing, codes in rows()
        if (method, codes[place]) == ("GET", "200") and not name.startswith("api_")
    ]
    case = world["waiting"].pk
    found += [reverse("case_edit", args=[case, section]) for section in SECTIONS]
    for kind, model in PARTS.items():
        below = parent_of(model)
        query = f"?{below.name}={world[below.name].pk}" if below else ""
        found.append(reverse("part_add", args=[case, kind]) + query)
        if not belongs_to_case(model):
            found.append(reverse("patient_part_add", args=[world["patient"].pk, kind]) + query)
        owner = {"case_id": world["case"].pk} if belongs_to_case(model) else {"patient_id": world["patient"].pk}
        found += [reverse("part_amend", args=[kind, row.pk]) for row in model.objects.filter(**owner)[:1]]
    for index in scoring.indices():
        lesion = [world["lesion"].pk] if index.scope == "lesion" else []
        name = "score_panel_lesion" if lesion else "score_panel"
        found.append(reverse(name, args=[case, *lesion, index.code]))
    return dict.fromkeys(found)
