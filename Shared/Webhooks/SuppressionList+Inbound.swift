package import AdapterWire
internal import Database
package import Outbox
internal import Phrases
package import Suppression

extension SuppressionList {
    /// Records every no among what a network tells, each once however often it is told: for a product that knows people by nothing but
    /// what the list is told here.
    /// - Throws: the last thing that went wrong, after all have been tried.
    package func takeNoes(_ events: [InboundEvent], from platform: String, through outbox: Outbox) async throws {
        let noes = events.filter { event in
            event.kind == .unsubscribed
                || [.reply, .edited].contains(event.kind) && Hearing.hear(event.text ?? "").meaning == .no
        }
        guard !noes.isEmpty else { return }
        let words = noes.map { "\(platform)\0\($0.externalID ?? "\($0.senderID)\0\($0.at ?? 0)")" }
        let known = try await outbox.database.withConnection { try await wordsOnList(words, on: $0) }
        var failure: (any Error)?
        for (event, words) in zip(noes, words) where !known.contains(words) {
            let names = Identifiers(platform: platform, platformUserID: event.senderID)
            let origin = NoOrigin(
                reason: "asked not to be contacted", source: "reply on \(platform)", isRead: true, words: words)
            do { _ = try await outbox.transaction { try await add(names, origin, on: $0) } } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
