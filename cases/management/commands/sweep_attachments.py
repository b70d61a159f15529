"""Compares the storage of attachments with their rows: what is stored for nobody, what is named and not there."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases import storage
from cases.models import Attachment

# A file is stored a moment before its row: what is younger may be on its way.
ON_ITS_WAY = timedelta(days=1)


class Command(BaseCommand):
    help = "Lists stored files without a row (removes them with --delete) and fails when a row's file is not there."

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="remove the files that no row names")

    def handle(self, *, delete, **options):
        # Rows first: what arrives between the two questions is young, and is not taken for lost.
        known = dict(Attachment.objects.values_list("stored_as", "pk"))
        stored = dict(storage.keys())
        before = timezone.now() - ON_ITS_WAY
        orphans = [key for key, since in stored.items() if key not in known and since < before]
        for key in orphans:
            self.stdout.write(f"orphan {key}")
            if delete:
                storage.forget(key)
        lost = sorted(str(pk) for key, pk in known.items() if key not in stored)
        for pk in lost:
            self.stdout.write(f"lost {pk}")
        self.stdout.write(f"{len(known)} attachments, {len(orphans)} orphans, {len(lost)} lost")
        if lost:
            raise CommandError("Some attachments have lost their file: restore the storage from its backup.")
