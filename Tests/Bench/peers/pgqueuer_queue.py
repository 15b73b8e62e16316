"""pgqueuer with asyncpg, as its documentation recommends it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode
from workers import Handled, WorkerSettings

# The best of 1-2 processes x 1, 3, 5 managers x batches of 10, 100, 500 on two cores.
BEST_DRAIN = WorkerSettings(processes=2, concurrency=3, batch=500)


async def install(url: str) -> None:
    """Its own command installs the schema and the autovacuum settings it recommends."""
    parts = urlsplit(url)
    environment = {
        **os.environ,
        "PGHOST": parse_qs(parts.query)["host"][0],
        "PGUSER": parts.username,
        "PGDATABASE": parts.path.lstrip("/"),
    }
    for step in ("install", "autovac"):
        subprocess.run(
            [Path(sys.executable).parent / "pgq", step], env=environment, check=True, stdout=subprocess.DEVNULL
        )


async def empty(url: str) -> None:
    await _execute(url, "TRUNCATE pgqueuer, pgqueuer_log", "CHECKPOINT")


async def analyze(url: str) -> None:
    await _execute(url, "ANALYZE pgqueuer", "CHECKPOINT")


async def enqueue(url: str, events: int, batch: int, event: dict) -> float:
    """Events per second, a commit for each batch."""
    connection = await asyncpg.connect(url)
    queries = Queries(AsyncpgDriver(connection))
    entrypoints, payloads, priorities = ["event"] * batch, [json.dumps(event).encode()] * batch, [0] * batch
    began = time.monotonic()
    for _ in range(events // batch):
        await queries.enqueue(entrypoints, payloads, priorities)
    rate = events / (time.monotonic() - began)
    await connection.close()
    return rate


@asynccontextmanager
async def enqueuer(url: str, event: dict):
    connection = await asyncpg.connect(url)
    queries, payload = Queries(AsyncpgDriver(connection)), json.dumps(event).encode()
    yield lambda: queries.enqueue("event", payload, 0)
    await connection.close()


async def worker(url: str, concurrency: int, batch: int, handled: Handled, drains: bool):
    managers = []
    for _ in range(concurrency):
        manager = PgQueuer(AsyncpgDriver(await asyncpg.connect(url)))

        @manager.entrypoint("event")
        async def event(job) -> None:
            handled.event()

        managers.append(manager)
    mode = QueueExecutionMode.drain if drains else QueueExecutionMode.continuous

    async def run() -> None:
        await asyncio.gather(*[manager.run(batch_size=batch, mode=mode) for manager in managers])

    def stop() -> None:
        for manager in managers:
            manager.shutdown.set()

    return run, stop


async def _execute(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
