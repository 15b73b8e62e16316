"""A million people in the product's database, and the same table in a database of the peer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.cluster import Cluster
from harness.native import sql

if TYPE_CHECKING:
    import psycopg

COLUMNS = (
    "id, platform, username, full_name, profile_url, bio, location, category, followers_count, engagement_score, "
    "discovery_status, outreach_status, is_manual, last_contacted_at, created_at, updated_at"
)


def fill_people(cluster: Cluster, database: str, people: int) -> None:
    """Fills social.social_profiles; its plain indexes are dropped meanwhile and built again, which is faster.

    The product's own triggers run, so that its counts are right from the start.
    """
    with cluster.connect(database) as connection:
        connection.execute("SET synchronous_commit = off")
        indexes = plain_indexes(connection)
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(f"INSERT INTO social.social_profiles ({COLUMNS}) " + sql("seed_people", people=people))
        for _, definition in indexes:
            connection.execute(definition)
        connection.execute("VACUUM (ANALYZE) social.social_profiles")
    cluster.settle()


def plain_indexes(connection: psycopg.Connection) -> list[tuple[str, str]]:
    """Name and definition of every index that is not a constraint."""
    return connection.execute("""
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indrelid = 'social.social_profiles'::regclass
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)""").fetchall()


def copy_for_peer(cluster: Cluster, product: str, peer: str, people: int) -> None:
    """The product's database once more: the same rows, the same indexes. The product's triggers are dropped,
    so that the peer pays for no counter that it doesn't read."""
    cluster.create_database(peer, template=product)
    drop_triggers(cluster, peer)
    with cluster.connect(peer) as connection:
        connection.execute("SET synchronous_commit = off")
        connection.execute(sql("peer_messages", people=people))
        connection.execute("VACUUM (ANALYZE)")
    cluster.settle()


def drop_triggers(cluster: Cluster, database: str) -> None:
    with cluster.connect(database) as connection:
        for (name,) in connection.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'social.social_profiles'::regclass AND NOT tgisinternal"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}" ON social.social_profiles')


def counts(cluster: Cluster, database: str) -> dict[str, int]:
    """COUNT(*) by both statuses, as the judge of the maintained counts."""
    with cluster.connect(database) as connection:
        found: dict[str, int] = {}
        for column in ("discovery_status", "outreach_status"):
            found.update(
                connection.execute(f"SELECT {column}, count(*) FROM social.social_profiles GROUP BY 1").fetchall()
            )
    return found
