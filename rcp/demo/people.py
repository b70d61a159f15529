"""The people of the demonstration. All are invented: RPPS in 999, addresses in `.example`, one password for all."""

from typing import NamedTuple

from cases import actions
from cases.identity import normalise
from cases.models import Establishment
from rcp.accounts.actions import create_account, create_first_administrator
from rcp.accounts.models import Role, User

PASSWORD = "demonstration-concertos"  # published: `demo` refuses production


class Cast(NamedTuple):
    administrator: User
    office: User
    coordinator: User  # radiation oncologist
    deputy: User  # pneumologist with the oncology qualification
    orthopaedist: User
    neurosurgeon: User
    interventionist: User
    nuclear: User
    pneumologist: User  # asks for opinions
    oncologist: User  # asks for opinions, from another hospital
    guest: User  # pathologist
    reader: User


class Houses(NamedTuple):
    university: Establishment
    general: Establishment


def open_accounts():
    """The establishments and the people, (houses, cast), opened by the administrator."""
    administrator = create_first_administrator(
        email="admin@concertos.example", given_name="Hélène", family_name="Lemarchand", password=PASSWORD
    )
    houses = _houses(administrator)

    def doctor(given, family, specialty, rpps, house=houses.university, **values):
        return _account(
            administrator, given, family, title="Dr", specialty=specialty, rpps=rpps, establishment=house, **values
        )

    return houses, Cast(
        administrator=administrator,
        office=_account(administrator, "Maëlle", "Cadiou", role=Role.OFFICE, establishment=houses.university),
        coordinator=doctor("Solène", "Kerbrat", "radiation_oncologist", "99900000011"),
        deputy=doctor("Antoine", "Delmas", "pneumologist", "99900000029", other_competences=["thoracic_oncologist"]),
        orthopaedist=doctor("Karim", "Belhadj", "orthopaedic_surgeon", "99900000037"),
        neurosurgeon=doctor("Ingrid", "Vasseur", "neurosurgeon", "99900000045", other_competences=["spine_surgeon"]),
        interventionist=doctor("Paul", "Rouxel", "interventional_radiologist", "99900000052"),
        nuclear=doctor("Minh", "Tran-Castel", "nuclear_physician", "99900000060"),
        pneumologist=doctor("Élodie", "Marchais", "pneumologist", "99900000078"),
        oncologist=doctor("Julien", "Corbel", "medical_oncologist", "99900000086", house=houses.general),
        guest=doctor("Béatrice", "Ozanne", "pathologist", "99900000094", house=houses.general),
        reader=_account(administrator, "Rose", "Tanguy", role=Role.READER, establishment=houses.university),
    )


def _houses(by):
    return Houses(
        university=actions.create_establishment(
            by=by,
            name="CHU de Valmont-sur-Saône",
            finess="990000010",
            city="Valmont-sur-Saône",
            phone="00 00 00 00 10",
            email="accueil@chu-valmont.example",
        ),
        general=actions.create_establishment(
            by=by, name="Centre hospitalier de Clairfont", finess="990000028", city="Clairfont", phone="00 00 00 00 20"
        ),
    )


def _account(by, given, family, **values):
    return create_account(
        by=by,
        email=f"{_latin(given)}.{_latin(family)}@concertos.example",
        given_name=given,
        family_name=family,
        password=PASSWORD,
        **values,
    )


def _latin(name):
    return normalise(name).replace(" ", "-")
