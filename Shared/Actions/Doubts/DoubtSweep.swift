internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Doubtful actions whose time has come: the network is asked, or the key repeated while the network remembers it.
struct DoubtSweep {
    let ledger: Ledger
    /// How many at most.
    let most: Int
    /// What can be asked of from here.
    let reach: Reach

    /// - Returns: those to be looked up.
    func claim() async throws -> [Lookup] {
        try await ledger.looking { connection, at in
            let now = try await ledger.time.now(on: connection)
            guard ledger.quiet == nil else { return [] }
            try await holdForgotten(now, at, on: connection)
            let due = try await DoubtRows.lockDue(
                at: now, passed: ledger.time.sinceLeap, asked: reach.askable, where: condition, most: most,
                on: connection)
            var lookups: [Lookup] = []
            for action in due {
                at(action.id)
                if action.guarantee == .lookup {
                    lookups.append(try await startLookup(action, now, on: connection))
                } else {
                    try await repeatKey(action, now, on: connection)
                }
            }
            return lookups
        }
    }

    private var condition: SQL {
        "\(sql: ledger.products.condition) AND \(sql: ledger.setbacks.passingOver("a.id"))"
    }

    /// A key in line is forgotten at its moment, also while a pause or a limit keeps the planner away.
    private func holdForgotten(
        _ now: Timestamp, _ at: @escaping (UUID) -> Void, on connection: Connection
    ) async throws {
        let forgotten = try await DoubtRows.lockForgotten(
            by: now.adding(ledger.settings.callTime + ledger.time.setBack), future: now.adding(ClockWatch.slack),
            where: condition, most: most, on: connection)
        for action in forgotten {
            at(action.id)
            try await DoubtHold(ledger: ledger).hold(action, reason: LastLook.keyForgotten, now, on: connection)
        }
    }

    private func startLookup(_ action: Action, _ now: Timestamp, on connection: Connection) async throws -> Lookup {
        var started = action
        started.doubts += 1
        let number = try await DoubtRows.beginLookup(
            of: action.id, worker: ledger.worker, lease: ledger.settings.lease, at: now, on: connection)
        return Lookup(action: started, number: number)
    }

    private func repeatKey(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        guard action.guarantee == .key, !action.hasForgottenKey(from: now, until: ledger.time.setBack) else {
            return try await DoubtHold(ledger: ledger).hold(action, reason: LastLook.keyForgotten, now, on: connection)
        }
        try await DoubtRows.repeatKey(of: action.id, at: now, on: connection)
        try await QueueStore.wake(action.queue, at: now, on: connection)
        let conclusion = Conclusion(
            action: action, kind: .waiting(until: now), code: nil, reason: "It is sent again with the same key.",
            at: now, isTry: false)
        try await ledger.products.tell(conclusion, on: connection)
    }
}
