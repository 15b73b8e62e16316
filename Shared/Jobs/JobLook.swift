package import Database
internal import EventLoop
package import Lifecycle

extension JobQueue {
    /// One look for work: leases what is due and has it done. What a stop cuts has cost no try, and is due again at once; nor has what ends
    /// without a word, such as a lost database. What its process dies of has.
    /// - Parameters:
    ///   - columns: the product's own columns, for `make`.
    ///   - item: the one that was leased, of what was made of it.
    ///   - spent: gives one up, with the reason: so often as it may be tried its process ended at it.
    package func look<T>(
        _ most: Int, for lease: Duration, columns: SQL? = nil, on database: Database,
        _ make: (JobItem, Row) throws -> T, item: (T) -> JobItem, spent: (T, JobFailure) async throws -> Void,
        _ work: ([T]) async throws -> Void
    ) async throws -> Chore.Left {
        let leased = try await self.lease(most, for: lease, columns: columns, on: database, make)
        guard !leased.isEmpty else { return .nothing }
        do {
            for one in leased where item(one).isSpent { try await spent(one, .processEnded) }
            let open = leased.filter { !item($0).isSpent }
            if !open.isEmpty { try await work(open) }
        } catch {
            await release(leased.map(item).filter { !$0.isSpent }, for: lease, isStop: Task.isCancelled, on: database)
            throw error
        }
        return .more
    }

    /// A database that is away comes back, often before the lease ends; what is still leased then would count as left by a dead process.
    private func release(_ items: [JobItem], for lease: Duration, isStop: Bool, on database: Database) async {
        let end = ContinuousClock.now + lease
        repeat {
            // In a task of its own: a cancelled one may ask the database for nothing any more.
            let result = await database.loop.task { try await handBack(items, isDue: isStop, on: database) }.result
            guard case .failure(let error) = result, !isStop, !Setbacks.areOwn(error) else { return }
            try? await database.loop.sleep(for: .milliseconds(500))
        } while ContinuousClock.now < end && !Task.isCancelled
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
    /// It may be what the process died of.
    static let processEnded = JobFailure(
        code: "process-ended", reason: "the process ended while it was at work on this")

    /// The program cannot do what the database, or itself, refuses.
    fileprivate init(at error: any Error) {
        // The state only: sentences of the server may hold values.
        let state = (error as? DatabaseError)?.sqlState.map { " (\($0))" } ?? ""
        self.init(code: "internal", reason: "the program failed at it\(state)", retryAfter: 30)
    }
}
