import Actions
import Database
import EventLoop
import FoundationEssentials
import Migrations
import Outbox
import Quarantine
import Suppression
import Synchronization
import Telemetry
import TestKit
import Testing

/// However an older life of the database comes back, the start is quarantined; and nothing else is (issue 7, section 2).
@Suite("Older lives", .serialized) struct OlderLifeTests {
    private func withCluster(_ body: @escaping @Sendable (LifeCluster, Loop) async throws -> Void) async throws {
        try await LifeCluster.with(body)
    }

    private func directory(_ cluster: LifeCluster, _ name: String) throws -> String { try cluster.folder(name) }

    @Test func restartsCrashesReplicasAndOtherMachinesGoOn() async throws {
        try await withCluster { cluster, loop in
            let state = try directory(cluster, "state")
            let first = LifeProcess(cluster.url(), state: state, loop: loop)
            try await first.start()
            #expect(try await first.send())
            try await first.look()
            for ending in [
                "stop a fast", "stop a immediate",
                "kill -9 $(head -n 1 a/postmaster.pid); until start a 1; do sleep 0.2; done; stop a fast",
            ] {
                try await loop.offload { try cluster.run("\(ending)\nstart a 1") }
                try await first.look()
                #expect(try await first.send(), "\(ending)")
                try await first.look()
                let again = LifeProcess(cluster.url(), state: state, loop: loop)
                try await again.start()
                #expect(try await again.causes() == [], "\(ending)")
                await again.close()
            }
            // A second machine has no mark of its own, and a further replica shares one.
            for other in [try directory(cluster, "elsewhere"), state] {
                let process = LifeProcess(cluster.url(), state: other, loop: loop)
                try await process.start()
                #expect(try await process.send())
                #expect(try await process.causes() == [])
                await process.close()
            }
            await first.close()
        }
    }

    @Test("Copies of the files, taken while it stood still or ran", arguments: ["fast", "immediate"])
    func aCopyThatIsPutBack(mode: String) async throws {
        try await withCluster { cluster, loop in
            let state = try directory(cluster, "state")
            let before = LifeProcess(cluster.url(), state: state, loop: loop)
            try await before.start()
            #expect(try await before.send())
            let waiting = try await before.enqueue()
            await before.close()
            try await loop.offload { try cluster.run("stop a \(mode); cp -a a copy; start a 1") }
            // In the life that is lost the waiting one is sent.
            let lost = LifeProcess(cluster.url(), state: state, loop: loop)
            try await lost.start()
            #expect(try await lost.callNext())
            try await lost.look()
            try await loop.offload { try cluster.run("stop a fast; rm -rf a; cp -a copy a; start a 1") }
            // A process that lived beneath it finds it by itself, and one that starts by the mark that it left.
            if mode == "immediate" { try await lost.look() }
            await lost.close()
            let after = LifeProcess(cluster.url(), state: state, loop: loop)
            try await after.start()
            #expect(try await after.causes() == ["mark"])
            #expect(try await after.state(waiting) == "unknown person")
            #expect(try await !after.callNext())
            // Once is enough, whoever looks.
            let another = LifeProcess(cluster.url(), state: state, loop: loop)
            try await another.start()
            try await after.look()
            #expect(try await another.causes() == ["mark"])
            await another.close()
            await after.close()
            // Undetectable without the mark: for this there is a command.
            try await loop.offload { try cluster.run("stop a fast; rm -rf a; cp -a copy a; start a 1") }
            let blind = LifeProcess(cluster.url(), loop: loop)
            try await blind.start()
            #expect(try await blind.causes() == [])
            let begun = try await blind.watch.quarantine(reason: "a snapshot of Monday.", by: "ada", on: blind.database)
            #expect(begun.cause == .byHand && begun.reason.hasPrefix("a snapshot of Monday. "))
            #expect(try await !blind.callNext())
            await blind.close()
        }
    }

    @Test func aDumpThatIsReadBack() async throws {
        try await withCluster { cluster, loop in
            let state = try directory(cluster, "state")
            let process = LifeProcess(cluster.url(), state: state, loop: loop)
            try await process.start()
            #expect(try await process.send())
            let asked = try await process.enqueue(.lookup)
            let repeated = try await process.enqueue(.key, keyWindow: .seconds(3600))
            let forgotten = try await process.enqueue(.key, keyWindow: .seconds(1))
            let none = try await process.enqueue()
            try await process.database.execute(
                "UPDATE platform.actions SET created_at = created_at - interval '10 seconds'")
            let list = SuppressionList(database: process.database, key: [UInt8](repeating: 9, count: 32))
            try await list.verifyKey()
            try await process.look()
            try await loop.offload { try cluster.run("$as $B/pg_dump -h $D -p 1 -U postgres -Fc -f $D/dump outreach") }
            // Said after the dump.
            let person = Identifiers(email: "maria@example.org")
            try await process.database.transaction { connection in
                _ = try await list.add(person, reason: "asked", source: "test", on: connection)
            }
            try await process.look()

            // Into the same cluster, under another name.
            try await loop.offload {
                try cluster.run(
                    "$as $B/createdb -h $D -p 1 -U postgres second; $as $B/pg_restore -h $D -p 1 -U postgres -d second $D/dump"
                )
            }
            let restored = [0, 1, 2].map { _ in LifeProcess(cluster.url("second"), state: state, loop: loop) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for one in restored { group.addTask(executorPreference: loop) { try await one.start() } }
                try await group.waitForAll()
            }
            #expect(try await restored[0].causes() == ["tables"], "three started at once")
            #expect(try await restored[0].state(asked) == "unknown")
            #expect(try await restored[0].state(repeated) == "unknown")
            #expect(try await restored[0].state(forgotten) == "unknown person")
            #expect(try await restored[0].state(none) == "unknown person")
            let there = SuppressionList(database: restored[0].database, key: [UInt8](repeating: 9, count: 32))
            #expect(try await restored[0].database.withConnection { try await there.contains(person, on: $0) })
            // Questions are asked during the pause; a key is repeated after it.
            try await restored[0].database.execute(
                "UPDATE platform.actions SET not_before = now() WHERE NOT needs_person")
            #expect(try await restored[0].ledger.claimDoubtful().map(\.action.subjectID) == [asked])
            #expect(try await restored[0].state(repeated) == "queued")
            #expect(try await !restored[0].callNext())
            while try await restored[0].ledger.tellRestored() {}
            #expect(
                restored[0].product.notes.withLock { $0.concluded.count } == 3,
                "the one that is asked about hears of the answer")
            for one in restored { await one.close() }

            // Into its own place, beneath a process that lives.
            try await loop.offload {
                try cluster.run("$as $B/pg_restore -h $D -p 1 -U postgres --clean --if-exists -d outreach $D/dump")
            }
            #expect(try await !process.callNext(), "not even before it has looked")
            try await process.look()
            #expect(try await process.causes() == ["tables"])
            await process.close()

            // Into another cluster.
            let other = try await loop.offload { try LifeCluster() }
            let dump = cluster.directory + "/dump"
            try await loop.offload { try other.run("$as $B/pg_restore -h $D -p 1 -U postgres -d outreach \(dump)") }
            let elsewhere = LifeProcess(other.url(), loop: loop)
            try await elsewhere.start()
            #expect(try await elsewhere.causes() == ["cluster"])
            let reason: String? = try await elsewhere.database.first("SELECT reason FROM platform.pauses")?[0]
            #expect(reason?.contains("There was no file of noes") == true, "\(reason ?? "")")
            await elsewhere.close()
        }
    }

    private static let standby = """
        rm -rf b; $as $B/pg_basebackup -h $D -p 1 -U postgres -D $D/b -R -X stream -c fast --no-sync
        start b 2

        """
    /// When the standby has everything, the first dies, and the standby takes its place.
    private static let promotion = """
        stop a immediate
        $as $B/pg_ctl -D $D/b -w promote >/dev/null; stop b fast; start b 1

        """
    private static let caughtUp = """
        until [ "$($as $B/psql -h $D -p 1 -U postgres -XAt -c 'SELECT pg_current_wal_lsn() <= replay_lsn FROM pg_stat_replication')" = t ]
        do sleep 0.1; done

        """

    @Test func aPromotionGoesOnWhenEveryLivingProcessFindsItsCalls() async throws {
        try await withCluster { cluster, loop in
            let (one, two) = (LifeProcess(cluster.url(), loop: loop), LifeProcess(cluster.url(), loop: loop))
            for process in [one, two] { try await process.start() }
            try await loop.offload { try cluster.run(Self.standby) }
            #expect(try await one.send())
            #expect(try await two.send())
            try await loop.offload { try cluster.run(Self.caughtUp + Self.promotion) }
            try await one.look()
            #expect(try await one.causes() == [])
            #expect(try await !one.send(), "the other may know of a call that nobody else does")
            // Who has just started knows of none, and leaves it to those that lived.
            try await one.beat()
            let three = LifeProcess(cluster.url(), loop: loop)
            try await three.start()
            #expect(try await three.causes() == [])
            #expect(try await !three.callNext())
            try await two.look()
            try await one.look()
            #expect(try await one.callNext())
            #expect(try await two.send())
            #expect(try await one.causes() == [])
            #expect(try await three.send())
            for process in [one, two, three] { await process.close() }
        }
    }

    @Test("A standby that lacks the last call, and the last claim of hands", arguments: [false, true])
    func aStandbyThatLacksTheLastDeed(isByHand: Bool) async throws {
        try await withCluster { cluster, loop in
            let process = LifeProcess(cluster.url(), loop: loop)
            try await process.start()
            try await loop.offload { try cluster.run(Self.standby + Self.caughtUp + "stop b fast") }
            // No look comes between the call and the end of its server.
            if isByHand { try await process.claim() } else { #expect(try await process.send()) }
            try await loop.offload {
                try cluster.run("stop a immediate; start b 2;" + Self.promotion.replacing("stop a immediate", with: ""))
            }
            try await process.look()
            #expect(try await process.causes() == ["mark"])
            #expect(try await !process.send())
            await process.close()
        }
    }

    @Test func aPointInTimeIsAnOlderLife() async throws {
        try await withCluster { cluster, loop in
            let before = LifeProcess(cluster.url(), loop: loop)
            try await before.start()
            #expect(try await before.send())
            // Whoever stops says so.
            try await before.database.execute("DELETE FROM platform.instances")
            await before.close()
            // Recovered from a copy of the files and as much of the log as there is.
            try await loop.offload {
                try cluster.run(
                    """
                    stop a immediate
                    $as touch a/recovery.signal; $as sh -c 'echo "restore_command = false" >> a/postgresql.auto.conf'
                    start a 1
                    until [ "$($as $B/psql -h $D -p 1 -U postgres -XAt -c 'SELECT pg_is_in_recovery()')" = f ]; do sleep 0.1; done
                    """)
            }
            let after = LifeProcess(cluster.url(), loop: loop)
            try await after.start()
            #expect(try await after.causes() == ["timeline"])
            await after.close()
        }
    }

    /// Tables without a record of their life: one is brought up to date where it stands, the other was read back from a dump.
    @Test func anUpgradeGoesOnAndADumpOfTheOldVersionDoesNot() async throws {
        try await withCluster { cluster, loop in
            let process = LifeProcess(cluster.url(), loop: loop)
            try await process.outbox.append(to: process.database)
            try await loop.offload { try cluster.run("$as $B/pg_dump -h $D -p 1 -U postgres -Fc -f $D/dump outreach") }
            try await process.start()
            #expect(try await process.causes() == [])
            await process.close()
            try await loop.offload {
                try cluster.run(
                    "$as $B/createdb -h $D -p 1 -U postgres second; $as $B/pg_restore -h $D -p 1 -U postgres -d second $D/dump"
                )
            }
            let restored = LifeProcess(cluster.url("second"), loop: loop)
            try await restored.start()
            #expect(try await restored.causes() == ["dump"])
            await restored.close()
        }
    }
}

extension Outbox {
    /// One event, as any life has some.
    fileprivate func append(to database: Database) async throws {
        try await database.transaction { connection in
            try await append(
                [
                    NewEvent(
                        type: "test.happened.v1", aggregateType: "test", aggregateID: "1", version: 1,
                        payload: Array("{}".utf8))
                ], on: connection)
        }
    }
}
