package import Database
package import FoundationEssentials
package import Lifecycle

extension JobQueue {
    /// The one loop of a product's jobs: leases what is due, does it and counts it in one transaction.
    ///
    /// The items are locked before whatever the work locks.
    /// - Parameters:
    ///   - most: items of one batch.
    ///   - lease: how long a batch may take, with room to spare.
    ///   - done: called behind each commit.
    ///   - work: does the items; why some could not be done, by item. What it throws is the fault of one of them, and each is tried by itself.
    package func chore(
        _ name: String, most: Int = 100, lease: Duration = .seconds(30), bell: Bell, in database: Database,
        done: @escaping @Sendable () -> Void = {},
        all work: @escaping @Sendable ([JobItem], Connection) async throws -> [UUID: JobFailure]
    ) -> Chore {
        Chore(name, every: .milliseconds(100), atMost: .seconds(1), bell: bell) {
            try await look(
                most, for: lease, on: database, { item, _ in item }, item: { $0 },
                spent: { try await giveUp($0, $1, in: database) }
            ) { leased in
                defer { done() }
                try await JobQueue.apart(leased) {
                    try await perform($0, in: database, work)
                } failing: {
                    try await giveUp($0, $1, in: database)
                }
            }
        }
    }

    /// Writes down why one could not be done.
    private func giveUp(_ item: JobItem, _ failure: JobFailure, in database: Database) async throws {
        try await perform([item], in: database) { items, _ in
            Dictionary(items.map { ($0.id, failure) }) { first, _ in first }
        }
    }

    private typealias Work = @Sendable ([JobItem], Connection) async throws -> [UUID: JobFailure]

    private func perform(_ leased: [JobItem], in database: Database, _ work: @escaping Work) async throws {
        try await database.transaction { connection in
            let held = try await self.held(leased, on: connection)
            let items = leased.filter { held.contains($0.id) }
            guard !items.isEmpty else { return }
            let failures = try await work(items, connection)
            try await end(items.map { ($0, failures[$0.id]) }, on: connection)
        }
    }

    /// The same for work that is done item by item.
    /// - Parameter work: does one; throws ``JobFailure`` where it cannot be done. Anything else is tried again by itself.
    package func chore(
        _ name: String, most: Int = 50, lease: Duration = .seconds(30), bell: Bell, in database: Database,
        done: @escaping @Sendable () -> Void = {},
        each work: @escaping @Sendable (JobItem, Connection) async throws -> Void
    ) -> Chore {
        chore(name, most: most, lease: lease, bell: bell, in: database, done: done) { items, connection in
            var failures: [UUID: JobFailure] = [:]
            for item in items {
                do { try await work(item, connection) } catch let failure as JobFailure { failures[item.id] = failure }
            }
            return failures
        }
    }
}
