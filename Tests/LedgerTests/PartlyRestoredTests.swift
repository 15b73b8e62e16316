import Actions
import Database
import EventLoop
import FoundationEssentials
import Outbox
import Quarantine
import Suppression
import Telemetry
import TestKit
import Testing

/// An older state that comes back in part, or by ways that leave the ledger's own tables where they were.
@Suite("Older lives, in part", .serialized) struct PartlyRestoredTests {
    private static let people = """
        CREATE SCHEMA social;
        CREATE TABLE social.social_recipients (profile_id uuid PRIMARY KEY, created_at timestamptz NOT NULL);
        INSERT INTO social.social_recipients VALUES (gen_random_uuid(), now());
        """

    @Test("Only a product's schema is read back, and only one table of it")
    func aPartOfADump() async throws {
        try await LifeCluster.with { cluster, loop in
            try await loop.offload {
                try cluster.run(
                    """
                    $as $B/psql -h $D -p 1 -U postgres -qc "\(Self.people)" outreach
                    $as $B/pg_dump -h $D -p 1 -U postgres -Fc -f $D/dump outreach
                    """)
            }
            let process = LifeProcess(cluster.url(), loop: loop)
            try await process.start()
            #expect(try await process.send())
            // What an operator does to tables leaves them where they are.
            for command in [
                "VACUUM FULL", "CLUSTER platform.actions USING actions_pkey", "REINDEX DATABASE outreach",
                "VACUUM FREEZE",
            ] {
                try await loop.offload {
                    try cluster.run("$as $B/psql -h $D -p 1 -U postgres -v ON_ERROR_STOP=1 -qc '\(command)' outreach")
                }
                try await process.look()
            }
            #expect(try await process.causes() == [])
            for part in ["-n social", "-t social_recipients"] {
                try await loop.offload {
                    try cluster.run(
                        "$as $B/pg_restore -h $D -p 1 -U postgres --clean --if-exists \(part) -d outreach $D/dump")
                }
                try await process.look()
                #expect(try await process.causes().last == "tables", "\(part)")
                try await process.release()
            }
            #expect(try await process.causes() == ["tables", "tables"])
            // A product whose tables were dropped and are made anew has nothing to come back to.
            try await process.look()
            #expect(try await process.causes().count == 2)
            await process.close()
        }
    }

    @Test("A copy of the database within its cluster")
    func aTemplate() async throws {
        try await LifeCluster.with { cluster, loop in
            let before = LifeProcess(cluster.url(), loop: loop)
            try await before.start()
            #expect(try await before.send())
            await before.close()
            try await loop.offload { try cluster.run("$as $B/createdb -h $D -p 1 -U postgres -T outreach copy") }
            let after = LifeProcess(cluster.url("copy"), loop: loop)
            try await after.start()
            #expect(try await after.causes() == ["tables"])
            await after.close()
        }
    }

    @Test("The record itself came with the data: emptied tables, filled from a dump of the same database")
    func onlyData() async throws {
        try await LifeCluster.with { cluster, loop in
            let before = LifeProcess(cluster.url(), loop: loop)
            try await before.start()
            let waiting = try await before.enqueue()
            await before.close()
            try await loop.offload {
                try cluster.run(
                    """
                    $as $B/pg_dump -h $D -p 1 -U postgres -Fc --data-only -f $D/dump outreach
                    $as $B/psql -h $D -p 1 -U postgres -qAtc "SELECT format('TRUNCATE %s CASCADE', string_agg(oid::regclass::text, ','))
                        FROM pg_class WHERE relnamespace IN ('platform'::regnamespace, 'outbox'::regnamespace) AND relkind IN ('r', 'p')
                        AND NOT relispartition" outreach | $as $B/psql -h $D -p 1 -U postgres -q outreach
                    $as $B/pg_restore -h $D -p 1 -U postgres --data-only --disable-triggers -d outreach $D/dump
                    """)
            }
            let after = LifeProcess(cluster.url(), loop: loop)
            try await after.start()
            #expect(try await after.causes() == ["tables"])
            #expect(try await after.state(waiting) == "unknown person")
            await after.close()
        }
    }

    @Test("What is asked and repeated is reckoned from the dump, not from a no that was said later")
    func sinceIsOfTheDump() async throws {
        try await LifeCluster.with { cluster, loop in
            let state = try cluster.folder("state")
            let process = LifeProcess(cluster.url(), state: state, loop: loop)
            try await process.start()
            let repeated = try await process.enqueue(.key, keyWindow: .seconds(5400))
            try await process.database.execute("UPDATE platform.actions SET created_at = now() - interval '2 hours'")
            let list = SuppressionList(
                database: process.database, key: [UInt8](repeating: 9, count: 32), outbox: process.outbox)
            try await list.verifyKey()
            // As if nobody had lived for two hours.
            try await process.database.execute("DELETE FROM platform.instances")
            try await loop.offload { try cluster.run("$as $B/pg_dump -h $D -p 1 -U postgres -Fc -f $D/dump outreach") }
            try await process.database.transaction { connection in
                _ = try await list.add(
                    Identifiers(email: "maria@example.org"), reason: "asked", source: "test", on: connection)
                try await connection.execute(
                    "UPDATE platform.suppressions SET created_at = now() - interval '20 seconds'")
            }
            try await process.look()
            await process.close()
            try await loop.offload {
                try cluster.run(
                    "$as $B/createdb -h $D -p 1 -U postgres second; $as $B/pg_restore -h $D -p 1 -U postgres -d second $D/dump"
                )
            }
            let restored = LifeProcess(cluster.url("second"), state: state, loop: loop)
            try await restored.start()
            let isOld: Bool? = try await restored.database.first(
                "SELECT since < now() - interval '1 hour' AND noes_merged = 1 FROM platform.quarantines")?[0]
            #expect(isOld == true)
            #expect(try await restored.state(repeated) == "unknown person", "its window of 90 minutes is over")
            // Whoever keeps people by name hears of it, with the merge.
            let told: Int64? = try await restored.database.first(
                "SELECT count(*) FROM outbox.events WHERE type = 'platform.suppression.recorded.v1'")?[0]
            #expect(told == 1)
            await restored.close()
        }
    }

    @Test("Under a clock that is an hour behind the one with which people and confirmations were written")
    func aClockBehind() async throws {
        try await LifeCluster.with { cluster, loop in
            let process = LifeProcess(cluster.url(), loop: loop)
            try await process.database.withConnection { try await $0.script(Self.people) }
            try await process.start()
            _ = try await process.watch.quarantine(reason: "a snapshot", by: "ada", on: process.database)
            try await process.database.withConnection {
                try await $0.script(
                    """
                    UPDATE social.social_recipients SET created_at = now() + interval '1 hour';
                    UPDATE platform.quarantines SET (began_at, confirmed_at, cut) =
                        (now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour');
                    """)
            }
            let begun = try await process.watch.quarantine(reason: "another", by: "ada", on: process.database)
            let cut = try await process.database.withConnection { try await Quarantines.cut(on: $0) }
            #expect(cut?.quarantine == begun.id && cut?.isHeld == true)
            let isBefore: Bool? = try await process.database.first(
                "SELECT bool_and(created_at < \(begun.cut)) FROM social.social_recipients")?[0]
            #expect(isBefore == true)
            await process.close()
        }
    }
}
