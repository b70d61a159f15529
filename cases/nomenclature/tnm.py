"""T, N and M of lung cancer, by edition.

System: TNM of the UICC. Versions: 8th edition (2017) and 9th edition (2025). Source: the editions' own categories
for lung; "unknown" is ours, for a stage that nobody can tell.
"""

from .system import Code, CodeSystem

UNKNOWN = "unknown"

EDITIONS = CodeSystem(
    name="Éditions de la classification TNM",
    identifier="urn:concertos:tnm-editions",
    version="1",
    source="UICC",
    codes=(
        Code("9", "9e édition", "9th edition"),
        Code("8", "8e édition", "8th edition"),
        Code("7", "7e édition", "7th edition"),
        Code("other", "autre édition", "another edition"),
    ),
)

_T = "TX T0 Tis T1mi T1 T1a T1b T1c T2 T2a T2b T3 T4"
_LUNG = {
    "8": {"t": _T, "n": "NX N0 N1 N2 N3", "m": "M0 M1 M1a M1b M1c"},
    "9": {"t": _T, "n": "NX N0 N1 N2 N2a N2b N3", "m": "M0 M1 M1a M1b M1c M1c1 M1c2"},
}


def lung(edition, axis):
    """The categories of one axis ("t", "n" or "m") for lung, with "unknown" last."""
    values = _LUNG[edition][axis].split()
    return CodeSystem(
        name=f"TNM {axis.upper()}, poumon",
        identifier="urn:concertos:tnm",
        version=edition,
        source="UICC",
        codes=(*(Code(value, value, value) for value in values), Code(UNKNOWN, "inconnu", "unknown")),
    )


def any_lung(axis):
    """The categories of one axis in any of the editions known here, for a box that does not know the edition yet."""
    codes = {known.code: known for edition in _LUNG for known in lung(edition, axis)}
    unknown = codes.pop(UNKNOWN)
    return CodeSystem(f"TNM {axis.upper()}, poumon", "urn:concertos:tnm", "8, 9", "UICC", (*codes.values(), unknown))


def edition_choices():
    return EDITIONS.choices()
