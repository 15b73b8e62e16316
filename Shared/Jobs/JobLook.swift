package import Database
internal import EventLoop
package import Lifecycle

extension JobQueue {
    /// One look for work: leases what is due and has it done. What a stop cuts has cost no try, and is due again at once.
    /// - Parameters:
    ///   - columns: the product's own columns, for `make`.
    ///   - item: the one that was leased, of what was made of it.
    package func look<T>(
        _ most: Int, for lease: Duration, columns: SQL? = nil, on database: Database,
        _ make: (JobItem, Row) throws -> T, item: (T) -> JobItem, _ work: ([T]) async throws -> Void
    ) async throws -> Chore.Left {
        let leased = try await self.lease(most, for: lease, columns: columns, on: database, make)
        guard !leased.isEmpty else { return .nothing }
        do {
            try await work(leased)
        } catch  where Task.isCancelled {
            let items = leased.map(item)
            // In a task of its own: this one may ask the database for nothing any more.
            _ = await database.loop.task { try await handBack(items, on: database) }.result
            throw error
        }
        return .more
    }

    /// Does a batch at once. Where one of it makes that fail, each is tried by itself, so that those beside it go on, also when nothing can
    /// be written down of that one.
    /// - Parameters:
    ///   - work: all of these, or nothing.
    ///   - failing: the program cannot do this one. It is tried again, and then has failed: it says so in its job.
    /// - Throws: what is of the surroundings, at once; what `failing` throws, when all had their turn.
    package static func apart<T>(
        _ batch: [T], _ work: ([T]) async throws -> Void, failing: (T, JobFailure) async throws -> Void
    ) async throws {
        do {
            return try await work(batch)
        } catch  where Setbacks.areOfOne(error) && !Task.isCancelled {
            guard batch.count > 1 else { return try await failing(batch[0], JobFailure(at: error)) }
        }
        var first: (any Error)?
        for one in batch {
            do {
                do { try await work([one]) } catch  where Setbacks.areOfOne(error) && !Task.isCancelled {
                    try await failing(one, JobFailure(at: error))
                }
            } catch  where Setbacks.areOfOne(error) && !Task.isCancelled {
                first = first ?? error
            }
        }
        if let first { throw first }
    }
}

extension JobFailure {
    /// The program cannot do what the database, or itself, refuses.
    fileprivate init(at error: any Error) {
        // The state only: sentences of the server may hold values.
        let state = (error as? DatabaseError)?.sqlState.map { " (\($0))" } ?? ""
        self.init(code: "internal", reason: "the program failed at it\(state)", retryAfter: 30)
    }
}
