"""The whole application on an empty data folder: the site, its worker and its scheduler, as `make run` starts them."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What the process of the tests sets, or an operator: the application is started as on a fresh machine.
FOREIGN = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "STATIC_DIR", "SECRET_KEY", "DEBUG")


class Site:
    def __init__(self, folder):
        self.log = folder / "site.log"
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {name: value for name, value in os.environ.items() if name not in FOREIGN} | {
            "MODE": "embedded",
            "DJANGO_SETTINGS_MODULE": "rcp.settings",
            "DATA_DIR": str(folder),
            "PORT": str(self.port),
            "BASE_URL": self.address,
            "LOG_LEVEL": "INFO",
        }

    def prepare(self):
        """An empty database with its cast; the static files meanwhile, which do not need it."""
        static = self._manage("collectstatic", "--noinput", "--verbosity=0")
        for command in (
            ("migrate", "--verbosity=0"),
            ("createcachetable",),
            ("shell", "--verbosity=0", "--command=from tests.journeys.cast import fill; fill()"),
        ):
            assert self._manage(*command).wait() == 0, self.log.read_text()
        assert static.wait() == 0, self.log.read_text()

    @contextmanager
    def running(self):
        process = self._start(".ci/stand", stdout=subprocess.PIPE)
        try:
            said = process.stdout.readline()
            assert self.address in said, f"the site did not start: {said}{self.log.read_text()}"
            yield self
        finally:
            process.terminate()
            process.communicate(timeout=30)

    def _manage(self, *arguments):
        return self._start(sys.executable, "manage.py", *arguments)

    def _start(self, *command, stdout=None):
        with open(self.log, "a") as log:
            options = {"cwd": ROOT, "env": self.environment, "text": True}
            return subprocess.Popen(command, stdout=stdout or log, stderr=log, **options)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]
