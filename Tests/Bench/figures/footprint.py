"""What the services cost before they do anything: resident memory, and the time from start to ready."""

from __future__ import annotations

import statistics
import time

from harness import processes
from harness.product import SERVICES, Installation
from harness.reading import Against, Reading
from harness.session import Benchmark, Session

SECONDS_UNTIL_IDLE = 5
MOST_MIB, MOST_MILLISECONDS = 25.0, 150.0
MOST_SECONDS_UP = 5.0
STRETCH_MIB, STRETCH_MILLISECONDS = 16.0, 60.0


def installed(session: Session) -> Installation:
    installation = Installation(session, "footprint", session.cluster.create_database("bench_footprint"))
    installation.operator("migrate")
    return installation


def memory_idle(session: Session) -> list[Reading]:
    """The largest of the four counts."""
    installation, running = installed(session), {}
    try:
        for service in SERVICES:
            running[service], _ = installation.start_service(service)
        time.sleep(SECONDS_UNTIL_IDLE)
        resident = {name: processes.memory_mib(process.pid) for name, process in running.items()}
    finally:
        for process in running.values():
            processes.stop_group(process)
    return [
        Reading(
            "memory-idle",
            max(resident.values()),
            "MiB",
            "lower",
            Against(f"target: at most {MOST_MIB:g} MiB", MOST_MIB, goal=1),
            [Against(f"stretch target: at most {STRETCH_MIB:g} MiB", STRETCH_MIB, stretch=1)],
            (min(resident.values()), max(resident.values())),
            each(resident, "MiB"),
        )
    ]


def start_to_ready(session: Session) -> list[Reading]:
    """From exec to the first 200 of /readyz, each service alone; the slowest service's median counts."""
    installation, medians = installed(session), {}
    for service in SERVICES:
        times = []
        for _ in range(session.rounds):
            process, milliseconds = installation.start_service(service)
            times.append(milliseconds)
            processes.stop_group(process)
        medians[service] = statistics.median(times)
    return [
        Reading(
            "start-to-ready",
            max(medians.values()),
            "ms",
            "lower",
            Against(f"target: at most {MOST_MILLISECONDS:g} ms", MOST_MILLISECONDS, goal=1),
            [Against(f"stretch target: at most {STRETCH_MILLISECONDS:g} ms", STRETCH_MILLISECONDS, stretch=1)],
            (min(medians.values()), max(medians.values())),
            each(medians, "ms"),
        )
    ]


def up_to_ready(session: Session) -> list[Reading]:
    """`outreach up` with its embedded database, where it has run before, to the first 200 of the gateway's /healthz."""
    installation, seconds = Installation(session, "up"), []
    for start in range(session.rounds + 1):
        process, milliseconds = installation.start_everything()
        processes.stop_group(process, grace=15)
        if start > 0:
            seconds.append(milliseconds / 1000)
    return [
        Reading(
            "up-to-ready",
            statistics.median(seconds),
            "s",
            "lower",
            Against(f"target: at most {MOST_SECONDS_UP:g} s", MOST_SECONDS_UP, goal=1),
            spread=(min(seconds), max(seconds)),
        )
    ]


def each(values: dict[str, float], unit: str) -> str:
    return ", ".join(f"{name} {value:.1f} {unit}" for name, value in values.items())


BENCHMARKS = [
    Benchmark("memory-idle", ("memory-idle",), "resident memory of the largest service, idle", memory_idle),
    Benchmark("start-to-ready", ("start-to-ready",), "the slowest service, from its start to /readyz", start_to_ready),
    Benchmark("up-to-ready", ("up-to-ready",), "everything, from `outreach up` to a healthy gateway", up_to_ready),
]
