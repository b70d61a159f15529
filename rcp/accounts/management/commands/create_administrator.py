"""`manage.py create_administrator EMAIL GIVEN_NAME FAMILY_NAME`: the one account that nobody can create on the site."""

import os
from getpass import getpass
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.errors import Refused
from rcp.accounts.actions import create_first_administrator
from rcp.accounts.models import User

VARIABLE = "ADMINISTRATOR_PASSWORD"


class Command(BaseCommand):
    help = (
        "Open the first administrator's account. The password is read from --password-file, else from the "
        f"environment ({VARIABLE}), else asked for: never from the command line, which other people can list."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("given_name")
        parser.add_argument("family_name")
        parser.add_argument("--password-file", type=Path, metavar="FILE")

    def handle(self, *, email, given_name, family_name, password_file, **options):
        person = {"email": email, "given_name": given_name, "family_name": family_name}
        try:
            password = _password(password_file)
            validate_password(password, User(**person))
            create_first_administrator(**person, password=password)
        except OSError as problem:
            raise CommandError(_("Le fichier du mot de passe ne se lit pas : %s") % problem.strerror) from problem
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        except Refused as refused:
            raise CommandError(refused.reason) from refused
        self.stdout.write(_("Le compte d’administration est ouvert : connectez-vous pour ouvrir les autres."))


def _password(file):
    if file:
        return file.read_text().rstrip("\r\n")
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    password = getpass(_("Mot de passe : "))
    if password != getpass(_("Le même, pour vérifier : ")):
        raise CommandError(_("Les deux saisies diffèrent."))
    return password
