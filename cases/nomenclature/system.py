"""Codes with their labels, and the systems that they come from."""

from dataclasses import dataclass

from django.utils.translation import get_language

from cases.identity import normalise


@dataclass(frozen=True)
class Code:
    """A code and its labels. `system` is the OID of its own system, where a list mixes several."""

    code: str
    fr: str
    en: str
    system: str = ""

    def label(self, language=None):
        """The label in a language, the reader's by default."""
        return self.en if (language or get_language() or "fr").startswith("en") else self.fr


@dataclass(frozen=True)
class CodeSystem:
    """The codes of one system that this board uses: not the whole system."""

    name: str
    identifier: str
    version: str
    source: str
    codes: tuple[Code, ...]

    def __iter__(self):
        return iter(self.codes)

    def __contains__(self, code):
        return any(known.code == code for known in self.codes)

    def __getitem__(self, code):
        for known in self.codes:
            if known.code == code:
                return known
        raise KeyError(code)

    def find(self, text):
        """The code that somebody means by a code or by its whole label in either language, or None."""
        wanted = normalise(text)
        bare = wanted.replace(".", "").replace(" ", "")
        for known in self.codes:
            if bare == known.code.casefold().replace(".", ""):
                return known.code
        for known in self.codes:
            labels = (known.fr, known.en, f"{known.fr} ({known.code})", f"{known.en} ({known.code})")
            if wanted in map(normalise, labels):
                return known.code
        return None

    def label(self, code, language=None):
        """The label of a code; a code from outside the list is its own label."""
        return self[code].label(language) if code in self else code

    def choices(self):
        """Pairs for a form, in the reader's language."""
        return [(known.code, known.label()) for known in self.codes]
