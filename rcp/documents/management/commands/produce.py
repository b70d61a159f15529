"""Make documents here and now, without a worker."""

from django.core.management.base import BaseCommand, CommandError

from rcp.documents import progress
from rcp.documents.actions import produce_document


class Command(BaseCommand):
    help = "Produce the documents named by their keys, or every one that waits (--pending)."

    def add_arguments(self, parser):
        parser.add_argument("ids", nargs="*", metavar="ID")
        parser.add_argument("--pending", action="store_true", help="every document that waits or was abandoned")

    def handle(self, *, ids, pending, **options):
        if bool(ids) == pending:
            raise CommandError("Give keys of documents, or --pending.")
        for document_id in ids or progress.waiting():
            document = produce_document(document_id)
            self.stdout.write(f"{document_id} {document.status if document else 'nothing to do'}")
