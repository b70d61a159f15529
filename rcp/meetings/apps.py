from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "rcp.meetings"

    def ready(self):
        # Each adds its declarations to a table of the record.
        import_module("rcp.meetings.transitions")
        import_module("rcp.meetings.guards")
