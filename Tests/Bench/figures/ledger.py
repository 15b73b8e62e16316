"""How fast the ledger plans intents with every limit of a thousand accounts, beside the bare writes of it by pgbench."""

from __future__ import annotations

from harness import load
from harness.processes import run_json
from harness.reading import Against, Reading, Rounds
from harness.session import Benchmark, Session

GOAL_PER_SECOND = 5_000.0
MOST_MILLISECONDS = 5.0
# As ActionWorker plans.
BATCH = 12
PLANNERS = 2

# What cannot be left out: the action takes its lease and an attempt is written. No limit, no pause, no list of those who said no.
BARE = f"""
WITH picked AS (
    SELECT id FROM platform.actions TABLESAMPLE SYSTEM (1) LIMIT {BATCH} FOR UPDATE SKIP LOCKED),
moved AS (
    UPDATE platform.actions a SET attempts = attempts + 1, lease_until = clock_timestamp() FROM picked p
    WHERE a.id = p.id RETURNING a.id, a.attempts)
INSERT INTO platform.action_attempts (action_id, number, kind, worker, intent_at)
SELECT id, attempts, 'try', gen_random_uuid(), clock_timestamp() FROM moved
ON CONFLICT DO NOTHING;
"""


def intents(session: Session) -> list[Reading]:
    rounds, bench = Rounds(), session.executable("ledger-bench")
    for number in range(session.rounds):
        url = session.cluster.create_database(f"bench_ledger_{number}")
        ours = run_json([bench, "--url", url, "--batch", BATCH, "--planners", PLANNERS], timeout=100)
        rounds.add("rate", ours["value"])
        rounds.add("p99", ours["p99_ms"])
        bare = load.pgbench(url, BARE, PLANNERS, session.seconds, session.cluster.directory)
        rounds.add("bare", bare * BATCH)
    return [
        Reading(
            "ledger-intents",
            rounds.median("rate"),
            "intents/s",
            "higher",
            Against(f"target: at least {GOAL_PER_SECOND:g}/s", GOAL_PER_SECOND, goal=1),
            [Against("pgbench: lease and attempt alone", rounds.median("bare"))],
            rounds.spread("rate"),
            "1,000 accounts on 100 networks, every rule set on both; a list of 10,000 who said no",
        ),
        Reading(
            "ledger-plan-p99",
            rounds.median("p99"),
            "ms",
            "lower",
            Against(f"target: at most {MOST_MILLISECONDS:g} ms", MOST_MILLISECONDS, goal=1),
            spread=rounds.spread("p99"),
        ),
    ]


BENCHMARKS = [
    Benchmark("ledger", ("ledger-intents", "ledger-plan-p99"), "intents planned with all limits", intents),
]
