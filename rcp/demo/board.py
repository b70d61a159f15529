"""The board of the demonstration, its members, its charter and the guidelines that it follows."""

from datetime import date
from typing import NamedTuple

from cases import actions
from cases.models import BoardMembership, Guideline

# The mark by which a filled database is known.
NATIONAL_ID = "DEMO-RCP-MO-001"

CHARTER = (
    "La RCP se tient chaque semaine, en salle et par visioconférence. Toute métastase osseuse d’un "
    "cancer bronchique peut lui être soumise, au diagnostic, à chaque évolution et à l’arrêt d’un "
    "traitement.\n"
    "Le dossier parvient au secrétariat 48 heures avant la séance : identité, question posée, état "
    "général, imagerie en fenêtre osseuse ; IRM du rachis entier si une vertèbre est atteinte.\n"
    "La compression médullaire suspectée n’attend pas la séance : avis écrits des compétences "
    "d’astreinte, décision dans les 24 heures, régularisation à la séance suivante."
)


class Guidelines(NamedTuple):
    regional: Guideline
    national: Guideline


def open_board(cast, houses):
    board = actions.create_board(
        by=cast.administrator,
        establishment=houses.university,
        name="RCP régionale des métastases osseuses",
        acronym="RCP-MO",
        regional_network="Réseau de cancérologie des Trois-Vallées",
        network_id="DEMO-RRC-001",
        manager_name="3C de Valmont-sur-Saône",
        manager_id="DEMO-3C-001",
        national_id=NATIONAL_ID,
        frequency="chaque semaine",
        place="Salle Röntgen, bâtiment d’oncologie, 2e étage",
        video_link="https://visio.chu-valmont.example/rcp-metastases-osseuses",
        written_opinion_counts=True,
        charter=CHARTER,
    )
    roles = BoardMembership.Role
    for person, role in (
        (cast.office, roles.OFFICE),
        (cast.coordinator, roles.COORDINATOR),
        (cast.deputy, roles.DEPUTY),
        (cast.orthopaedist, roles.MEMBER),
        (cast.neurosurgeon, roles.MEMBER),
        (cast.interventionist, roles.MEMBER),
        (cast.nuclear, roles.MEMBER),
    ):
        actions.add_member(board=board, person=person, role=role, by=cast.administrator)
    return board


def known_guidelines(cast):
    def guideline(**values):
        return actions.add_guideline(by=cast.administrator, **values)

    return Guidelines(
        regional=guideline(
            name="Métastases osseuses des cancers bronchiques (OncoBFC, NEON, ONCORIF)",
            scope=Guideline.Scope.REGIONAL,
            edition="2021",
            published_on=date(2021, 5, 7),
        ),
        national=guideline(
            name="Référentiel national (exemple de démonstration)",
            scope=Guideline.Scope.NATIONAL,
            edition="exemple 1",
            published_on=date(2024, 1, 15),
        ),
    )
