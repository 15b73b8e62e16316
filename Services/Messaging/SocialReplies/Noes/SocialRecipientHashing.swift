internal import Database
internal import FoundationEssentials
package import Lifecycle
internal import Outbox
internal import Secrets
internal import SocialContract
package import SocialThreads
package import Suppression
internal import Telemetry

/// Makes the hashes of people who have none yet: those known before they were kept, and those whom an older process stored. Whoever is on
/// the list under an earlier spelling is closed by it, and statuses that were typed in give way to what was done.
package struct SocialRecipientHashing: Sendable {
    let context: SocialMessagingContext
    private let setbacks = Setbacks()
    private static let chunk: Int64 = 500

    private let refresh: @Sendable () async throws -> Void

    /// - Parameter refresh: reads the networks' rules again: who is to be hashed anew is so by those that are valid now.
    package init(context: SocialMessagingContext, refresh: @escaping @Sendable () async throws -> Void = {}) {
        (self.context, self.refresh) = (context, refresh)
    }

    /// Looks now and then.
    package var chore: Chore {
        Chore("hashing of names", every: .seconds(5)) { .init(more: try await step()) }
    }

    /// A chunk in a transaction. Whoever sends meanwhile looks people up by every spelling itself.
    /// - Returns: whether there may be more.
    package func step() async throws -> Bool {
        try await setbacks.apart(
            SocialRecipientHashing.chunk, "a person's names were not hashed yet", context.log
        ) { most, at in
            try await context.outbox.transaction { try await step(most, at, on: $0) }
        }
    }

    private func step(_ most: Int64, _ at: @escaping (UUID) -> Void, on connection: Connection) async throws -> Bool {
        let found = try await SocialRecipientStore.unhashed(
            setbacks.passingOver("r.profile_id"), most: most, on: connection)
        guard !found.isEmpty else { return false }
        try await refresh()
        let people = found.map(\.person)
        if let one = people.first { at(one.id) }
        var noes: [(person: UUID, entry: UUID)] = []
        if try await context.suppressions.isInUse(on: connection) {
            noes = try await recognise(people, on: connection)
        }
        for (person, entry) in noes {
            try await SocialRecipientNoes(context: context).saidNo([person], entry, on: connection)
        }
        let ids = people.map(\.id)
        _ = try await SocialRecipientStore.lock(ids, on: connection)
        try await SocialRecipientStore.hash(
            ids, people.map { SocialRecipientHashing.literal($0, context.suppressions) }, on: connection)
        let told = Set(noes.map(\.person))
        let toState = found.filter { $0.isStated && !told.contains($0.person.id) }.map(\.person.id)
        try await SocialThreadChanges.state(toState, repairs: true, through: context.outbox, on: connection)
        return true
    }

    private func recognise(
        _ people: [SocialRecipient], on connection: Connection
    ) async throws -> [(person: UUID, entry: UUID)] {
        let known = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        return try await context.suppressions.recognise(known.mapValues(\.identifiers), on: connection) {
            try await known[$0]?.ownIdentifiers(on: connection)
        }
    }

    /// What is kept beside a person, as PostgreSQL's text for a `bytea[]`.
    static func literal(_ person: SocialRecipient, _ suppressions: SuppressionList) -> String {
        var names = person.identifiers
        names.contactHashes = []
        return literal(names, suppressions)
    }

    package static func literal(_ names: Identifiers, _ suppressions: SuppressionList) -> String {
        ContactHashes.literal(suppressions.presentHashes(for: names).map(hex)) ?? "{}"
    }
}
