internal import Actions
internal import Batching
package import Database
internal import EventLoop
package import FoundationEssentials
internal import HTTPServer
package import JSON
internal import Timekeeping

/// What the ledger offers to hands, with the rows of the product that it is about.
package struct HandsList<Product: HandsProduct>: Sendable {
    let product: Product
    let database: Database
    private let readings: Coalescer<Asked, (items: [HandsItem], next: String?)>

    /// What a caller asks the ledger for.
    private struct Asked: Hashable, Sendable {
        let caller: String
        let withOthers: Bool
        let platform: String?
        let after: String?
        let limit: Int
    }

    package init(_ product: Product, database: Database) {
        (self.product, self.database) = (product, database)
        readings = Coalescer(loop: database.loop) { asked in
            try await HandsReading.page(
                product: product.name, for: asked.caller, withOthers: asked.withOthers, platform: asked.platform,
                after: asked.after, limit: asked.limit, in: database)
        }
    }

    /// First what was perhaps done and not reported, then what waits. Nobody gets to see a hidden text, except to report what they have in
    /// hand, or to settle what somebody had; nor the text that somebody else has in hand.
    /// - Parameters:
    ///   - withOthers: also what others have in hand.
    ///   - after: the cursor of the page before.
    package func page(
        for caller: String, withOthers: Bool = false, platform: String?, after: String?, limit: Int
    ) async throws -> (items: [JSONValue], next: String?) {
        let found = try await readings.value(
            Asked(caller: caller, withOthers: withOthers, platform: platform, after: after, limit: limit))
        // Nothing waits, most of the day.
        guard !found.items.isEmpty else { return ([], found.next) }
        let items = try await database.withConnection { connection in
            let subjects = try await subjects(of: found.items, on: connection)
            let hidden = try await product.hidden(Array(subjects.values), on: connection)
            let shown = found.items.filter { item in
                guard let subject = subjects[item.subjectID], subject.isUnsettled else { return false }
                return item.status != .offered || !hidden.contains(subject.id)
            }
            return try await json(shown, subjects, for: caller, on: connection)
        }
        return (items, found.next)
    }

    /// - Parameter caller: who asks.
    package func item(_ id: UUID, for caller: String) async throws -> JSONValue {
        try await database.withConnection { connection in
            let found = try await HandsReading.item(id, product: product.name, on: connection)
            let subjects = try await subjects(of: found.map { [$0] } ?? [], on: connection)
            guard let found, let item = try await json([found], subjects, for: caller, on: connection).first else {
                throw Problem.notFound("There is no such \(product.form.noun) in the queue.")
            }
            return item
        }
    }

    private func subjects(
        of items: [HandsItem], on connection: Connection
    ) async throws -> [UUID: Product.Subject] {
        guard !items.isEmpty else { return [:] }
        let found = try await product.subjects(items.map(\.subjectID), on: connection)
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    private func json(
        _ items: [HandsItem], _ subjects: [UUID: Product.Subject], for caller: String, on connection: Connection
    ) async throws -> [JSONValue] {
        let waiting = items.filter { $0.status == .offered && subjects[$0.subjectID] != nil }
        let limits = try await Holds.byHand(waiting, on: connection)
        let own = try await product.holds(waiting.compactMap { subjects[$0.subjectID] }, on: connection)
        return items.compactMap { item in
            guard let subject = subjects[item.subjectID] else { return nil }
            let held = item.status == .offered ? own[subject.id] ?? limits[item.id] : nil
            return .object(item.json(subject, product.form.subject, held, for: caller))
        }
    }
}

extension HandsItem {
    /// What clients of the queue know it as.
    private var state: String {
        switch status {
        case .succeeded: "sent"
        case .unknown: "unknown"
        case .offered, .calling: "waiting"
        default: "skipped"
        }
    }

    /// - Parameter held: what keeps anybody from taking it; whoever has claimed it may go on.
    fileprivate func json(
        _ subject: some HandsSubject, _ name: String, _ held: Hold?, for caller: String
    ) -> JSONObject {
        let inHand = status == .calling ? claim : nil
        let doubt = status == .unknown ? claim : nil
        let isOthers = inHand.map { $0.hand.id != caller } ?? false
        var item: JSONObject = [
            "id": .string(id.lowercase), "created_at": .string(createdAt.iso8601), name: .string(subjectID.lowercase),
            "text": isOthers ? .null : JSONValue(subject.text), "platform": .string(platform),
            "account": .string(accountID.lowercase), "state": .string(state),
            "claimed_by": JSONValue(inHand?.hand.id), "claimed_by_name": JSONValue(inHand?.hand.name),
            "is_yours": .bool(inHand?.hand.id == caller), "claimed_until": JSONValue(inHand?.until),
            "perhaps_sent_by": JSONValue(doubt?.hand.name), "perhaps_sent_at": JSONValue(doubt?.at),
            "done_by": JSONValue(finishedBy), "done_at": JSONValue(finishedAt),
        ]
        for (name, value) in subject.members.fields { item[name] = value }
        let waiting = doubt.map { Hold(heldBy: .person, until: nil, reason: $0.doubt) } ?? held
        for (name, value) in Hold.members(waiting) { item[name] = value }
        return item
    }
}
