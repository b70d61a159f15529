"""A data folder of its own, real workers on it, and what a test does to them."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection


class House:
    def __init__(self, folder):
        self.folder = folder
        self.workers = []
        self.environment = {
            **os.environ,
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.documents.worker_settings",
            "MODE": "embedded",
        }
        for name in ("DATABASE_URL", "REDIS_URL"):
            self.environment.pop(name, None)

    def copy_database(self):
        """The database of this test, its open transaction included."""
        (self.folder / "concertos.sqlite3").write_bytes(connection.connection.serialize())

    def start_worker(self):
        command = [sys.executable, "-m", "celery", "-A", "rcp", "worker", "--concurrency=1", "--loglevel=ERROR"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        with open(self.folder / "worker.log", "a") as log:
            options = {"cwd": settings.BASE_DIR, "env": self.environment, "stdout": log, "stderr": log}
            self.workers.append(subprocess.Popen([*command, *quiet], start_new_session=True, **options))
        return self.workers[-1]

    def kill_workers(self):
        for worker in self.workers:
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
                worker.wait()

    def run(self, statements):
        """What another process of the application would do."""
        script = f"import django; django.setup(); {statements}"
        subprocess.run([sys.executable, "-c", script], cwd=settings.BASE_DIR, env=self.environment, check=True)

    def sweep(self):
        self.run("from rcp.documents.tasks import sweep_documents; sweep_documents()")

    def query(self, sql):
        with sqlite3.connect(self.folder / "concertos.sqlite3", timeout=20) as file:
            rows = file.execute(sql).fetchall()
        file.close()
        return rows

    def wait_for(self, status):
        deadline = time.monotonic() + 60
        while self.query("SELECT status FROM documents_document") != [(status,)]:
            log = self.folder / "worker.log"
            assert time.monotonic() < deadline, f"the document never became {status}\n{log.read_text()}"
            time.sleep(0.05)
