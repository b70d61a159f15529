"""What a file still lacks before its decision can be signed: the starred items of the national record.

"Unknown" is an answer; an empty field is not. Each lack names the section of the page where it is mended.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.models import Tumour


@dataclass(frozen=True, slots=True)
class Lack:
    section: str
    field: str
    sentence: str
    tumour: Tumour | None = None  # the one that lacks it


def lacks(case, tumours=None):
    """Everything mandatory that the file of this case does not say yet, in the order of the page.

    Who has read the patient's tumours already gives them.
    """
    if tumours is None:
        tumours = Tumour.objects.standing().filter(patient=case.patient_id)
    return [*_lacks_of_case(case), *_lacks_of_tumours(tumours)]


def _lacks_of_case(case):
    wanted = [
        ("registration", "non_opposition", _("L’information du patient et sa non-opposition ne sont pas renseignées.")),
        ("question", "question", _("La question posée manque.")),
        ("course", "found_by_screening", _("Dites si la maladie a été découverte par dépistage.")),
        ("course", "course", _("Dites si c’est une prise en charge initiale ou une rechute.")),
        ("course", "progression", _("Dites s’il y a progression.")),
        ("registration", "is_file_complete", _("Dites si le dossier est complet.")),
    ]
    return [Lack(section, field, sentence) for section, field, sentence in wanted if not getattr(case, field)]


def _lacks_of_tumours(tumours):
    if not tumours:
        return [Lack("tumour", "", _("Aucune tumeur n’est décrite."))]
    missing = []
    for tumour in tumours:
        if not tumour.morphology:
            missing.append(Lack("tumour", "morphology", _("La morphologie CIM-O-3 de la tumeur manque."), tumour))
        if not tumour.topography:
            missing.append(Lack("tumour", "topography", _("La topographie CIM-10 de la tumeur manque."), tumour))
        if not (tumour.t and tumour.n and tumour.m):
            missing.append(Lack("tumour", "t", _("Le TNM manque : chaque lettre peut être « inconnue »."), tumour))
    return missing
