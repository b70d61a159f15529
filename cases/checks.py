"""Start-up checks of the record."""

from django.core.checks import Critical
from django.db import connections
from django.db.utils import OperationalError

from cases import guards


def guards_stand(app_configs, databases, **kwargs):
    """Every declared trigger is in the database; without them a signed record could be changed in silence."""
    problems = []
    for alias in databases or ():
        try:
            absent = guards.missing(connections[alias])
        except OperationalError:
            continue
        if absent:
            problems.append(
                Critical(
                    f"Guards are missing in the database: {', '.join(absent)}.",
                    hint="Run `manage.py migrate`; if it has nothing to do, `manage.py install_guards`.",
                    id="cases.C001",
                )
            )
    return problems
