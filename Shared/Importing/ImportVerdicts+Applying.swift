package import Database
package import Outbox

extension ImportVerdicts {
    /// Applies chunks where they are heard, for a product whose rows are kept by whoever reads the files: what it writes, the verdicts and
    /// the cursor commit together.
    /// - Parameters:
    ///   - name: of the subscription.
    ///   - type: of the events that ``ToldChunk/event(_:subject:)`` wrote.
    ///   - apply: writes the rows; their verdicts, in the order of the rows. What it writes for a trial run is taken back.
    package func applying(
        _ name: String, _ type: String,
        _ apply: @escaping @Sendable (ToldChunk, Connection) async throws -> [ImportVerdict]
    ) -> Subscription {
        Subscription(name: name, types: [type], batch: 10, bulkBatch: 10) { [self] connection, events in
            for event in events {
                let told = try ToldChunk(event)
                let verdicts = try await verdicts(on: told, connection, apply)
                let judged = JudgedChunk(
                    importID: told.importID, chunk: told.chunk, rows: told.rows.map(\.row),
                    verdicts: String(verdicts.map(\.rawValue)), reasons: [:])
                try await self.apply(judged, on: connection)
            }
        }
    }

    private func verdicts(
        on told: ToldChunk, _ connection: Connection,
        _ apply: (ToldChunk, Connection) async throws -> [ImportVerdict]
    ) async throws -> [ImportVerdict] {
        guard told.isTrial else { return try await apply(told, connection) }
        return try await connection.undoing {
            var verdicts: [ImportVerdict] = []
            for step in told.steps { verdicts = try await apply(step, connection) }
            return verdicts
        }
    }
}
