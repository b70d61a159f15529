"""The site as a hospital runs it: two processes of gunicorn, and a PostgreSQL database that goes with them."""

import os
import sys
import time
from contextlib import contextmanager

import psycopg
from psycopg import sql

from tests.journeys.site import Site


class HospitalSite(Site):
    def __init__(self, folder):
        super().__init__(folder)
        self.database = f"test_concertos_fuzz{os.environ.get('TEST_SUFFIX', '')}_{os.getpid()}"
        self.environment |= {"DATABASE_URL": f"postgres:///{self.database}", "LOG_LEVEL": "ERROR"}

    @contextmanager
    def standing(self, cast):
        """Its database made and filled by `cast`, its processes answering; nothing of it is left after."""
        self._administer("CREATE DATABASE {}")
        try:
            self.prepare(cast=cast)
            command = ("gunicorn", "rcp.wsgi", f"--bind=127.0.0.1:{self.port}", "--workers=2", "--threads=4")
            web = self._start(sys.executable, "-m", *command, "--no-control-socket", "--log-level=error")
            try:
                self._wait_for(web)
                yield self
            finally:
                web.terminate()
                web.wait(timeout=30)
        finally:
            self._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)")

    def _administer(self, statement):
        with psycopg.connect(dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(self.database)))

    def _wait_for(self, web):
        deadline = time.monotonic() + 60
        while not self._answers():
            assert web.poll() is None and time.monotonic() < deadline, f"no site\n{self.log.read_text()}"
            time.sleep(0.1)
