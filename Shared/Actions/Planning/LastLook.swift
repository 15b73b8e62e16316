internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// The last look before something is done: the list of those who said no, forgotten keys, and the product's word.
struct LastLook {
    let ledger: Ledger
    var reach = Reach.everything

    /// How long one call of a queue may take: what whoever does it says, or what the installation does.
    func callTime(of queue: ActionQueue) -> Duration {
        reach.callTime(queue.limits.platform, queue.limits.operation, by: queue.delivery) ?? ledger.settings.callTime
    }

    /// Who said no, and whom the product no longer wants, or not yet. Writes nothing.
    func judge(_ plan: inout Plan, on connection: Connection) async throws {
        let due = plan.due
        for action in due
        where action.hasForgottenKey(from: plan.now, until: callTime(of: action.queue) + ledger.time.setBack) {
            plan.refuse(action, "KEY_FORGOTTEN", LastLook.keyForgotten)
        }
        for action in due where plan.suppressed.contains(action.id) {
            plan.refuse(action, "SUPPRESSED", "the person is on the suppression list")
        }
        for (name, actions) in Dictionary(grouping: due, by: \.product) {
            guard let product = ledger.products[name] else { continue }
            plan.take(try await product.judge(actions, on: connection), on: actions)
        }
    }

    static let keyForgotten = "The network no longer remembers the key of this message."

    /// The same, and ends what is refused. Products lock their people here: limits come after people, everywhere.
    func refuse(_ plan: inout Plan, on connection: Connection) async throws {
        try await judge(&plan, on: connection)
        let refused = Dictionary(grouping: plan.refusals.map(\.action), by: \.product)
        for (name, actions) in refused.sorted(by: { $0.key < $1.key }) {
            try await ledger.products[name]?.lockPeople(of: actions, on: connection)
        }
        for refusal in plan.refusals { try await end(refusal, at: plan.now, on: connection) }
        try await DueRows.postpone(plan.postponed, from: plan.now, on: connection)
    }

    func end(_ refusal: Plan.Refusal, at now: Timestamp, on connection: Connection) async throws {
        let action = refusal.action
        // An earlier call may have arrived: nobody may say that it was never sent.
        if action.inDoubt {
            return try await DoubtHold(ledger: ledger).hold(action, reason: refusal.reason, now, on: connection)
        }
        try await DueRows.refuse(action.id, code: refusal.code, reason: refusal.reason, at: now, on: connection)
        try await AttemptRows.note(
            AttemptRows.Word("skipped", code: refusal.code, reason: refusal.reason, at: now), of: action,
            on: connection)
        let conclusion = Conclusion(
            action: action, kind: .refused, code: refusal.code, reason: refusal.reason, at: now, isTry: false)
        try await ledger.products.tell(conclusion, on: connection)
    }
}
