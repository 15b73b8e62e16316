"""procrastinate with psycopg 3 (binary)."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager

import procrastinate
import psycopg
from workers import Handled, WorkerSettings

# The best of 1, 2, 4, 6 processes x concurrency 1, 10, 30 on two cores.
BEST_DRAIN = WorkerSettings(processes=4, concurrency=30, batch=1)


def application(url: str, connections: int, handled: Handled):
    app = procrastinate.App(
        connector=procrastinate.PsycopgConnector(conninfo=url, min_size=connections, max_size=connections)
    )

    @app.task(queue="queue", name="event")
    async def event(**_: object) -> None:
        handled.event()

    return app, event


async def install(url: str) -> None:
    app, _ = application(url, 1, Handled())
    async with app.open_async():
        await app.schema_manager.apply_schema_async()


async def empty(url: str) -> None:
    await _execute(url, "TRUNCATE procrastinate_jobs CASCADE", "CHECKPOINT")


async def analyze(url: str) -> None:
    await _execute(url, "ANALYZE procrastinate_jobs", "CHECKPOINT")


async def enqueue(url: str, events: int, batch: int, event: dict) -> float:
    """Events per second, a commit for each batch."""
    app, task = application(url, 1, Handled())
    async with app.open_async():
        jobs = [event] * batch
        began = time.monotonic()
        for _ in range(events // batch):
            await task.batch_defer_async(*jobs)
        return events / (time.monotonic() - began)


@asynccontextmanager
async def enqueuer(url: str, event: dict):
    app, task = application(url, 1, Handled())
    async with app.open_async():
        yield lambda: task.defer_async(**event)


async def worker(url: str, concurrency: int, batch: int, handled: Handled, drains: bool):
    app, _ = application(url, min(concurrency, 10) + 2, handled)
    await app.open_async()
    running: list[asyncio.Task] = []

    async def run() -> None:
        running.append(
            asyncio.create_task(
                app.run_worker_async(
                    queues=["queue"],
                    concurrency=concurrency,
                    wait=not drains,
                    listen_notify=not drains,
                    install_signal_handlers=False,
                    delete_jobs="always",
                )
            )
        )
        await asyncio.gather(*running, return_exceptions=True)

    def stop() -> None:
        for task in running:
            task.cancel()

    return run, stop


async def _execute(url: str, *statements: str) -> None:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        for statement in statements:
            await connection.execute(statement)
