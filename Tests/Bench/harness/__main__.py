"""Runs the benchmarks: `python -m harness [--list] [figure...]`, or with FIGURE=name[,name]."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from figures import BENCHMARKS

from harness import machine, report
from harness.cluster import Cluster
from harness.session import Benchmark, Session, say


def chosen(wanted: str) -> list[Benchmark]:
    """The benchmarks that FIGURE names, by their own name or by that of one of their figures; all when it is empty."""
    names = [name for name in wanted.replace(",", " ").split() if name]
    known = {name for benchmark in BENCHMARKS for name in (benchmark.name, *benchmark.figures)}
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"bench: no figure is called {', '.join(unknown)}; Tests/Bench/run --list names them all")
    return [each for each in BENCHMARKS if not names or {each.name, *each.figures} & set(names)]


def listing() -> None:
    for benchmark in BENCHMARKS:
        print(f"{benchmark.name:<40}{benchmark.what}")
        for figure in benchmark.figures:
            if figure != benchmark.name:
                print(f"  {figure}")


def run(benchmarks: list[Benchmark], home: Path) -> int:
    """Measures one after the other; the table comes at the end, also when the run is interrupted.

    - Returns: the exit status, 1 if a figure could not be measured.
    """
    table, failures = [report.head()], []
    try:
        with Cluster() as cluster:
            table.insert(0, machine.describe(cluster.directory) + "\n")
            session = Session(cluster, Path(os.environ["BENCH_BIN"]))
            try:
                for benchmark in benchmarks:
                    try:
                        table += measured(benchmark, session, home)
                    except Exception as error:
                        failures.append(f"{benchmark.name}: {error or type(error).__name__}")
                        say(f"NOT MEASURED, {failures[-1]}")
            finally:
                session.close()
    finally:
        print("\n".join(table), flush=True)
    if failures:
        print("\nnot measured:", *failures, sep="\n  ")
    return 1 if failures else 0


def measured(benchmark: Benchmark, session: Session, home: Path) -> list[str]:
    """Measures, and appends to bench.jsonl unless this is a smoke run.

    - Returns: the table's lines.
    """
    say(f"{benchmark.name}: {benchmark.what}")
    load = machine.ForeignLoad()
    readings = within(benchmark.limit_seconds, lambda: benchmark.measure(session))
    foreign = load.percent()
    for reading in readings:
        say(f"  {report.brief(reading)}")
    say(f"  others used {foreign:.0f} % of the machine meanwhile")
    if not session.is_smoke:
        report.append(home / "bench.jsonl", [report.record(reading, foreign) for reading in readings])
    table = [line for reading in readings for line in report.lines(reading)]
    return table + report.disturbance(foreign)


def within(seconds: int, work):
    """Calls `work`; a TimeoutError interrupts it where it stands."""

    def expire(*_: object) -> None:
        raise TimeoutError(f"it took longer than {seconds} s")

    signal.signal(signal.SIGALRM, expire)
    signal.alarm(seconds)
    try:
        return work()
    finally:
        signal.alarm(0)


def main() -> None:
    if "--list" in sys.argv[1:]:
        return listing()
    wanted = " ".join(sys.argv[1:]) or os.environ.get("FIGURE", "")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(run(chosen(wanted), Path(os.environ["OUTREACH_HOME"])))


main()
