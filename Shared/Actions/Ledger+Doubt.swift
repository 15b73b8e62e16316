internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// A doubtful action that this process may look up at its network now.
package struct Lookup: Sendable {
    package let action: Action
    /// Which of the action's lookups this is; counts through, whatever people decided between them.
    let number: Int32
}

extension Ledger {
    /// Ends what a dead process left behind: before `calling` it certainly did not happen and goes back in line; after it nobody
    /// knows. Lookups that died are asked again. One at a time: each locks its own limits and people.
    /// - Returns: whether one was found; then there may be more.
    package func sweep() async throws -> Bool {
        try await cutFuture()
        return try await looking { connection, at in
            let now = try await now(on: connection)
            // Leases are not over because the clock was put forward.
            guard quiet == nil else { return false }
            let rows = try await connection.query(
                """
                SELECT \(sql: Action.columns) FROM platform.actions a
                WHERE a.status IN ('intent', 'calling', 'reconciling') AND a.lease_until < \(now) AND \(sql: knownCondition)
                  AND \(sql: setbacks.passingOver("a.id"))
                ORDER BY a.lease_until LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            for row in rows {
                let action = try Action(row)
                at(action.id)
                try await revive(action, now, on: connection)
            }
            if rows.isEmpty { try await Pauses.endExpired(at: now, on: connection) }
            return !rows.isEmpty
        }
    }

    /// A look at several actions, of which one that fails rests, longer each time: the next look passes over it.
    /// - Parameter body: says which it is at.
    func looking<T>(_ body: (Connection, _ at: @escaping (UUID) -> Void) async throws -> T) async throws -> T {
        try await setbacks.watch { at in try await outbox.look { try await body($0, at) } }
    }

    /// When this process begins, and when it has seen the clock set back.
    private func cutFuture() async throws {
        guard watch.takeCut() else { return }
        do {
            try await outbox.transaction { connection in
                try await FutureCut(now: try await now(on: connection)).apply(on: connection)
            }
        } catch {
            watch.askForCut()
            throw error
        }
    }

    private func revive(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        switch action.status {
        case .intent:
            try await giveBack(action, now, on: connection)
        case .calling:
            let failure = TryOutcome.Failure(
                code: "LEASE_LOST", reason: "The process ended while the network was being called.", cure: .none)
            try await end(action, .doubtful(failure), now, on: connection)
        default:
            try await connection.execute(
                """
                UPDATE platform.actions SET status = 'unknown', not_before = \(now), lease_until = NULL, reckoned_at = \(now)
                WHERE id = \(action.id)
                """)
            try await connection.execute(
                """
                UPDATE platform.action_attempts SET ended_at = \(now), outcome = 'unclear', code = 'LEASE_LOST',
                    reason = 'The process ended while the network was being asked.'
                WHERE action_id = \(action.id) AND kind = 'lookup' AND ended_at IS NULL
                """)
        }
    }

    /// A try that never called: it costs nothing, and the action is where it was.
    private func giveBack(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        var verdict = Verdict(
            action.unfailed,
            .failed(
                TryOutcome.Failure(
                    code: "NOT_STARTED", reason: "The process ended before the network was called.",
                    cure: .retry(after: .zero))), at: now)
        verdict.failures = action.failures
        verdict.notBefore = now
        verdict.use = .unused
        try await settle(verdict, on: connection)
    }

    /// Hands back a try that was not made: the lease was over, or the process is asked to stop.
    package func release(_ intent: Intent) async throws {
        try await outbox.transaction { connection in
            let now = try await now(on: connection)
            guard let action = try await lock(intent.action.id, on: connection), action.status == .intent,
                action.worker == worker, action.attempts == intent.action.attempts
            else { return }
            try await giveBack(action, now, on: connection)
        }
    }

    /// Takes doubtful actions whose time has come. `key`: back in line with the same key, while the network remembers it.
    /// - Parameter platforms: the networks that this process can ask; lookups on others it leaves for a minute to processes that can.
    ///   `nil` for all.
    /// - Returns: those to be looked up.
    package func claimDoubtful(most: Int = 20, platforms: [String]? = nil) async throws -> [Lookup] {
        try await looking { connection, at in
            let now = try await now(on: connection)
            guard quiet == nil else { return [] }
            // What really passed since a leap of the clock; its settle time is not over before.
            let passed = clock.passed.flatMap(watch.sinceLeap)?.milliseconds ?? Int64.max
            try await holdForgotten(now, most: most, at, on: connection)
            let rows = try await connection.query(
                """
                SELECT \(sql: Action.columns) FROM platform.actions a
                WHERE a.status = 'unknown' AND NOT a.needs_person AND a.not_before <= \(now) AND \(sql: knownCondition)
                  AND a.settle_ms <= \(passed) AND \(sql: setbacks.passingOver("a.id"))
                  AND (\(platforms)::text[] IS NULL OR a.guarantee <> 'lookup' OR a.platform = ANY(\(platforms))
                       OR a.not_before <= \(now)::timestamptz - interval '1 minute')
                ORDER BY a.not_before LIMIT \(Int64(most)) FOR UPDATE SKIP LOCKED
                """)
            var lookups: [Lookup] = []
            for row in rows {
                let action = try Action(row)
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

    /// A key in line is forgotten at its moment, also while a pause or a limit keeps the planner away.
    private func holdForgotten(
        _ now: Timestamp, most: Int, _ at: @escaping (UUID) -> Void, on connection: Connection
    ) async throws {
        let rows = try await connection.query(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.status = 'queued' AND a.in_doubt AND a.guarantee = 'key' AND \(sql: knownCondition)
              AND \(sql: setbacks.passingOver("a.id"))
              AND (a.first_call_at + a.key_window_ms * interval '1 millisecond' <= \(now.adding(settings.callTime + watch.setBack))
                   OR a.first_call_at > \(now.adding(ClockWatch.slack)))
            ORDER BY a.first_call_at LIMIT \(Int64(most)) FOR UPDATE SKIP LOCKED
            """)
        for row in rows {
            let action = try Action(row)
            at(action.id)
            try await hold(action, reason: Ledger.keyForgotten, now, on: connection)
        }
    }

    private func startLookup(_ action: Action, _ now: Timestamp, on connection: Connection) async throws -> Lookup {
        var started = action
        started.doubts += 1
        // A person's "send again" starts the doubts anew, and the history stays.
        let row = try await connection.first(
            """
            WITH moved AS (
                UPDATE platform.actions SET status = 'reconciling', worker = \(worker), doubts = doubts + 1,
                    lease_until = \(now.adding(settings.lease)), lease_ms = \(settings.lease.milliseconds),
                    reckoned_at = \(now) WHERE id = \(action.id) RETURNING id)
            INSERT INTO platform.action_attempts (action_id, number, kind, worker, intent_at)
            SELECT m.id, (SELECT coalesce(max(t.number), 0) + 1 FROM platform.action_attempts t
                          WHERE t.action_id = m.id AND t.kind = 'lookup'), 'lookup', \(worker), \(now)
            FROM moved m RETURNING number
            """)
        guard let row else { throw DatabaseError(.server, "an insert gave no row") }
        return Lookup(action: started, number: try row[0])
    }

    private func repeatKey(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        guard action.guarantee == .key, !action.hasForgottenKey(from: now, until: watch.setBack) else {
            return try await hold(
                action, reason: Ledger.keyForgotten, now, on: connection)
        }
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'queued', in_doubt = true, doubts = doubts + 1, not_before = \(now),
                held_by = NULL, reckoned_at = \(now) WHERE id = \(action.id)
            """)
        try await action.queue.wake(at: now, on: connection)
        let conclusion = Conclusion(
            action: action, kind: .waiting(until: now), code: nil, reason: "It is sent again with the same key.",
            at: now,
            isTry: false)
        try await product(of: action)?.concluded(conclusion, on: connection)
    }

    static let keyForgotten = "The network no longer remembers the key of this message."

    /// Only a person can go on from here.
    func hold(_ action: Action, reason: String, _ now: Timestamp, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'unknown', needs_person = true, in_doubt = true, reason = \(reason), lease_until = NULL
            WHERE id = \(action.id)
            """)
        let conclusion = Conclusion(
            action: action, kind: .unknown(needsPerson: true), code: "UNKNOWN_OUTCOME", reason: reason, at: now,
            isTry: false)
        try await product(of: action)?.concluded(conclusion, on: connection)
    }

    /// Records what the network said.
    package func conclude(_ lookup: Lookup, _ outcome: LookupOutcome) async throws {
        try await outbox.transaction { connection in
            let now = try await now(on: connection)
            guard let action = try await lock(lookup.action.id, on: connection), action.status == .reconciling,
                action.worker == worker, action.doubts == lookup.action.doubts
            else { return }
            try await note(lookup, outcome, now, on: connection)
            switch outcome {
            case .found(let id):
                try await settle(Verdict(action, .succeeded(externalID: id, outcome: nil), at: now), on: connection)
            case .wentOn where try await RestoredActions.contain(action, on: connection):
                try await hold(action, reason: RestoredActions.wentOn, now, on: connection)
            case .absent, .wentOn: try await settle(Verdict(notArrived: action, at: now), on: connection)
            case .unclear(let code, let reason): try await unclear(action, code, reason, now, on: connection)
            }
        }
    }

    private func note(
        _ lookup: Lookup, _ outcome: LookupOutcome, _ now: Timestamp, on connection: Connection
    ) async throws {
        let (word, reason): (String, String?) =
            switch outcome {
            case .found: ("found", nil)
            case .absent: ("absent", nil)
            case .wentOn: ("absent", RestoredActions.wentOn)
            case .unclear(_, let reason): ("unclear", reason)
            }
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(now), outcome = \(word), reason = \(reason)
            WHERE action_id = \(lookup.action.id) AND kind = 'lookup' AND number = \(lookup.number)
            """)
    }

    private func unclear(
        _ action: Action, _ code: String, _ reason: String, _ now: Timestamp, on connection: Connection
    ) async throws {
        guard action.doubts < DoubtRule.mostLookups else {
            return try await hold(action, reason: reason, now, on: connection)
        }
        let next = now.adding(DoubtRule.pause(after: action.doubts, settle: action.settle))
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'unknown', not_before = \(next), code = \(code), reason = \(reason),
                lease_until = NULL, reckoned_at = \(now) WHERE id = \(action.id)
            """)
    }

    /// State, limits and product, for an end that is no try's.
    private func settle(_ verdict: Verdict, on connection: Connection) async throws {
        try await write(verdict, on: connection)
        let conclusion = Conclusion(
            action: verdict.action, kind: verdict.kind, code: verdict.code, reason: verdict.reason, at: verdict.at,
            isTry: false)
        try await product(of: verdict.action)?.concluded(conclusion, on: connection)
        if verdict.use == .unused {
            try await settleLimits(verdict.action, .unused, verdict.at, on: connection)
            try await noteNeverCalled(verdict, on: connection)
        }
    }

    private func noteNeverCalled(_ verdict: Verdict, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(verdict.at), outcome = 'not_started', code = \(verdict.code),
                reason = \(verdict.reason)
            WHERE action_id = \(verdict.action.id) AND kind = 'try' AND number = \(Int32(verdict.action.attempts))
            """)
    }
}
