"""What a text may hold, whichever way it came in: nothing that does not show, nothing that turns its reading round."""

import re

from django.db.models import CharField, TextField
from django.utils.translation import gettext as _

from cases.errors import Invalid

# Controls, halves of characters and what is no character; embeddings, overrides and isolates of direction, with which a
# name reads otherwise than it was typed. Joiners and marks of direction are part of some scripts, and stay.
_NEVER = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
_NOT_IN_PROSE = re.compile(f"[{_NEVER}]")
_NOT_ON_A_LINE = re.compile(f"[{_NEVER}\n\r\u2028\u2029]")


def unfit(row):
    """{field name: [sentence]} for each text of the row that the record does not take."""
    wrong = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, CharField | TextField) and isinstance(text := getattr(row, field.attname), str):
            refused = _NOT_ON_A_LINE if isinstance(field, CharField) else _NOT_IN_PROSE
            if found := refused.search(text):
                wrong[field.name] = [_sentence(found[0])]
    return wrong


def given(name, text, *, otherwise, longest=2000):
    """The words that an act needs, without the space around them. Raises `Invalid` beside `name`, with `otherwise`
    where there are none."""
    words = text.strip()
    if not words:
        raise Invalid({name: [otherwise]})
    if found := _NOT_IN_PROSE.search(words):
        raise Invalid({name: [_sentence(found[0])]})
    if len(words) > longest:
        raise Invalid({name: [_("Ce texte est trop long : %(longest)d caractères au plus.") % {"longest": longest}]})
    return words


def _sentence(character):
    said = {"code": f"U+{ord(character):04X}"}
    return _("Un caractère de ce champ ne s’affiche pas ou renverse la lecture (%(code)s) : retapez ce texte.") % said
