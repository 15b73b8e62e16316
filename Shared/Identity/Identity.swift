internal import Batching
package import Database
internal import EventLoop
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Secrets
package import Telemetry

/// Who is calling. One per loop, beside that loop's ``Database``; use it only from tasks of that loop.
///
/// A key's standing is remembered for `standardLifetime`, so a revoked key is dead everywhere within a second.
package final class Identity: @unchecked Sendable {
    package let keys: KeyStore
    private let log: Log
    private let lookups: Coalescer<String, Standing>
    private let lifetime: Duration
    /// How long a key's standing is believed: with the way there and back a revoked key is dead within a second.
    package static let standardLifetime = Duration.milliseconds(900)
    /// Confined to the loop, as is all that follows. By the key's text: hashing it once per request costs more than the look-up.
    private var remembered: [String: (standing: Standing, until: ContinuousClock.Instant)] = [:]
    /// A flood of invented keys must not fill the memory.
    private let capacity = 4096

    /// What is known of a text that could be a key.
    private struct Standing: Sendable {
        let principal: Principal?
        let staleKey: UUID?
    }

    package init(database: Database, log: Log, lifetime: Duration = Identity.standardLifetime) {
        let keys = KeyStore(database: database)
        (self.keys, self.log, self.lifetime) = (keys, log, lifetime)
        lookups = Coalescer(loop: database.loop) { text in
            guard let key = APIKey(text), let found = try await keys.usable(hash: key.hash) else {
                return Standing(principal: nil, staleKey: nil)
            }
            return Standing(
                principal: Principal(found.record), staleKey: found.isUseStale ? found.record.id : nil)
        }
    }

    /// For ``ServerHooks``: header `X-API-Key`, or `Authorization: Bearer`.
    /// - Returns: `nil` without a usable key.
    /// - Throws: 503 while the database cannot be asked.
    package func authenticate(_ head: RequestHead) async throws(Problem) -> Principal? {
        guard let text = head.headers["X-API-Key"] ?? bearer(head.headers["Authorization"]) else { return nil }
        return try await authenticate(key: text)
    }

    /// - Parameter text: what the caller says is a key.
    package func authenticate(key text: String) async throws(Problem) -> Principal? {
        if let known = remembered[text], known.until > .now { return known.standing.principal }
        guard APIKey(text) != nil else { return nil }
        // Counted from before the look-up, or a slow database would stretch the second.
        let until = ContinuousClock.now + lifetime
        let standing: Standing
        do {
            standing = try await lookups.value(text)
        } catch {
            log.warning("a key could not be checked", ["error": .text("\(error)")])
            throw .unavailable("The key cannot be checked right now; try again in a moment.")
        }
        remember(text, standing, until)
        return standing.principal
    }

    /// For ``ServerHooks/stillValid``. Asks the database each time: nothing remembered stands between a revocation and its stream.
    /// - Returns: ids of those whose keys may be used now, in the same role.
    package func stillValid(_ callers: Set<Principal>) async throws -> Set<String> {
        let roles = try await keys.usable(ids: callers.compactMap { UUID(text: $0.id) })
        return Set(
            callers.filter { caller in UUID(text: caller.id).map { roles[$0] == caller.role } ?? false }.map(\.id))
    }

    /// Forgets what is remembered, so that the next request asks the database.
    package func forget() { remembered.removeAll(keepingCapacity: true) }

    private func remember(_ text: String, _ standing: Standing, _ until: ContinuousClock.Instant) {
        if remembered.count >= capacity {
            let now = ContinuousClock.now
            remembered = remembered.filter { $0.value.until > now }
            if remembered.count >= capacity { remembered.removeAll(keepingCapacity: true) }
        }
        // Whoever waited for the same look-up finds it already there, and must not have the use written twice.
        let isFirst = remembered.updateValue((standing, until), forKey: text).map { $0.until <= .now } ?? true
        guard isFirst, let id = standing.staleKey else { return }
        keys.database.loop.task { [keys, log] in
            do {
                try await keys.touch(id)
            } catch {
                log.debug("the time of a key's use was not written", ["error": .text("\(error)")])
            }
        }
    }

    private func bearer(_ value: String?) -> String? {
        guard let value, value.utf8.count > 7, value.prefix(7).lowercased() == "bearer " else { return nil }
        return String(value.dropFirst(7))
    }
}

extension Principal {
    fileprivate init(_ record: KeyRecord) {
        self.init(
            id: record.id.lowercase, name: record.name, role: record.role.rawValue,
            permissions: record.role.permissions)
    }
}
