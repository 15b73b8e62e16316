"""The `profiles` service against the tuned FastAPI peer, over the same million people with the same indexes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness import product, seeding
from harness.load import Drive
from harness.people import PRODUCT, PeopleStage
from harness.reading import Against, NotMeasured, Reading, Rounds
from harness.requests import FILTER, PEOPLE, Requests, page
from harness.seeding import COLUMNS
from harness.session import Benchmark, Session

STATUS = "/api/social/pipeline/status"
PEER_NAME = f"FastAPI, tuned, {os.cpu_count()} workers"
SELECT = f"SELECT {COLUMNS} FROM social.social_profiles"
NEWEST = "ORDER BY created_at DESC, id DESC LIMIT 50;"
MATCHING = "platform = 'linkedin' AND outreach_status = 'pending'"
BEHIND = "created_at < timestamptz '2025-01-01 00:00:00+00' + :i * interval '10 seconds'"
SET_REVIEWED = "UPDATE social.social_profiles SET discovery_status = 'reviewed', updated_at = now()"
SET_QUALIFIED = "UPDATE social.social_profiles SET discovery_status = 'qualified', updated_at = now()"


@dataclass(frozen=True)
class Limit:
    """A pgbench script over the same rows. With `once` it writes so much that it runs after the rounds."""

    name: str
    script: str
    clients: int
    stretch: float | None = None
    once: bool = False


def compare(
    figure: str,
    stage: PeopleStage,
    ours: Sequence[Drive],
    theirs: Sequence[Drive],
    limit: Limit | None,
    goal: float,
    p99_counts: bool,
) -> list[Reading]:
    """Product, peer and limit, one after the other in every round; the drives are those of each round."""
    rounds = Rounds()
    for mine, other in zip(ours, theirs, strict=True):
        for name, server, how in (("ours", stage.product, mine), ("peer", stage.peer, other)):
            driven, cpu = stage.drive(server, how)
            for what, value in (("rate", driven.rate), ("p99", driven.p99), ("cpu", cpu), ("bytes", driven.bytes)):
                rounds.add(f"{name} {what}", value)
        if limit and not limit.once:
            rounds.add("limit", stage.bare(limit.script, limit.clients))
    if limit and limit.once:
        rounds.add("limit", stage.bare(limit.script, limit.clients))
    return readings(figure, rounds, limit, ours[0].connections, goal, p99_counts)


def readings(
    figure: str, rounds: Rounds, limit: Limit | None, connections: int, goal: float, p99_counts: bool
) -> list[Reading]:
    median = rounds.median
    note = (
        f"{connections} connections; p99 {median('ours p99'):.2f} ms, peer {median('peer p99'):.1f} ms; server CPU "
        f"{median('ours cpu'):.0f} us a request, peer {median('peer cpu'):.0f}; "
        f"{median('ours bytes'):.0f} bytes, peer {median('peer bytes'):.0f}"
    )
    limits = [Against(limit.name, median("limit"), stretch=limit.stretch)] if limit else []
    found = [
        Reading(
            figure,
            median("ours rate"),
            "req/s",
            "higher",
            Against(PEER_NAME, median("peer rate"), goal=goal),
            limits,
            rounds.spread("ours rate"),
            note,
        )
    ]
    if p99_counts:
        found.append(
            Reading(
                f"{figure}-p99",
                median("ours p99"),
                "ms",
                "lower",
                Against(f"{PEER_NAME} (p99)", median("peer p99"), goal=1),
                spread=rounds.spread("ours p99"),
            )
        )
    return found


def same_each_round(session: Session, how: Drive) -> list[Drive]:
    return [how] * session.rounds


def first_page(figure: str, filters: str, condition: str) -> Callable[[Session], list[Reading]]:
    def measure(session: Session) -> list[Reading]:
        drives = same_each_round(session, Drive(64, page(filters)))
        where = f" WHERE {condition}" if condition else ""
        limit = Limit("pgbench, the same 50 rows", f"{SELECT}{where} {NEWEST}", 4, stretch=0.5)
        return compare(figure, session.stage, drives, drives, limit, goal=4, p99_counts=True)

    return measure


def random_page(figure: str, filters: str, condition: str) -> Callable[[Session], list[Reading]]:
    def measure(session: Session) -> list[Reading]:
        asked = Requests(session.stage)
        ours, theirs = (
            same_each_round(session, Drive(64, paths=pages))
            for pages in (asked.product_pages(filters), asked.peer_pages(filters))
        )
        where = " AND ".join(part for part in (condition, BEHIND) if part)
        limit = Limit(
            "pgbench, 50 rows anywhere",
            f"\\set i random(1, {session.people})\n{SELECT} WHERE {where} {NEWEST}",
            4,
            stretch=0.5,
        )
        return compare(figure, session.stage, ours, theirs, limit, goal=4, p99_counts=True)

    return measure


def get(session: Session) -> list[Reading]:
    drives = same_each_round(session, Drive(64, paths=Requests(session.stage).random_people()))
    limit = Limit(
        "pgbench, the same row",
        f"\\set i random(1, {session.people})\n{SELECT} WHERE id = md5('profile-' || :i)::uuid;",
        16,
    )
    return compare("profiles-get", session.stage, drives, drives, limit, goal=4, p99_counts=False)


def patch(session: Session) -> list[Reading]:
    drives = [
        Drive(32, paths=paths, method="PATCH", bodies=bodies)
        for paths, bodies in Requests(session.stage).patches(session.rounds)
    ]
    update = (
        f"\\set i random(1, {session.people})\n{SET_REVIEWED} "
        f"WHERE id = md5('profile-' || :i)::uuid RETURNING {COLUMNS};"
    )
    found = compare(
        "profiles-patch",
        session.stage,
        drives,
        drives,
        Limit("pgbench, bare update", update, 32, stretch=0.8),
        goal=2,
        p99_counts=False,
    )
    expect_exact_counts(session)
    return found


def bulk_qualify(session: Session) -> list[Reading]:
    drives = [
        Drive(4, f"{PEOPLE}/bulk-qualify", method="POST", bodies=bodies, seconds=15)
        for bodies in Requests(session.stage).qualifications(session.rounds)
    ]
    update = (
        f"\\set i random(1, {session.people - 1000})\n{SET_QUALIFIED} "
        "WHERE id = ANY(ARRAY(SELECT md5('profile-' || (:i + g))::uuid FROM generate_series(1, 1000) AS g ORDER BY 1));"
    )
    limit = Limit("pgbench, bare update of 1,000", update, 2, once=True)
    found = compare("bulk-qualify", session.stage, drives, drives, limit, goal=1, p99_counts=False)
    expect_exact_counts(session)
    return found


def pipeline_status(session: Session) -> list[Reading]:
    expect_exact_counts(session)
    small, rounds, how = session.stage.small_product(1000), Rounds(), Drive(8, STATUS)
    drives = same_each_round(session, how)
    found = compare("pipeline-status", session.stage, drives, drives, None, goal=500, p99_counts=False)
    for _ in range(session.rounds):
        rounds.add("small", session.stage.drive(small, how)[0].rate)
    found[0].limits.append(Against("the same with 1,000 people", rounds.median("small"), stretch=0.9))
    return found


def expect_exact_counts(session: Session) -> None:
    """The counts of pipeline/status are those of COUNT(*), or the figure is worth nothing."""
    server = session.stage.product
    shown = flat(product.get_json(server.port, STATUS, server.headers)["counts"])
    counted = seeding.counts(session.cluster, PRODUCT)
    wrong = [
        f"{name} is {shown.get(name, 0)} instead of {count}"
        for name, count in counted.items()
        if shown.get(name, 0) != count
    ]
    if wrong:
        raise NotMeasured("pipeline/status does not equal COUNT(*): " + ", ".join(wrong))


def flat(counts: dict) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, value in counts.items():
        found.update(flat(value) if isinstance(value, dict) else {name: value})
    return found


def with_p99(figure: str) -> tuple[str, str]:
    return figure, f"{figure}-p99"


BENCHMARKS = [
    Benchmark(
        "profiles-list",
        with_p99("profiles-list"),
        "the newest 50 of a million people, always the same page",
        first_page("profiles-list", "", ""),
    ),
    Benchmark(
        "profiles-list-random-page",
        with_p99("profiles-list-random-page"),
        "50 people by a cursor from anywhere in the list",
        random_page("profiles-list-random-page", "", ""),
    ),
    Benchmark(
        "profiles-list-filtered",
        with_p99("profiles-list-filtered"),
        "the newest 50 of one platform and outreach status",
        first_page("profiles-list-filtered", FILTER, MATCHING),
    ),
    Benchmark(
        "profiles-list-filtered-random-page",
        with_p99("profiles-list-filtered-random-page"),
        "the same by a cursor from anywhere",
        random_page("profiles-list-filtered-random-page", FILTER, MATCHING),
    ),
    Benchmark("profiles-get", ("profiles-get",), "one person of a million", get),
    Benchmark("pipeline-status", ("pipeline-status",), "the counts of every stage, exact", pipeline_status),
    Benchmark("profiles-patch", ("profiles-patch",), "one person reviewed, counts exact", patch),
    Benchmark(
        "bulk-qualify",
        ("bulk-qualify",),
        "1,000 people qualified in one request, with events and exact counts",
        bulk_qualify,
    ),
]
