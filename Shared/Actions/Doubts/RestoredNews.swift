internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Tells products what a quarantine has made doubtful.
struct RestoredNews {
    let ledger: Ledger

    /// - Returns: whether there may be more.
    func tell(most: Int) async throws -> Bool {
        try await ledger.looking { connection, at in
            let now = try await ledger.time.unwatched(on: connection)
            let untold = try await RestoredActions.lockUntold(
                of: Set(ledger.products.pairs.products).sorted(), where: ledger.setbacks.passingOver("a.id"),
                most: most,
                on: connection)
            for news in untold {
                at(news.action.id)
                guard news.action.status == .unknown else { continue }
                let conclusion = Conclusion(
                    action: news.action, kind: .unknown(needsPerson: news.needsPerson), code: RestoredActions.code,
                    reason: news.reason, at: now, isTry: false)
                try await ledger.products.tell(conclusion, on: connection)
            }
            try await RestoredActions.noteTold(untold.map(\.action.id), on: connection)
            return untold.count == most
        }
    }
}
