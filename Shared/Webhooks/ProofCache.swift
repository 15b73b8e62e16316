package import AdapterWire
internal import Synchronization

/// The sets of secrets of each network for a few seconds: anybody may call, and each reading of them asks the database for every
/// account and opens what is sealed.
package final class ProofCache: Sendable {
    /// How long a credential that was changed or removed may still count. Source: Docs/operations.md "Webhooks".
    package static let lifetime = Duration.seconds(5)

    private struct Entry {
        let manifest: Manifest
        let proofs: ProofSets
        let end: ContinuousClock.Instant
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// What was last said about a network's secrets.
        var trouble: [String: [String]] = [:]
        /// Who waits for the reading of a network's secrets that goes on; they are told why it failed.
        var waiting: [String: [CheckedContinuation<(any Error)?, Never>]] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Callers that wait for a reading which goes on.
    package func waiting(_ platform: String) -> Int { state.withLock { $0.waiting[platform]?.count ?? 0 } }

    /// A crowd of calls reads once: the others wait for that reading, and what it throws is theirs too.
    /// - Parameters:
    ///   - manifest: of the module that will be asked; another one may prove with other credentials.
    ///   - read: fetches them. What it throws is not kept.
    ///   - say: called when something is wrong with them, once until something else is.
    package func proofs(
        _ platform: String, _ manifest: Manifest, now: ContinuousClock.Instant = .now,
        read: () async throws -> ProofSets, say: ([String]) -> Void
    ) async throws -> [[String: String]] {
        while true {
            let known = state.withLock { $0.entries[platform] }
            if let known, known.end > now, known.manifest == manifest { return known.proofs.all }
            if begin(platform) { break }
            guard let failure = await turn(platform) else { continue }
            // Whoever read has left, and their leaving is no answer to anybody else.
            if !(failure is CancellationError) { throw failure }
        }
        do {
            let fresh = try await read()
            keep(fresh, platform, manifest, now: now, say: say)
            finish(platform, nil)
            return fresh.all
        } catch {
            finish(platform, error)
            throw error
        }
    }

    /// - Returns: whether it is this caller who reads.
    private func begin(_ platform: String) -> Bool {
        state.withLock { state in
            guard state.waiting[platform] == nil else { return false }
            state.waiting[platform] = []
            return true
        }
    }

    /// Waits for the reading that goes on.
    /// - Returns: why it failed.
    private func turn(_ platform: String) async -> (any Error)? {
        await withCheckedContinuation { continuation in
            let waits = state.withLock { $0.waiting[platform]?.append(continuation) != nil }
            if !waits { continuation.resume(returning: nil) }
        }
    }

    private func finish(_ platform: String, _ failure: (any Error)?) {
        let callers = state.withLock { $0.waiting.removeValue(forKey: platform) } ?? []
        for caller in callers { caller.resume(returning: failure) }
    }

    private func keep(
        _ fresh: ProofSets, _ platform: String, _ manifest: Manifest, now: ContinuousClock.Instant,
        say: ([String]) -> Void
    ) {
        let isNew = state.withLock { state in
            state.entries[platform] = Entry(manifest: manifest, proofs: fresh, end: now + ProofCache.lifetime)
            let before = state.trouble.updateValue(fresh.trouble, forKey: platform) ?? []
            return before != fresh.trouble
        }
        if isNew, !fresh.trouble.isEmpty { say(fresh.trouble) }
    }
}
