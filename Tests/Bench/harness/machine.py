"""What the machine is, and how much of it others used while a figure was measured."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from harness import processes


def describe(directory: Path) -> str:
    """One line for the head of the report: cores, processor, and what an fsync costs where the cluster lies."""
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        "unknown CPU",
    )
    return f"{os.cpu_count()} cores, {model}; fsync of 8 KiB {fsync_microseconds(directory):.0f} us"


def fsync_microseconds(directory: Path, samples: int = 100) -> float:
    """Median of writing 8 KiB and syncing it. A few microseconds mean that nothing reaches a disk."""
    times: list[float] = []
    with tempfile.TemporaryFile(dir=directory) as file:
        for _ in range(samples):
            start = time.perf_counter()
            os.pwrite(file.fileno(), b"x" * 8192, 0)
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(times)


class ForeignLoad:
    """Share of the whole machine that processes outside of this run used, in percent."""

    def __init__(self) -> None:
        self._total, self._busy = _machine_ticks()
        self._own = self._own_ticks()

    def percent(self) -> float:
        total, busy = _machine_ticks()
        foreign = (busy - self._busy) - (self._own_ticks() - self._own)
        return max(0.0, 100 * foreign / max(1, total - self._total))

    @staticmethod
    def _own_ticks() -> int:
        return processes.cpu_ticks(processes.descendants(os.getpid()))


def _machine_ticks() -> tuple[int, int]:
    """All time and busy time (without what the hypervisor took) since boot, in clock ticks."""
    fields = [int(value) for value in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    idle, stolen = fields[3] + fields[4], fields[7]
    return sum(fields), sum(fields) - idle - stolen
