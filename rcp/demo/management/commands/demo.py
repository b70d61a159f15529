from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.errors import Refused
from cases.nomenclature import competences
from rcp.accounts.models import Role, User
from rcp.demo.filling import check_place, demonstration_stands, fill
from rcp.demo.people import PASSWORD
from rcp.documents import progress
from rcp.documents.actions import produce_document
from rcp.documents.models import Document, document_storage


class Command(BaseCommand):
    help = "Fill an empty database with an invented board, its people, its cases and their papers."

    def add_arguments(self, parser):
        parser.add_argument("--no-papers", action="store_true", help="leave the documents to a worker")

    def handle(self, *, no_papers, **options):
        try:
            check_place()
            if demonstration_stands():
                self.stdout.write(_("La démonstration est déjà installée : rien n’a été changé."))
            else:
                fill()
        except Refused as refused:
            raise CommandError(refused.reason) from None
        if not no_papers:
            self._make_papers()
        self._say_who()

    def _make_papers(self):
        """Those that still wait: all of them at first, none when the demonstration stood complete."""
        failed = []
        for document_id in progress.waiting():
            document = produce_document(document_id)
            if document is None:  # a worker took it first
                continue
            title = " ".join(filter(None, [document.title, document.case and document.case.number]))
            if document.status == Document.Status.READY:
                self.stdout.write(f"{title} : {document_storage().path(document.file.name)}")
            else:
                failed.append(f"{title} : {document.reason}")
        if failed:
            raise CommandError("\n".join(failed))

    def _say_who(self):
        for person in User.objects.filter(is_active=True).exclude(role=Role.SYSTEM).order_by("created_at"):
            what = competences.label(person.specialty) if person.specialty else person.get_role_display()
            self.stdout.write(f"{person.email}  {person.full_name}, {what}")
        self.stdout.write(_("Mot de passe de tous les comptes : %(password)s") % {"password": PASSWORD})
        place = settings.STORAGES["documents"]["OPTIONS"]["location"]
        self.stdout.write(_("Documents : %(place)s") % {"place": place})
