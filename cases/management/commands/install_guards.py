from django.core.management.base import BaseCommand
from django.db import connection

from cases import guards


class Command(BaseCommand):
    help = "Put back the database triggers that keep signed records and the journal unchanged."
    requires_system_checks = []

    def handle(self, **options):
        guards.install(connection)
        self.stdout.write(f"{len(guards.declared())} guards stand.")
