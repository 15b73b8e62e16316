internal import Database
internal import EventLoop
internal import Glibc
internal import Migrations

/// A database on a cluster of its own, which a test may crash. Confined to the loop of ``scratch``.
package struct CrashingDatabase: Sendable {
    /// Follows the cluster when it fails over.
    package let scratch: ScratchDatabase
    package let cluster: ScratchCluster

    /// How a server dies.
    package enum Crash: String, Sendable, CaseIterable {
        /// One backend is killed, and the postmaster restarts all.
        case backend = "kill -9 of a backend"
        case postmaster = "kill -9 of the postmaster"
        case immediate = "immediate stop"
        /// The server is gone, and a standby takes over.
        case promotion = "promotion of a standby"
    }

    /// Returns when the server answers again after its recovery.
    package func crash(_ kind: Crash) async throws { try await recovered { try await kill(kind) } }

    private func kill(_ kind: Crash) async throws {
        switch kind {
        case .backend: try await scratch.database.withConnection { _ = Glibc.kill($0.backendPID, SIGKILL) }
        case .postmaster: try await scratch.loop.offload { try cluster.killPostmaster() }
        case .immediate: try await scratch.loop.offload { try cluster.stopImmediately() }
        case .promotion: try await scratch.loop.offload { try cluster.promote() }
        }
    }

    /// Stops the process that writes committed transactions to disk in the background, at every full page even when it was told to wait.
    /// With asynchronous commits all that follows is lost in the crash that killing it is.
    /// - Returns: its number, for ``crash(killing:)``.
    package func stopWritingLog() async throws -> Int32 {
        let row = try await scratch.database.first("SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'")
        guard let pid: Int32 = try row?[0] else { throw ScratchCluster.Failure(description: "there is no WAL writer") }
        _ = Glibc.kill(pid, SIGSTOP)
        return pid
    }

    package func crash(killing pid: Int32) async throws { try await recovered { _ = Glibc.kill(pid, SIGKILL) } }

    private func recovered(from die: () async throws -> Void) async throws {
        let life: String = try await scratch.database.first("SELECT life::text FROM outbox.life")?[0] ?? ""
        try await die()
        try await eventually("the server answers after its crash", within: .seconds(60)) {
            let gone = try? await scratch.database.first(
                "SELECT NOT EXISTS (SELECT FROM outbox.life WHERE life::text = \(life))")
            return try gone?[0]
        }
    }
}

/// Gives `body` a database on a cluster of its own, migrated along `lines`, on that cluster's loop.
package func withCrashingDatabase(
    _ durability: ScratchCluster.Durability, lines: [String],
    _ body: @escaping @Sendable (CrashingDatabase) async throws -> Void
) async throws {
    try await onLoop("crashing") { loop in
        let cluster = try await loop.offload { try ScratchCluster(durability) }
        let scratch = ScratchDatabase(url: cluster.movingURL, loop: loop)
        try await Migrator(scratch.database).migrate(lines: lines)
        let result = await loop.task { try await body(CrashingDatabase(scratch: scratch, cluster: cluster)) }.result
        await scratch.close()
        try result.get()
    }
}
