from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "rcp.documents"

    def ready(self):
        # Each adds its declarations to a table of the record.
        import_module("rcp.documents.transitions")
        import_module("rcp.documents.guards")
