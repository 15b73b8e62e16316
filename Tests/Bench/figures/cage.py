"""A call of an adapter in its process, beside what two processes need to hand each other as many bytes."""

from __future__ import annotations

from harness import native
from harness.processes import run_json
from harness.reading import Against, Reading, Rounds
from harness.session import Benchmark, Session

SAMPLES = 20_000
MOST_MICROSECONDS = 100.0


def round_trip(session: Session) -> list[Reading]:
    """From a call as a value to the checked step, by the delivered Facebook adapter: JSON both ways, on both sides."""
    rounds, bench, library = Rounds(), session.executable("cage-bench"), session.executable("libfacebook.so")
    for _ in range(session.rounds):
        ours = run_json([bench, library, SAMPLES], timeout=60)
        # Four bytes of length go with each frame.
        sizes = str(ours["request_bytes"] + 4), str(ours["reply_bytes"] + 4)
        bare = native.measure(session, "socket_hop", *sizes, str(SAMPLES))
        for name in ("p50", "p99"):
            rounds.add(name, ours[name])
            rounds.add(f"bare {name}", bare[name])
        rounds.add("start", ours["start_ms"])
    note = f"bytes there and back: {sizes[0]} and {sizes[1]}; loading the adapter: {rounds.median('start'):.1f} ms"
    return [
        Reading(
            "cage",
            rounds.median("p50"),
            "us",
            "lower",
            Against(f"target: at most {MOST_MICROSECONDS:g} us", MOST_MICROSECONDS, goal=1),
            [Against("bare socket pair, as many bytes", rounds.median("bare p50"))],
            rounds.spread("p50"),
            note,
        ),
        Reading(
            "cage-p99",
            rounds.median("p99"),
            "us",
            "lower",
            Against("bare socket pair, as many bytes", rounds.median("bare p99")),
            spread=rounds.spread("p99"),
        ),
    ]


BENCHMARKS = [
    Benchmark("cage", ("cage", "cage-p99"), "a call of an adapter in its cage, and its answer", round_trip),
]
