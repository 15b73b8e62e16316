"""Worker processes of a peer queue: ready and connected before the clock starts, counted by their handlers."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

WARM_UP = 5
SECONDS_BETWEEN_SAMPLES = 0.02


@dataclass(frozen=True)
class WorkerSettings:
    """`concurrency` is the peer's own parallelism inside of each process, `batch` its prefetch."""

    processes: int
    concurrency: int
    batch: int


@dataclass
class Handled:
    """What the handlers of one worker process saw."""

    count: int = 0
    last_nanoseconds: int = 0
    latency_fd: int | None = None

    def event(self) -> None:
        now = time.monotonic_ns()
        self.count += 1
        self.last_nanoseconds = now
        if self.latency_fd is not None:
            os.write(self.latency_fd, now.to_bytes(8, "little"))


async def work(asked: argparse.Namespace) -> None:
    """The worker process: says ready, waits for a line, works until told to stop or drained, says what it handled."""
    queue = importlib.import_module(f"{asked.peer}_queue")
    handled = Handled(latency_fd=asked.latency_fd)
    run, stop = await queue.worker(asked.url, asked.concurrency, asked.batch, handled, drains=asked.latency_fd is None)
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.readline)
    loop.add_signal_handler(signal.SIGTERM, stop)
    loop.call_later(asked.seconds, stop)
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(run(), asked.seconds + 8)
    print(json.dumps({"count": handled.count, "last": handled.last_nanoseconds}), flush=True)
    os._exit(0)


def spawn(
    peer: str, url: str, settings: WorkerSettings, seconds: float, latency_fd: int | None = None
) -> subprocess.Popen:
    command = [
        sys.executable,
        str(Path(__file__).with_name("queue_peer.py")),
        peer,
        "worker",
        "--url",
        url,
        "--concurrency",
        str(settings.concurrency),
        "--batch",
        str(settings.batch),
        "--seconds",
        str(seconds),
    ]
    passed: tuple[int, ...] = ()
    if latency_fd is not None:
        command += ["--latency-fd", str(latency_fd)]
        passed = (latency_fd,)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, pass_fds=passed)
    if process.stdout.readline().strip() != "ready":
        raise RuntimeError(f"a {peer} worker did not start")
    return process


def start(process: subprocess.Popen) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


async def drain(peer: str, url: str, settings: WorkerSettings, seconds: float) -> dict:
    processes = [spawn(peer, url, settings, seconds) for _ in range(settings.processes)]
    began = time.monotonic_ns()
    for process in processes:
        start(process)
    loop = asyncio.get_running_loop()
    lines = await asyncio.gather(*[loop.run_in_executor(None, process.stdout.readline) for process in processes])
    for process in processes:
        process.wait()
    results = [json.loads(line) for line in lines]
    count, last = sum(each["count"] for each in results), max(each["last"] for each in results)
    return {"value": count / max(1e-9, (last - began) / 1e9), "unit": "events/s", "events": count}


async def latency(peer: str, url: str, samples: int, enqueue: Callable[[], Awaitable[object]]) -> dict:
    """From just before the enqueue call to the start of the handler, with one idle worker."""
    reading, writing = os.pipe()
    worker = spawn(peer, url, WorkerSettings(1, 1, 10), 600, writing)
    start(worker)
    await asyncio.sleep(1)
    loop, milliseconds = asyncio.get_running_loop(), []
    for sample in range(samples + WARM_UP):
        began = time.monotonic_ns()
        await enqueue()
        arrived = int.from_bytes(await loop.run_in_executor(None, os.read, reading, 8), "little")
        if sample >= WARM_UP:
            milliseconds.append((arrived - began) / 1e6)
        await asyncio.sleep(SECONDS_BETWEEN_SAMPLES)
    worker.terminate()
    try:
        worker.wait(10)
    except subprocess.TimeoutExpired:
        worker.kill()
    milliseconds.sort()
    p50, p99 = statistics.median(milliseconds), milliseconds[int(len(milliseconds) * 0.99) - 1]
    return {"value": p50, "unit": "ms", "p50": p50, "p99": p99}
