from django.apps import AppConfig
from django.core.checks import Tags, register


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Dossiers"

    def ready(self):
        from cases.checks import guards_stand

        register(guards_stand, Tags.database)
