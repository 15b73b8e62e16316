"""What one run of the benchmarks offers to its figures."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from harness.cluster import Cluster
from harness.processes import run_json
from harness.reading import NotMeasured, Reading

if TYPE_CHECKING:
    from harness.people import PeopleStage

BENCH = Path(__file__).resolve().parent.parent


@dataclass
class Session:
    """`people` and `seconds` are smaller in a smoke run; figures taken so are printed but never recorded."""

    cluster: Cluster
    executables: Path
    python: Path = Path(sys.executable)
    people: int = int(os.environ.get("BENCH_PEOPLE", "1000000"))
    events: int = int(os.environ.get("BENCH_EVENTS", "200000"))
    rounds: int = int(os.environ.get("BENCH_ROUNDS", "3"))
    seconds: float = float(os.environ.get("BENCH_SECONDS", "2"))
    _cleanups: list[Callable[[], None]] = field(default_factory=list)

    @property
    def is_smoke(self) -> bool:
        return self.people < 1_000_000 or self.events < 200_000 or self.rounds < 3 or self.seconds < 2

    def executable(self, name: str) -> Path:
        path = self.executables / name
        if not os.access(path, os.X_OK):
            raise NotMeasured(f"{path} is not there: swift build -c release")
        return path

    def outbox_bench(self, *arguments: str, timeout: float = 60) -> dict:
        return run_json([self.executable("outbox-bench"), *arguments], timeout)

    def queue_peer(self, *arguments: str, timeout: float = 60) -> dict:
        return run_json([self.python, BENCH / "peers" / "queue_peer.py", *arguments], timeout)

    @cached_property
    def stage(self) -> PeopleStage:
        """A million people, the product's `profiles` service and its FastAPI peer: made when first asked for."""
        from harness.people import PeopleStage

        stage = PeopleStage(self)
        self._cleanups.append(stage.stop)
        stage.start()
        return stage

    def close(self) -> None:
        """Stops the stage; the next figure that needs it makes a new one."""
        self.__dict__.pop("stage", None)
        while self._cleanups:
            self._cleanups.pop()()


@dataclass(frozen=True)
class Benchmark:
    """One measurement, which may give several figures (a median and a p99, two peers)."""

    name: str
    figures: tuple[str, ...]
    what: str
    measure: Callable[[Session], list[Reading]]
    limit_seconds: int = 120


_started = time.monotonic()


def say(message: str) -> None:
    """Progress, on standard error."""
    print(f"[{time.monotonic() - _started:5.0f} s] {message}", file=sys.stderr, flush=True)
