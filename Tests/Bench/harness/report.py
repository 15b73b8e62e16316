"""The table on the terminal and the lines of bench.jsonl."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from harness.reading import Against, Reading

HEAD = ("figure", "value", "unit", "against", "its value", "ratio", "goal", "")
WIDTHS = (39, 12, 9, 40, 12, 9, 8, 0)

QUIET_PERCENT = 12


def number(value: float) -> str:
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


def row(*cells: str) -> str:
    return " ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS)).rstrip()


def head() -> str:
    return row(*HEAD) + "\n" + "-" * (sum(WIDTHS) + len(WIDTHS))


def brief(reading: Reading) -> str:
    return f"{reading.figure} {number(reading.value)} {reading.unit}, {number(reading.ratio)}x {reading.against.name}"


def lines(reading: Reading) -> list[str]:
    """The figure, then its limits below it. A missed goal is said by how much."""
    goal, verdict = reading.against.goal, ""
    if goal is not None:
        verdict = "met" if reading.meets_goal else f"MISSED by {100 * (1 - reading.ratio / goal):.0f} %"
    table = [
        row(
            reading.figure,
            number(reading.value),
            reading.unit,
            reading.against.name,
            number(reading.against.value),
            f"{number(reading.ratio)}x",
            "" if goal is None else f">={goal:g}x",
            verdict,
        )
    ]
    for limit in reading.limits:
        ratio = limit.ratio(reading.value, reading.better)
        wish = "" if limit.stretch is None else f"(>={limit.stretch:g}x)"
        reached = "stretch reached" if limit.stretch is not None and ratio >= limit.stretch else ""
        table.append(row("", "", "", limit.name, number(limit.value), f"{number(ratio)}x", wish, reached))
    if reading.note:
        table.append("  " + reading.note)
    return table


def disturbance(foreign_percent: float) -> list[str]:
    """A line of doubt where other processes used so much of the machine that the figures should be taken again."""
    if foreign_percent <= QUIET_PERCENT:
        return []
    return [f"  disturbed: others used {foreign_percent:.0f} % of the machine meanwhile; take this again"]


def record(reading: Reading, foreign_percent: float) -> dict:
    """The object of bench.jsonl: the seven agreed keys first, then what helps to judge them."""
    value, theirs = significant(reading.value), significant(reading.against.value)
    return {
        "figure": reading.figure,
        "value": value,
        "unit": reading.unit,
        "against": reading.against.name,
        "against_value": theirs,
        "ratio": significant(reading.ratio),
        "goal": reading.against.goal,
        "limits": [_limit(limit, reading) for limit in reading.limits],
        "spread": [significant(end) for end in reading.spread] if reading.spread else None,
        "note": reading.note or None,
        "foreign_cpu_percent": round(foreign_percent, 1),
        "at": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def append(file: Path, records: list[dict]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as out:
        for entry in records:
            out.write(json.dumps(entry) + "\n")


def significant(value: float) -> float:
    """Five significant digits: more would be noise."""
    return float(f"{value:.5g}")


def _limit(limit: Against, reading: Reading) -> dict:
    return {
        "against": limit.name,
        "against_value": significant(limit.value),
        "ratio": significant(limit.ratio(reading.value, reading.better)),
        "stretch": limit.stretch,
    }
