import Database
import EventLoop
import FoundationEssentials
import Glibc
import Lifecycle
import Outbox
import Quarantine
import Suppression
import Telemetry
import TestKit
import Testing

/// What is kept outside the database: it says no more than it has, and one place that fails spoils no other.
@Suite("What lies outside the database", .serialized) struct KeepsakeTests {
    /// A process with two folders, one no long ago and one of now.
    private func with(
        _ body: @escaping @Sendable (LifeCluster, LifeProcess, SuppressionList, Loop) async throws -> Void
    ) async throws {
        try await LifeCluster.with { cluster, loop in
            let process = LifeProcess(
                cluster.url(), state: try cluster.folder("state"), besideKeys: try cluster.folder("keys"), loop: loop)
            try await process.start()
            let list = SuppressionList(
                database: process.database, key: [UInt8](repeating: 9, count: 32), outbox: process.outbox)
            try await list.verifyKey()
            for name in ["long-ago", "now"] {
                try await process.no(name, list)
                if name == "long-ago" {
                    try await process.database.execute(
                        "UPDATE platform.suppressions SET created_at = now() - interval '1 day'")
                }
            }
            try await process.look()
            try await body(cluster, process, list, loop)
            await process.close()
        }
    }

    /// Entries in the folder's file of noes.
    private func noes(_ cluster: LifeCluster, _ folder: String) throws -> Set<Substring> {
        let path = "\(cluster.directory)/\(folder)"
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
            $0.hasPrefix("noes-") && !$0.hasSuffix(".lock")
        }
        let lines = names.flatMap { (TextFile.read("\(path)/\($0)") ?? "").split(separator: "\n").dropFirst() }
        return Set(lines.map { $0.split(separator: " ") }.filter { $0.count == 4 }.map { $0[2] })
    }

    @Test("A file that was lost or damaged while somebody lives has every no again")
    func aLostFile() async throws {
        try await with { cluster, process, list, loop in
            #expect(try noes(cluster, "state").count == 2 && noes(cluster, "keys").count == 2)
            for damage in ["rm state/noes-*", "for f in state/noes-????????????????; do printf 'x' >$f; done"] {
                try await loop.offload { try cluster.run(damage) }
                try await process.no("another-\(damage.utf8.count)", list)
                try await process.look()
                #expect(try noes(cluster, "state") == noes(cluster, "keys"), "\(damage)")
            }
            #expect(try noes(cluster, "state").count == 4)
        }
    }

    @Test("A folder that takes nothing keeps the other from nothing")
    func aFullFolder() async throws {
        try await with { cluster, process, list, loop in
            try await loop.offload {
                try cluster.run(
                    "rm state/lock state/noes-*.lock; mkdir state/lock; for f in state/noes-*; do mkdir $f.lock; done")
            }
            try await process.no("later", list)
            try await process.look()
            #expect(try noes(cluster, "keys").count == 3)
        }
    }

    @Test("What was done in the last second before a stop is in the mark")
    func theLastSecond() async throws {
        try await with { cluster, process, _, loop in
            let watching = loop.task {
                await process.watch.chore(on: process.database).run(
                    on: loop, log: Log(service: "test", minimum: .error))
            }
            #expect(try await process.send())
            try await process.look()
            #expect(try await process.send())
            watching.cancel()
            _ = try? await watching.value
            let done: Int64? = try await process.database.first("SELECT sum(count)::bigint FROM platform.deeds")?[0]
            let path = "\(cluster.directory)/state"
            let name = try #require(
                try FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasPrefix("mark-") })
            let counts =
                (TextFile.read("\(path)/\(name)") ?? "").split(separator: "\n").last?.split(separator: " ")
                .compactMap { Int64($0) } ?? []
            #expect(counts.dropFirst().reduce(0, +) == done)
        }
    }

    @Test("A no that was taken back does not come back")
    func takenBack() async throws {
        try await with { cluster, process, list, loop in
            try await loop.offload { try cluster.run("$as $B/pg_dump -h $D -p 1 -U postgres -Fc -f $D/dump outreach") }
            let wrong = try await process.no("wrong", list)
            let right = try await process.no("right", list)
            try await process.look()
            _ = try await process.database.transaction { connection in
                try await list.retract(wrong, by: "ada", named: "Ada", reason: nil, on: connection)
            }
            #expect(right != wrong)
            // Written now and then, and by whoever starts.
            let other = LifeProcess(
                cluster.url(), state: try cluster.folder("state"), besideKeys: try cluster.folder("keys"), loop: loop)
            try await other.start()
            await other.close()
            try await loop.offload {
                try cluster.run(
                    "$as $B/createdb -h $D -p 1 -U postgres second; $as $B/pg_restore -h $D -p 1 -U postgres -d second $D/dump"
                )
            }
            let restored = LifeProcess(
                cluster.url("second"), state: try cluster.folder("state"), besideKeys: try cluster.folder("keys"),
                loop: loop)
            try await restored.start()
            let there = SuppressionList(
                database: restored.database, key: [UInt8](repeating: 9, count: 32), outbox: restored.outbox)
            let (isWrong, isRight) = try await restored.database.withConnection { connection in
                (
                    try await there.contains(LifeProcess.person("wrong"), on: connection),
                    try await there.contains(LifeProcess.person("right"), on: connection)
                )
            }
            #expect(!isWrong && isRight)
            await restored.close()
        }
    }
}

extension LifeProcess {
    static func person(_ name: String) -> Identifiers { Identifiers(email: "\(name)@example.org") }

    /// Records a no.
    @discardableResult
    func no(_ name: String, _ list: SuppressionList) async throws -> UUID {
        let recorded = try await database.transaction { connection in
            try await list.add(
                LifeProcess.person(name), NoOrigin(reason: "asked", source: "test", recordedBy: "ada"), on: connection)
        }
        return try #require(recorded).id
    }
}
