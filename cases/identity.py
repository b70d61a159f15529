"""Keys and spellings of identities: INS, RPPS, FINESS, and names made comparable.

Pure functions. A wrong RPPS or FINESS key only warns: official examples break it, so it cannot block.
"""

import re
import unicodedata
from difflib import SequenceMatcher

_INS = re.compile(r"[0-9]{6}[0-9AB][0-9]{8}")
_SPELT = str.maketrans({"œ": "oe", "æ": "ae", "-": " ", "‐": " ", "'": " ", "’": " "})


def ins_key(matricule):
    """The key of a 13-character matricule: 97 − n mod 97, where Corsica's 2A counts as 19 and 2B as 18."""
    department = {"2A": "19", "2B": "18"}.get(matricule[5:7], matricule[5:7])
    return 97 - int(matricule[:5] + department + matricule[7:13]) % 97


def ins_key_is_right(ins):
    """Whether a 15-character matricule has its shape and ends with its own key."""
    if not _INS.fullmatch(ins):
        return False
    if ins[6] in "AB" and ins[5] != "2":
        return False
    return ins_key(ins[:13]) == int(ins[13:])


def rpps_looks_wrong(text):
    """Whether a non-empty RPPS number is not 11 digits ending with their Luhn key."""
    return bool(text) and not (re.fullmatch(r"[0-9]{11}", text) and _luhn(text))


def finess_looks_wrong(text):
    """Whether a non-empty FINESS number is not 9 digits ending with their Luhn key.

    Corsican numbers start with 2A or 2B, and no published rule gives their key: only their shape is looked at.
    """
    if not text or re.fullmatch(r"2[AB][0-9]{7}", text):
        return False
    return not (re.fullmatch(r"[0-9]{9}", text) and _luhn(text))


def normalise(text):
    """A name as it is searched: no case, no accent, nothing invisible, hyphens and apostrophes as spaces.

    Particles stay.
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in letters if _is_written(letter))
    return " ".join(plain.translate(_SPELT).split())


def _is_written(letter):
    """Whether a letter is more than an accent or a sign that shows nothing."""
    return letter.isspace() or not (unicodedata.combining(letter) or unicodedata.category(letter)[0] == "C")


def is_close(name, other):
    """Whether two names are the same but for a letter or two, an order or an accent."""
    sorted_words = [" ".join(sorted(normalise(text).split())) for text in (name, other)]
    return SequenceMatcher(None, *sorted_words).ratio() >= 0.8


def _luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
