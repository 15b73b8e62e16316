internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// What a dead process left behind, and what one hands back that ends.
struct LeaseSweep {
    let ledger: Ledger

    /// Ends the one whose lease has been over for longest.
    /// - Parameter found: is given it when it has been ended.
    /// - Returns: whether one was found; then there may be more.
    func next(_ found: (Action) -> Void) async throws -> Bool {
        try await cutFuture()
        let ended: Action? = try await ledger.looking { connection, at in
            let now = try await ledger.time.now(on: connection)
            // Leases are not over because the clock was put forward.
            guard ledger.quiet == nil else { return nil }
            let condition: SQL = "\(sql: ledger.products.condition) AND \(sql: ledger.setbacks.passingOver("a.id"))"
            guard let action = try await DoubtRows.lockLeaseless(at: now, where: condition, on: connection) else {
                try await Pauses.endExpired(at: now, on: connection)
                return nil
            }
            at(action.id)
            try await revive(action, now, on: connection)
            return action
        }
        if let ended { found(ended) }
        return ended != nil
    }

    /// When this process begins, and when it has seen the clock set back.
    private func cutFuture() async throws {
        guard ledger.time.watch.takeCut() else { return }
        do {
            try await ledger.outbox.transaction { connection in
                try await FutureCut(now: try await ledger.time.now(on: connection)).apply(on: connection)
            }
        } catch {
            ledger.time.watch.askForCut()
            throw error
        }
    }

    private func revive(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        switch action.status {
        case .intent: try await giveBack(action, now, on: connection)
        case .calling:
            try await TryEnd(ledger: ledger).write(.doubtful(LeaseSweep.lost), of: action, now, on: connection)
        default:
            try await DoubtRows.askAgain(action.id, at: now, now: now, on: connection)
            try await AttemptRows.endUnheardLookups(of: action.id, at: now, on: connection)
        }
    }

    private static let lost = TryConclusion.Failure(
        code: "LEASE_LOST", reason: "The process ended while the network was being called.", cure: .none)

    /// A try that was not made: the lease was over, or the process is asked to stop.
    func handBack(_ intent: Intent) async throws {
        try await ledger.outbox.transaction { connection in
            let now = try await ledger.time.now(on: connection)
            guard let action = try await ActionRows.lock(intent.action.id, on: connection), action.status == .intent,
                action.worker == ledger.worker, action.attempts == intent.action.attempts
            else { return }
            try await giveBack(action, now, on: connection)
        }
    }

    /// A try that never called costs nothing, and the action is where it was.
    private func giveBack(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        let consequence = Consequence.neverCalled(action, at: now)
        try await EndRows.write(consequence, on: connection)
        try await AttemptRows.end(consequence, on: connection)
        try await ledger.products.tell(Conclusion(consequence, isTry: false), on: connection)
        try await LimitUse(action: action, ledger: ledger).settle(consequence.use, at: now, on: connection)
    }
}
