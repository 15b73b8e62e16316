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
    }

    private let state = Mutex(State())

    package init() {}

    /// - Parameters:
    ///   - manifest: of the module that will be asked; another one may prove with other credentials.
    ///   - read: fetches them. What it throws is not kept.
    ///   - say: called when something is wrong with them, once until something else is.
    package func proofs(
        _ platform: String, _ manifest: Manifest, now: ContinuousClock.Instant = .now,
        read: () async throws -> ProofSets, say: ([String]) -> Void
    ) async throws -> [[String: String]] {
        let known = state.withLock { $0.entries[platform] }
        if let known, known.end > now, known.manifest == manifest { return known.proofs.all }
        let fresh = try await read()
        let isNew = state.withLock { state in
            state.entries[platform] = Entry(manifest: manifest, proofs: fresh, end: now + ProofCache.lifetime)
            let before = state.trouble.updateValue(fresh.trouble, forKey: platform) ?? []
            return before != fresh.trouble
        }
        if isNew, !fresh.trouble.isEmpty { say(fresh.trouble) }
        return fresh.all
    }
}
