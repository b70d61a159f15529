from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "rcp.documents"
    verbose_name = "Documents"

    def ready(self):
        import_module("rcp.documents.guards")
