"""Settings of a real worker that prints the sample paper. Everything it touches is under DATA_DIR."""

from pathlib import Path

from rcp import settings

vars().update({name: value for name, value in vars(settings).items() if name.isupper()})
TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates", *settings.TEMPLATES[0]["DIRS"]]}]
