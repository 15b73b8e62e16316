internal import Actions
package import AdapterWire
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Phrases
internal import SocialContract
package import SocialThreads
internal import Suppression
internal import Timekeeping

/// What networks tell us about people, once it is certain who says it. The same event any number of times counts once.
package struct SocialInboundEvents: InboundReceiver {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    /// A no is taken first and by itself: it needs no person, and waits neither for matching nor for another event, nor for whoever
    /// has our tables locked. What an earlier call of the same kind took is not taken again.
    /// - Throws: the last thing that went wrong, after all have been tried.
    package func takeNoes(_ events: [InboundEvent], from platform: String) async throws {
        let noes = events.filter(SocialInboundEvents.saysNo)
        guard !noes.isEmpty else { return }
        let taken = try await context.database.withConnection {
            try await context.suppressions.wordsOnList(noes.map { SocialInboundEvents.words($0, platform) }, on: $0)
        }
        let found = await stored(
            noes.filter { $0.kind == .reply }, platform, asNoNo: true)
        var (failure, looksUp, untold): ((any Error)?, Bool, Int) = (nil, true, 0)
        // The list stops what is sent from the moment that it holds them; the rings are for those who show and end things.
        defer { if untold > 0 { context.outbox.ring() } }
        for event in noes {
            // Told once more: it is on the list, or somebody has found since that it is none.
            let words = SocialInboundEvents.words(event, platform)
            if taken.contains(words) || event.kind == .reply && found.contains(event.externalID ?? "") { continue }
            do {
                if looksUp { looksUp = try await objects(event.senderID, platform, words) }
                if !looksUp { try await objectsUnknown(event.senderID, platform, words) }
                untold += 1
            } catch { failure = error }
            guard untold == SocialInboundEvents.toldTogether else { continue }
            context.outbox.ring()
            untold = 0
        }
        if let failure { throw failure }
    }

    /// What was stored by an earlier call with the same events is passed over: however often a network repeats itself, it gets on.
    package func fresh(_ events: [InboundEvent], from platform: String) async -> [InboundEvent] {
        let known = await stored(events.filter { $0.kind == .reply }, platform, asNoNo: false)
        return known.isEmpty ? events : events.filter { $0.kind != .reply || !known.contains($0.externalID ?? "") }
    }

    /// - Returns: the ids of those of these replies that are here; none when that cannot be asked for now.
    private func stored(_ replies: [InboundEvent], _ platform: String, asNoNo: Bool) async -> Set<String> {
        let ids = replies.compactMap(\.externalID)
        guard !ids.isEmpty else { return [] }
        let known = try? await context.database.transaction { connection in
            try await connection.execute(SocialInboundEvents.shortPatience)
            return try await SocialReplyStore.stored(ids, asNoNo: asNoNo, on: platform, connection)
        }
        return known ?? []
    }

    private static let toldTogether = 50

    /// Whoever has a table locked may take an hour.
    private static let shortPatience: SQL = "SET LOCAL lock_timeout = '250ms'"

    /// Stores one event, in a transaction of its own.
    @discardableResult
    package func receive(_ event: InboundEvent, from platform: String) async throws -> Bool {
        let replies = SocialReplyReception(context: context, platform: platform)
        switch event.kind {
        case .reply: return try await replies.add(event)
        case .edited: return try await replies.edit(event)
        case .deleted: try await replies.forget(event)
        case .reaction: return try await replies.mark(event)
        case .unsubscribed: break
        case .delivered, .read: try await seen(event, platform)
        case .bounced: try await SocialMessageStore.bounced(event.externalIDs, on: platform, in: context.database)
        }
        return false
    }

    package func ring() { context.outbox.ring() }

    static func saysNo(_ event: InboundEvent) -> Bool {
        switch event.kind {
        case .unsubscribed: true
        case .reply, .edited: Hearing.hear(event.text ?? "").meaning == .no
        default: false
        }
    }

    // MARK: Objections

    /// What a no is read from, by one name however often it is told.
    static func words(_ event: InboundEvent, _ platform: String) -> String {
        words(event.externalID ?? "\(event.senderID)\0\(event.at ?? 0)", on: platform)
    }

    static func words(_ externalID: String, on platform: String) -> String { platform + "\0" + externalID }

    static func origin(_ platform: String, _ words: String) -> NoOrigin {
        NoOrigin(reason: SocialInboundEvents.asked, source: "reply on \(platform)", isRead: true, words: words)
    }

    /// - Returns: `false` when this product's tables cannot be asked for the person now: nothing is recorded then.
    private func objects(_ networkID: String, _ platform: String, _ words: String) async throws -> Bool {
        do {
            _ = try await context.outbox.gather { connection in
                try await connection.execute(SocialInboundEvents.shortPatience)
                // The list is the platform's: a no counts also while this product's tables are missing.
                let person =
                    try await SocialTables.areInstalled(on: connection)
                    ? try await SocialRecipientStore.find(networkID, on: platform, connection) : nil
                let names = try await names(of: person, networkID, platform, on: connection)
                try await connection.execute("SET LOCAL lock_timeout TO DEFAULT")
                _ = try await SocialHeardNo(context: context).record(
                    names, SocialInboundEvents.origin(platform, words), on: connection)
            }
            return true
        } catch let error as DatabaseError where error.sqlState == "55P03" || error.isMissingSchema {
            return false
        }
    }

    /// By the network's id alone, under which it stops whatever is in line; who it is, its events find out.
    private func objectsUnknown(_ networkID: String, _ platform: String, _ words: String) async throws {
        _ = try await context.outbox.gather { connection in
            _ = try await SocialHeardNo(context: context).record(
                Identifiers(platform: platform, platformUserID: networkID), SocialInboundEvents.origin(platform, words),
                on: connection)
        }
    }

    /// The reason under which a no of the person's own words is listed.
    static let asked = "asked not to be contacted"

    /// - Parameter origin: who says so, as the list of noes shows it.
    func suppress(
        _ networkID: String, _ platform: String, _ person: SocialRecipient?, _ origin: NoOrigin,
        on connection: Connection
    ) async throws -> UUID? {
        let names = try await names(of: person, networkID, platform, on: connection)
        return try await SocialHeardNo(context: context).record(names, origin, on: connection)
    }

    private func names(
        of person: SocialRecipient?, _ networkID: String, _ platform: String, on connection: Connection
    ) async throws -> Identifiers {
        try await person?.ownIdentifiers(on: connection) ?? Identifiers(platform: platform, platformUserID: networkID)
    }

    // MARK: What became of our messages

    private func seen(_ event: InboundEvent, _ platform: String) async throws {
        try await SocialMessageStore.arrived(
            event.externalIDs, sentTo: event.senderID,
            before: event.before.flatMap(Timestamp.init(networkMilliseconds:)), on: platform,
            at: event.at.flatMap(Timestamp.init(networkMilliseconds:)), isRead: event.kind == .read,
            in: context.database)
    }
}
