internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// What the network said of a doubtful try, and what follows from it.
struct LookupEnd {
    let ledger: Ledger

    func record(_ conclusion: LookupConclusion, of lookup: Lookup) async throws {
        try await ledger.outbox.transaction { connection in
            let now = try await ledger.time.now(on: connection)
            guard let action = try await ActionRows.lock(lookup.action.id, on: connection),
                action.status == .reconciling, action.worker == ledger.worker, action.doubts == lookup.action.doubts
            else { return }
            let (word, reason) = LookupEnd.note(of: conclusion)
            try await AttemptRows.end(lookup, outcome: word, reason: reason, at: now, on: connection)
            try await follow(conclusion, action, now, on: connection)
        }
    }

    private static func note(of conclusion: LookupConclusion) -> (word: String, reason: String?) {
        switch conclusion {
        case .found: ("found", nil)
        case .absent: ("absent", nil)
        case .wentOn: ("absent", RestoredActions.wentOn)
        case .unclear(_, let reason): ("unclear", reason)
        }
    }

    private func follow(
        _ conclusion: LookupConclusion, _ action: Action, _ now: Timestamp, on connection: Connection
    ) async throws {
        let hold = DoubtHold(ledger: ledger)
        switch conclusion {
        case .found(let id):
            try await settle(Consequence(action, .succeeded(externalID: id, outcome: nil), at: now), on: connection)
        case .wentOn where try await RestoredActions.contain(action, on: connection):
            try await hold.hold(action, reason: RestoredActions.wentOn, now, on: connection)
        case .absent, .wentOn:
            try await settle(.notArrived(action, at: now), on: connection)
        case .unclear(_, let reason) where action.doubts >= DoubtRule.mostLookups:
            try await hold.hold(action, reason: reason, now, on: connection)
        case .unclear(let code, let reason):
            let next = now.adding(DoubtRule.pause(after: action.doubts, settle: action.settle))
            try await DoubtRows.askAgain(action.id, at: next, code: code, reason: reason, now: now, on: connection)
        }
    }

    private func settle(_ consequence: Consequence, on connection: Connection) async throws {
        try await EndRows.write(consequence, on: connection)
        try await ledger.products.tell(Conclusion(consequence, isTry: false), on: connection)
    }
}
