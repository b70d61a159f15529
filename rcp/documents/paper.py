"""A document's row as the HTML that is printed: frozen plain values in, one template per kind."""

from django.template.loader import render_to_string
from django.utils import translation


def html_of(document):
    shown = ("title", "language", "content_sha256", "content_version", "created_at", "stamp")
    context = {name: getattr(document, name) for name in shown}
    context["is_draft"] = bool(document.content.get("is_draft"))
    with translation.override(document.language):
        return render_to_string(f"paper/{document.kind}.html", {"document": context, "content": document.content})
