package import FoundationEssentials
internal import Synchronization
package import Telemetry

/// What failed lately, and until when it rests so that others get their turn. In this process only: a restart tries everything at once.
package final class Setbacks: Sendable {
    private struct Setback {
        var failures: Int
        var until: ContinuousClock.Instant
    }

    private let all = Mutex<[UUID: Setback]>([:])

    package init() {}

    /// A second, doubled with each failure.
    package static func pause(after failures: Int) -> Duration {
        min(.seconds(1 << min(max(failures, 1) - 1, 12)), longest)
    }

    package static let longest = Duration.seconds(600)

    /// - Returns: how often it has failed by now, and how long it rests.
    @discardableResult
    package func failed(_ id: UUID, at now: ContinuousClock.Instant = .now) -> (failures: Int, pause: Duration) {
        all.withLock { all in
            // Who is gone is not asked for again.
            all = all.filter { $0.value.until + Setbacks.longest > now }
            let failures = (all[id]?.failures ?? 0) + 1
            let pause = Setbacks.pause(after: failures)
            all[id] = Setback(failures: failures, until: now + pause)
            return (failures, pause)
        }
    }

    package func succeeded(_ id: UUID) { all.withLock { $0[id] = nil } }

    /// Those that rest now.
    package func resting(at now: ContinuousClock.Instant = .now) -> [UUID] {
        all.withLock { $0.filter { $0.value.until > now }.map(\.key) }
    }

    /// The condition of a statement that passes over what rests.
    package func passingOver(_ column: SQL) -> SQL {
        let resting = resting()
        return resting.isEmpty ? "true" : "\(sql: column) <> ALL(\(resting))"
    }

    /// Does something with one after the other of many, and notes which it was that failed. What it throws is thrown.
    /// - Parameter body: says whom it is at.
    package func watch<T>(_ body: (_ at: @escaping (UUID) -> Void) async throws -> T) async throws -> T {
        let place = Mutex<UUID?>(nil)
        do {
            return try await body { id in place.withLock { $0 = id } }
        } catch {
            if let id = place.withLock({ $0 }), Setbacks.countsAgainstOne(error) { failed(id) }
            throw error
        }
    }

    /// A chunk of many at once; where that fails for one of them, each by itself, and whoever fails rests while the others go on.
    /// - Parameters:
    ///   - failure: what the log says of one that failed by itself.
    ///   - step: does so many of those that do not rest, and says whom it is at; of many nobody knows yet whose fault it is. Gives whether
    ///     there was anybody.
    /// - Returns: whether there may be more.
    package func apart(
        _ chunk: Int64, _ failure: String, _ log: Log,
        _ step: (_ most: Int64, _ at: @escaping (UUID) -> Void) async throws -> Bool
    ) async throws -> Bool {
        do {
            return try await step(chunk) { _ in }
        } catch {
            guard Setbacks.countsAgainstOne(error) else { throw error }
        }
        for _ in 0..<chunk {
            do {
                if try await !watch({ try await step(1, $0) }) { return false }
            } catch {
                guard Setbacks.countsAgainstOne(error) else { throw error }
                log.warning(failure, ["error": .text("\(error)")])
            }
        }
        return true
    }

    /// Does something for one of many: when that fails it rests, longer each time, the log says so, and the others go on.
    /// - Parameter what: what is tried, as the log names it.
    /// - Returns: whether it was done.
    /// - Throws: what is not its own trouble, such as a lost connection.
    package func tend(
        _ id: UUID, _ what: String, _ log: Log, at now: ContinuousClock.Instant = .now, _ body: () async throws -> Void
    ) async throws -> Bool {
        do {
            try await body()
            succeeded(id)
            return true
        } catch  where Setbacks.countsAgainstOne(error) {
            note(error, of: id, what, log, at: now)
            return false
        }
    }

    /// One failed, and the log says so.
    package func note(
        _ error: any Error, of id: UUID, _ what: String, _ log: Log, at now: ContinuousClock.Instant = .now
    ) {
        let (failures, pause) = failed(id, at: now)
        log.warning(
            "\(what) failed; it is tried again, the others go on",
            [
                "id": .text(id.uuidString.lowercased()), "failures": .number(Int64(failures)),
                "pause": .text("\(pause)"),
                "error": .text("\(error)"),
            ])
    }

    /// Whether the error is one of what was at work, and would not have hit everybody.
    package static func areOwn(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return !(error is CancellationError) }
        guard let state = error.sqlState else { return error.kind == .decode }
        // Connections, resources, an operator's intervention, the system; and a database that only reads.
        return !error.isMissingSchema && !["08", "53", "57", "58"].contains(state.prefix(2)) && state != "25006"
    }

    /// Whether it counts against whoever it was at: what is missing, such as a column that vanished, is missing for everybody.
    package static func countsAgainstOne(_ error: any Error) -> Bool {
        areOwn(error) && !((error as? DatabaseError)?.isOfMissingParts ?? false)
    }

    /// Whether it may be the fault of one of several that were at work together: not of the surroundings, such as a column that vanished, nor
    /// of whoever was at it at the same moment: a deadlock, or a lock that somebody held for long.
    package static func areOfOne(_ error: any Error) -> Bool {
        guard areOwn(error), let error = error as? DatabaseError else { return areOwn(error) }
        let state = error.sqlState ?? ""
        return !error.isOfMissingParts && !state.hasPrefix("40") && !state.hasPrefix("55")
    }
}
