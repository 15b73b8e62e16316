"""`outreach up` on an empty database, then `outreach import` of a million rows until all are applied profiles."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path

from harness import processes, seeding
from harness.native import sql
from harness.product import SERVICES, Installation
from harness.reading import Against, NotMeasured, Reading
from harness.session import Benchmark, Session, say

PRODUCT, LIMIT = "bench_import", "bench_import_limit"
CSV_COLUMNS = "platform, username, full_name, profile_url, bio, location, category, followers_count"
UPDATED = ("full_name", "bio", "location", "category", "followers_count")
MOST_MIB = 200.0
MOST_SECONDS = 140
OURS = {*SERVICES, "outreach", "nginx"}


class PeakMemory(threading.Thread):
    """Follows the highest resident memory of the product's processes, by the name of the executable, in MiB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._mib: dict[str, float] = {}
        self._ends = threading.Event()

    def run(self) -> None:
        while not self._ends.wait(0.25):
            for pid in processes.descendants(os.getpid()):
                if (name := processes.executable_name(pid)) in OURS:
                    self._mib[name] = max(self._mib.get(name, 0), processes.memory_mib(pid, "VmHWM"))

    def stop(self) -> dict[str, float]:
        self._ends.set()
        self.join()
        return self._mib


def write_csv(session: Session, file: Path) -> None:
    """The invented people as a file that a person could have exported."""
    rows = sql("seed_people", people=session.people)
    copy = f"COPY (SELECT {CSV_COLUMNS} FROM ({rows}) AS rows) TO STDOUT (FORMAT csv, HEADER)"
    with session.cluster.connect() as connection, connection.cursor().copy(copy) as chunks, file.open("wb") as out:
        for chunk in chunks:
            out.write(chunk)


def import_people(session: Session) -> list[Reading]:
    session.close()
    file = session.cluster.directory / "people.csv"
    write_csv(session, file)
    installation = Installation(session, "import", session.cluster.create_database(PRODUCT))
    process, _ = installation.start_everything()
    session.cluster.settle()
    say(f"the product is up; importing {session.people:,} rows")
    try:
        seconds, peaks = timed_import(session, installation, file)
    finally:
        processes.stop_group(process, grace=15)
    rate, limit = session.people / seconds, copy_stage_insert(session, file)
    return [
        Reading(
            "import",
            rate,
            "rows/s",
            "higher",
            Against("COPY, stage, INSERT ON CONFLICT", limit, goal=0.8),
            note=f"{session.people:,} rows in {seconds:.1f} s",
        ),
        Reading(
            "import-memory",
            max(peaks.values()),
            "MiB",
            "lower",
            Against(f"target: at most {MOST_MIB:g} MiB", MOST_MIB, goal=1),
            note="peaks: " + ", ".join(f"{name} {mib:.0f} MiB" for name, mib in sorted(peaks.items())),
        ),
    ]


def timed_import(session: Session, installation: Installation, file: Path) -> tuple[float, dict[str, float]]:
    """Until the command says that it is done, and every person is really there.

    - Returns: seconds, and the peaks of memory.
    """
    memory = PeakMemory()
    memory.start()
    began = time.monotonic()
    try:
        installation.operator("import", str(file), timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise NotMeasured(f"{people_in(session):,} of {session.people:,} rows after {MOST_SECONDS} s") from None
    seconds = time.monotonic() - began
    if (found := people_in(session)) != session.people:
        raise NotMeasured(f"the import said it was done with {found:,} of {session.people:,} people")
    return seconds, memory.stop()


def people_in(session: Session) -> int:
    with session.cluster.connect(PRODUCT) as connection:
        return connection.execute("SELECT count(*) FROM social.social_profiles").fetchone()[0]


def copy_stage_insert(session: Session, file: Path) -> float:
    """Rows per second of the shortest way in SQL: COPY to an unlogged stage, one INSERT ... ON CONFLICT into a table
    with the product's indexes and without its triggers."""
    Installation(session, "import-limit", session.cluster.create_database(LIMIT)).operator("migrate")
    seeding.drop_triggers(session.cluster, LIMIT)
    updates = ", ".join(f"{column} = EXCLUDED.{column}" for column in UPDATED)
    with session.cluster.connect(LIMIT) as connection:
        connection.execute(f"CREATE UNLOGGED TABLE stage AS SELECT {CSV_COLUMNS} FROM social.social_profiles")
        session.cluster.settle()
        began = time.monotonic()
        with connection.transaction():
            with (
                connection.cursor().copy(f"COPY stage ({CSV_COLUMNS}) FROM STDIN (FORMAT csv, HEADER)") as copy,
                file.open("rb") as rows,
            ):
                while chunk := rows.read(1 << 20):
                    copy.write(chunk)
            connection.execute(
                f"INSERT INTO social.social_profiles ({CSV_COLUMNS}) SELECT {CSV_COLUMNS} FROM stage "
                f"ON CONFLICT (profile_url) DO UPDATE SET {updates}, updated_at = now()"
            )
        return session.people / (time.monotonic() - began)


BENCHMARKS = [
    Benchmark(
        "import",
        ("import", "import-memory"),
        "a million rows by `outreach import`, until they are applied profiles",
        import_people,
        limit_seconds=270,
    ),
]
