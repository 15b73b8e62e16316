"""What a benchmark found: a value of the product and the peers or limits measured beside it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Against:
    """A peer, a limit or a fixed target; `goal` and `stretch` are least ratios where higher is better."""

    name: str
    value: float
    goal: float | None = None
    stretch: float | None = None

    def ratio(self, value: float, better: Better) -> float:
        """How many times better the product is; for latency and memory that is theirs divided by ours."""
        over, under = (value, self.value) if better == "higher" else (self.value, value)
        return over / under if under else float("inf")


@dataclass(frozen=True)
class Reading:
    """One figure. `against` carries the goal; `limits` are compared and printed, but nothing is demanded of them."""

    figure: str
    value: float
    unit: str
    better: Better
    against: Against
    limits: list[Against] = field(default_factory=list)
    spread: tuple[float, float] | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.against.ratio(self.value, self.better)

    @property
    def meets_goal(self) -> bool:
        return self.against.goal is None or self.ratio >= self.against.goal


class NotMeasured(Exception):
    """A figure could not be measured; the message says why."""


class Rounds:
    """Samples by name, collected over several alternating rounds and read as medians."""

    def __init__(self) -> None:
        self._samples: dict[str, list[float]] = {}

    def add(self, name: str, value: float) -> None:
        self._samples.setdefault(name, []).append(value)

    def median(self, name: str) -> float:
        return statistics.median(self._samples[name])

    def spread(self, name: str) -> tuple[float, float]:
        return min(self._samples[name]), max(self._samples[name])
