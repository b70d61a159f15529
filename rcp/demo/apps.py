from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "rcp.demo"
    verbose_name = "Démonstration"
