"""Patients found by what somebody types: names, birth date, IPP or INS, in any order.

Each patient keeps a key of comparable words; a query becomes the pieces that the key must hold.
"""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.identity import normalise

# Words that join a name; who types one of them means the name behind it.
_JOINING = "d de du des l la le les van von der den ter di da del della dos das do el al ben bin ibn ould abou"
PARTICLES = frozenset(_JOINING.split())
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv january jan", "fevrier fevr fev february feb", "mars march mar", "avril avr april apr",
            "mai may", "juin june jun", "juillet juil july jul", "aout august aug", "septembre sept september sep",
            "octobre oct october", "novembre nov november", "decembre dec december",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:er)?[ /.]+(\d{1,2}|[a-z]+)[ /.]+(\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})[ /.](\d{1,2})[ /.](\d{1,2})\b")
_INS = re.compile(r"[0-9]{6}[0-9ab][0-9]{6,8}")
NAMES = ("birth_name", "birth_given_names", "first_birth_given_name", "used_name", "used_given_name")


def key_of(patient):
    """What the search key of a patient holds: each word of the names, the birth date as it is typed, IPP and INS, then
    the names written in one word, so that "dartagnan" finds D’Artagnan."""
    texts = [normalise(getattr(patient, name)) for name in (*NAMES, "ipp")]
    born = f"{patient.birth_date:%d/%m/%Y} {patient.birth_date:%d%m%Y} {patient.birth_date:%Y-%m-%d}"
    words = " ".join([*texts[:-1], normalise(born), texts[-1], normalise(patient.ins)]).split()
    solid = [text.replace(" ", "") for text in texts if " " in text]
    return " ".join(dict.fromkeys([*words, *solid]))


def asked(words):
    """The pieces that a query asks for: days as 12031956, a matricule without its spaces, names without particles."""
    text = normalise(words)
    if _INS.fullmatch(solid := text.replace(" ", "")):
        return [solid]
    for shape in (_DAY_FIRST, _YEAR_FIRST):
        text = shape.sub(_day, text)
    pieces = text.split()
    return [piece for piece in pieces if piece not in PARTICLES] or pieces


def why(patient, words):
    """The traits in which each piece of the query was found, in the order of the page."""
    traits = [(label, normalise(text)) for label, text in _traits(patient)]
    found = [next((label for label, text in traits if _holds(text, piece)), None) for piece in asked(words)]
    return [label for label, _text in traits if label in found]


def _traits(patient):
    return [
        (_("nom de naissance"), patient.birth_name),
        (_("prénoms"), f"{patient.birth_given_names} {patient.first_birth_given_name}"),
        (_("nom utilisé"), f"{patient.used_name} {patient.used_given_name}"),
        (_("date de naissance"), f"{patient.birth_date:%d/%m/%Y %d%m%Y %Y-%m-%d}"),
        (_("IPP"), patient.ipp),
        (_("INS"), patient.ins),
    ]


def _holds(text, piece):
    return piece in text or piece in text.replace(" ", "")


def _day(found):
    """A date in one of its spellings as the key holds it; what is no day of the calendar is left as it was typed."""
    first, month, last = found.groups()
    day, year = (last, first) if len(first) == 4 else (first, last)
    month = _MONTHS.get(month, 0) if not month.isdigit() else int(month)
    try:
        return f"{date(int(year), month, int(day)):%d%m%Y}"
    except ValueError:
        return found.group()
