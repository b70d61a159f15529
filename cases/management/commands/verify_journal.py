from django.core.management.base import BaseCommand, CommandError

from cases import audit
from cases.models import JournalEntry


class Command(BaseCommand):
    help = "Recompute every hash of the journal and name the first line that does not hold."

    def handle(self, **options):
        broken = audit.first_broken_line()
        if broken:
            record, position, what = broken
            raise CommandError(f"{record}, line {position}: {what}")
        self.stdout.write(f"{JournalEntry.objects.count()} lines hold.")
