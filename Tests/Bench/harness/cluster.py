"""A throwaway Postgres cluster on a unix socket, with fsync and synchronous_commit on.

Every product, peer and limit of a run uses this one cluster, each in a database of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from harness.processes import dies_with_us, plain_environment
from harness.reading import NotMeasured

if TYPE_CHECKING:
    import psycopg

SUPERUSER = "postgres"
SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "200",
    "shared_buffers": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "8GB",
    "random_page_cost": "1.1",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "wal_level": "replica",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "autovacuum": "on",
    "jit": "off",
    "log_min_messages": "warning",
    "timezone": "UTC",
}


def postgres_bin() -> Path:
    """The newest installed server's executables."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not found:
        raise NotMeasured("no PostgreSQL server is installed (/usr/lib/postgresql/*/bin/initdb)")
    return found[-1].parent


class Cluster:
    """`with Cluster() as cluster:` starts it, and nothing of it is left afterwards."""

    def __init__(self) -> None:
        # /tmp may be memory, where an fsync costs nothing; /var/tmp is kept on a disk.
        self.directory = Path(tempfile.mkdtemp(prefix="outreach-bench-", dir=os.environ.get("BENCH_TMP", "/var/tmp")))
        self._as_postgres = {"user": SUPERUSER, "group": SUPERUSER, "extra_groups": []} if os.getuid() == 0 else {}
        self._process: subprocess.Popen | None = None

    def __enter__(self) -> Cluster:
        data = self.directory / "data"
        if self._as_postgres:
            shutil.chown(self.directory, SUPERUSER, SUPERUSER)
        self.directory.chmod(0o755)
        subprocess.run(
            [
                postgres_bin() / "initdb",
                "-D",
                data,
                "-U",
                SUPERUSER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.directory,
            env=plain_environment(),
            **self._as_postgres,
        )
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}".replace("''", ""))]
        self._process = subprocess.Popen(
            [postgres_bin() / "postgres", "-D", data, "-k", self.directory, *options],
            cwd=self.directory,
            stdout=subprocess.DEVNULL,
            stderr=open(self.directory / "log", "w"),
            env=plain_environment(),
            preexec_fn=dies_with_us(signal.SIGINT),
            start_new_session=True,
            **self._as_postgres,
        )
        self._wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(60)
        shutil.rmtree(self.directory, ignore_errors=True)

    def url(self, database: str) -> str:
        """A URI that libpq, asyncpg and the product all read."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.directory}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        import psycopg  # from the venv, which --list does without

        return psycopg.connect(self.url(database), autocommit=True, client_encoding="utf8")

    def create_database(self, name: str, template: str = "template0") -> str:
        """Creates the database anew.

        - Returns: its URI.
        """
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY = file_copy')
        return self.url(name)

    def script(self, database: str, *statements: str) -> None:
        """Statements, or several in one text, each outside of a transaction block."""
        with self.connect(database) as connection:
            for statement in statements:
                connection.execute(statement)

    def settle(self) -> None:
        """A checkpoint now, so that none falls into a measurement."""
        self.script("postgres", "CHECKPOINT")

    def _wait_until_ready(self) -> None:
        import psycopg

        deadline = time.monotonic() + 30
        while True:
            try:
                self.connect().close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise NotMeasured(
                        "Postgres did not start: " + (self.directory / "log").read_text()[-600:]
                    ) from None
                time.sleep(0.05)
