"""The outbox against pgqueuer, procrastinate, and what Postgres gives without any product."""

from __future__ import annotations

import time

from harness import load, native
from harness.reading import Against, NotMeasured, Reading, Rounds
from harness.session import Benchmark, Session

EVENT_COLUMNS = "id, aggregatetype, aggregateid, type, payload, lane, shard, version, era, traceparent"
PGQUEUER_EVENTS = 60_000
PROCRASTINATE_EVENTS = 6_000
PROCRASTINATE_SECONDS = 3
WRITERS = 32


def product(session: Session) -> str:
    """A fresh database with the product's outbox."""
    url = session.cluster.create_database("bench_outbox")
    session.outbox_bench("migrate", "--url", url)
    return url


def peer(session: Session, name: str) -> str:
    """A fresh database with that peer's schema."""
    url = session.cluster.create_database(f"bench_{name}")
    session.queue_peer(name, "install", "--url", url)
    return url


def empty_outbox(session: Session) -> None:
    session.cluster.script("bench_outbox", "TRUNCATE outbox.events", "CHECKPOINT")


def copy_into_events(session: Session) -> float:
    """Rows per second of one COPY of the events that lie there, into the same table, emptied before."""
    file = session.cluster.directory / "data" / "bench_events.bin"
    with session.cluster.connect("bench_outbox") as connection:
        rows = connection.execute(
            f"COPY (SELECT {EVENT_COLUMNS} FROM outbox.events) TO '{file}' (FORMAT binary)"
        ).rowcount
    empty_outbox(session)
    with session.cluster.connect("bench_outbox") as connection:
        began = time.monotonic()
        connection.execute(f"COPY outbox.events ({EVENT_COLUMNS}) FROM '{file}' (FORMAT binary)")
        return rows / (time.monotonic() - began)


def append(session: Session) -> list[Reading]:
    url, pgqueuer, rounds = product(session), peer(session, "pgqueuer"), Rounds()
    for _ in range(session.rounds):
        empty_outbox(session)
        rounds.add(
            "ours",
            session.outbox_bench("append", "--url", url, "--events", str(session.events), "--batch", "1000")["value"],
        )
        expect_events(session, session.events)
        rounds.add("copy", copy_into_events(session))
        rounds.add(
            "pgqueuer",
            session.queue_peer("pgqueuer", "enqueue", "--url", pgqueuer, "--events", str(PGQUEUER_EVENTS))["value"],
        )
    return [
        Reading(
            "outbox-append",
            rounds.median("ours"),
            "events/s",
            "higher",
            Against("pgqueuer, batches of 1000", rounds.median("pgqueuer"), goal=2.5),
            [Against("one COPY into the same table", rounds.median("copy"), stretch=0.8)],
            rounds.spread("ours"),
        )
    ]


def expect_events(session: Session, events: int) -> None:
    with session.cluster.connect("bench_outbox") as connection:
        found = connection.execute("SELECT count(*) FROM outbox.events").fetchone()[0]
    if found != events:
        raise NotMeasured(f"{events} events were appended, but {found} lie in outbox.events")


def drain(session: Session) -> list[Reading]:
    url, pgqueuer, procrastinate, rounds = (
        product(session),
        peer(session, "pgqueuer"),
        peer(session, "procrastinate"),
        Rounds(),
    )
    session.cluster.script("bench_outbox", native.sql("cursor_loop"))
    for _ in range(session.rounds):
        empty_outbox(session)
        rounds.add("ours", session.outbox_bench("drain", "--url", url, "--events", str(session.events))["value"])
        rounds.add("loop", cursor_loop(session, url))
        rounds.add(
            "pgqueuer",
            session.queue_peer("pgqueuer", "drain", "--url", pgqueuer, "--events", str(PGQUEUER_EVENTS))["value"],
        )
        rounds.add(
            "procrastinate",
            session.queue_peer(
                "procrastinate",
                "drain",
                "--url",
                procrastinate,
                "--events",
                str(PROCRASTINATE_EVENTS),
                "--seconds",
                str(PROCRASTINATE_SECONDS),
            )["value"],
        )
    ours, spread = rounds.median("ours"), rounds.spread("ours")
    loop = Against("bare SQL cursor loop in C", rounds.median("loop"), stretch=0.5)
    return [
        Reading(
            "outbox-drain",
            ours,
            "events/s",
            "higher",
            Against("pgqueuer, 2x3 workers", rounds.median("pgqueuer"), goal=8),
            [loop],
            spread,
        ),
        Reading(
            "outbox-drain-procrastinate",
            ours,
            "events/s",
            "higher",
            Against("procrastinate, 4x30 workers", rounds.median("procrastinate"), goal=100),
            spread=spread,
        ),
    ]


def cursor_loop(session: Session, url: str) -> float:
    empty_outbox(session)
    with session.cluster.connect("bench_outbox") as connection:
        connection.execute(native.sql("fill_outbox", events=session.events))
    session.cluster.script("bench_outbox", "ANALYZE outbox.events", "CHECKPOINT")
    return native.measure(session, "cursor_loop", url, "1000")["value"]


def latency(session: Session) -> list[Reading]:
    url, pgqueuer, rounds = product(session), peer(session, "pgqueuer"), Rounds()
    hop = session.cluster.create_database("bench_hop")
    session.cluster.script("bench_hop", native.sql("notify_hop"))
    for _ in range(session.rounds):
        ours = session.outbox_bench("latency", "--url", url, "--samples", "200")
        theirs = session.queue_peer("pgqueuer", "latency", "--url", pgqueuer, "--samples", "200")
        loop = native.measure(session, "notify_hop", hop, "1000")
        for which in ("p50", "p99"):
            rounds.add(f"from call {which}", ours[f"call_{which}_ms"])
            rounds.add(f"from commit {which}", ours[f"{which}_ms"])
            rounds.add(f"pgqueuer {which}", theirs[which])
            rounds.add(f"loop {which}", loop[which])
    return [
        reading
        for which, target, stretch in (("p50", 1.0, 1 / 1.5), ("p99", 3.0, None))
        for reading in latency_readings(rounds, which, target, stretch)
    ]


def latency_readings(rounds: Rounds, which: str, target: float, stretch: float | None) -> list[Reading]:
    """Beside peer and loop the clock starts before the call, as theirs does; the target speaks of the commit."""
    figure, call, commit = f"outbox-latency-{which}", f"from call {which}", f"from commit {which}"
    return [
        Reading(
            figure,
            rounds.median(call),
            "ms",
            "lower",
            Against(f"pgqueuer ({which})", rounds.median(f"pgqueuer {which}"), goal=3),
            [Against(f"C loop: insert, notify, claim ({which})", rounds.median(f"loop {which}"), stretch=stretch)],
            rounds.spread(call),
        ),
        Reading(
            f"{figure}-target",
            rounds.median(commit),
            "ms",
            "lower",
            Against(f"target: at most {target:g} ms", target, goal=1),
            spread=rounds.spread(commit),
        ),
    ]


def commits(session: Session) -> list[Reading]:
    url, rounds = product(session), Rounds()
    # The log's columns and its index, without its days: the plainest table that an outbox could be.
    session.cluster.script(
        "bench_outbox",
        "DROP TABLE IF EXISTS outbox.bench_rows",
        "CREATE TABLE outbox.bench_rows (LIKE outbox.events INCLUDING DEFAULTS INCLUDING INDEXES)",
    )
    for _ in range(session.rounds):
        for name, events in (("with", "true"), ("without", "false")):
            session.cluster.settle()
            rounds.add(name, writers(session, url, events))
        session.cluster.settle()
        script = native.sql("commit_with_event")
        rounds.add("pgbench", load.pgbench(url, script, WRITERS, session.seconds, session.cluster.directory))
    return [
        Reading(
            "outbox-commit-overhead",
            rounds.median("with"),
            "commits/s",
            "higher",
            Against("pgbench, the same commit and one more insert", rounds.median("pgbench"), goal=0.9),
            [Against("the same commits without events", rounds.median("without"), stretch=0.8)],
            rounds.spread("with"),
        )
    ]


def writers(session: Session, url: str, events: str) -> float:
    seconds = f"{session.seconds:g}"
    return session.outbox_bench(
        "commits", "--url", url, "--writers", str(WRITERS), "--seconds", seconds, "--with-events", events
    )["value"]


BENCHMARKS = [
    Benchmark("outbox-append", ("outbox-append",), "events appended in batches of 1000, a commit each", append),
    Benchmark(
        "outbox-drain",
        ("outbox-drain", "outbox-drain-procrastinate"),
        "events handled, effect and cursor committed",
        drain,
    ),
    Benchmark(
        "outbox-latency",
        ("outbox-latency-p50", "outbox-latency-p50-target", "outbox-latency-p99", "outbox-latency-p99-target"),
        "event committed to handler called, idle system",
        latency,
    ),
    Benchmark("outbox-commit-overhead", ("outbox-commit-overhead",), "commits with an event each, 32 writers", commits),
]
