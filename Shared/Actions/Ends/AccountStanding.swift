internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// What the end of a try says of its account: it works, it is to be silent for a while, or a person has to look after it.
struct AccountStanding {
    let consequence: Consequence

    private var account: UUID { consequence.action.accountID }

    func write(on connection: Connection) async throws(DatabaseError) {
        if case .succeeded = consequence.kind { try await Accounts.worked(account, on: connection) }
        if consequence.pausesAccount || consequence.quietUntil != nil { return try await stop(on: connection) }
        guard consequence.speaksAgainstAccount else { return }
        let failures = try await Accounts.failed(account, on: connection)
        if failures >= Consequence.failuresThatStop { try await stop(on: connection) }
    }

    /// The account waits, for a person or until a moment. One pause is enough, however many tries met the same trouble.
    private func stop(on connection: Connection) async throws(DatabaseError) {
        // Whoever met it at the same time waits here, and then sees this one's pause.
        try await Accounts.lockStanding(account, on: connection)
        let quietUntil = consequence.quietUntil
        guard try await !Pauses.isStopped(account, until: quietUntil, on: connection) else { return }
        if let quietUntil, let code = consequence.code {
            // Of calls that were under way together each says so a little later.
            let isProlonged = try await Pauses.prolong(
                account, code: code, until: quietUntil, reason: consequence.reason, at: consequence.at, on: connection)
            guard !isProlonged else { return }
            try await Accounts.slowedDown(account, on: connection)
        }
        try await Pauses.stop(
            account, code: consequence.code ?? "FAILURES", reason: consequence.reason ?? "too many failures in a row",
            until: quietUntil, at: consequence.at, on: connection)
    }
}
