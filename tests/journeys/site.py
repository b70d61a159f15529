"""The whole application on an empty data folder: the site, its worker and its scheduler, saying all they can say."""

import os
import socket
import subprocess
import sys
import time
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
            "BASE_URL": self.address,
            "LOG_LEVEL": "INFO",
        }

    def prepare(self, cast="tests.journeys.cast"):
        """An empty database filled by a cast; the static files meanwhile, which do not need it."""
        static = self._manage("collectstatic", "--noinput", "--verbosity=0")
        for command in (
            ("migrate", "--verbosity=0"),
            ("createcachetable",),
            ("shell", "--verbosity=0", f"--command=from {cast} import fill; fill()"),
        ):
            assert self._manage(*command).wait() == 0, self.log.read_text()
        assert static.wait() == 0, self.log.read_text()

    @contextmanager
    def running(self):
        web = (
            "gunicorn",
            "rcp.wsgi",
            f"--bind=127.0.0.1:{self.port}",
            "--threads=8",
            "--access-logfile=-",
            "--no-control-socket",
        )
        worker = ("celery", "-A", "rcp", "worker", "--beat", "--concurrency=1", "--loglevel=INFO")
        quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        processes = [self._start(sys.executable, "-m", *command) for command in (web, (*worker, *quiet))]
        try:
            self._wait(processes)
            yield self
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=30)

    def _wait(self, processes):
        """Until the site answers and the worker listens."""
        deadline = time.monotonic() + 60
        while not (self._answers() and "ready." in self.log.read_text()):
            alive = all(process.poll() is None for process in processes)
            assert alive and time.monotonic() < deadline, f"the site did not start\n{self.log.read_text()}"
            time.sleep(0.1)

    def _answers(self):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def _manage(self, *arguments):
        return self._start(sys.executable, "manage.py", *arguments)

    def _start(self, *command):
        with open(self.log, "a") as log:
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]
