internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract
internal import SocialThreads
internal import Suppression
internal import Timekeeping

/// What the ledger offers to hands, with the messages it is about.
struct AssistedQueue: Sendable {
    let context: MessagingContext

    /// A page, and where the next begins.
    struct Page {
        let items: [JSONValue]
        let next: HandsReading.Place?
    }

    /// First what was perhaps sent and not reported, then what waits. Nobody gets to see the text for somebody who said no, except to
    /// report what they have in hand, or to settle what somebody had; nor the text that somebody else has in hand.
    /// - Parameter withOthers: also what others have in hand.
    func page(
        for caller: String, withOthers: Bool = false, platform: String?, after: HandsReading.Place?, limit: Int
    ) async throws -> Page {
        try await context.database.withConnection { connection in
            let found = try await HandsReading.page(
                product: SocialLedger.product, for: caller, withOthers: withOthers, platform: platform, after: after,
                limit: limit + 1, on: connection)
            let messages = try await messages(found.prefix(limit).map(\.subjectID), on: connection)
            let suppressed = try await context.suppressions.suppressed(
                among: messages.values.compactMap(\.person), on: connection)
            let shown = found.prefix(limit).filter { item in
                guard let judged = messages[item.subjectID], AssistedQueue.unsettled.contains(judged.message.status)
                else {
                    return false
                }
                return item.status != .offered || !suppressed.contains(judged.message.profileID)
            }
            let items = try await json(shown, messages, for: caller, on: connection)
            let last = found.count > limit ? found[limit - 1] : nil
            return Page(
                items: items,
                next: last.map {
                    HandsReading.Place(isDoubtful: $0.status == .unknown, at: $0.createdAt, id: $0.id)
                })
        }
    }

    /// - Parameter caller: who asks.
    func item(_ id: UUID, for caller: String) async throws -> JSONValue {
        try await context.database.withConnection { connection in
            let found = try await HandsReading.item(id, product: SocialLedger.product, on: connection)
            let messages = try await messages(found.map { [$0.subjectID] } ?? [], on: connection)
            guard let found, let item = try await json([found], messages, for: caller, on: connection).first else {
                throw Problem.notFound("There is no such message in the queue.")
            }
            return item
        }
    }

    /// It waits, is in somebody's hands, or perhaps was sent.
    private static let unsettled: [SocialMessageStatus] = [.queued, .sending, .unknown]

    /// Those whose person is gone are not there.
    private func messages(_ ids: [UUID], on connection: Connection) async throws -> [UUID: JudgedMessage] {
        guard !ids.isEmpty else { return [:] }
        let found = try await JudgedMessage.of(ids, on: connection).filter { $0.person != nil }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.message.id, $0) })
    }

    private func json(
        _ items: [HandsItem], _ messages: [UUID: JudgedMessage], for caller: String, on connection: Connection
    ) async throws -> [JSONValue] {
        let waiting = items.filter { $0.status == .offered }.compactMap { messages[$0.subjectID]?.message }
        var held = try await HeldMessages.byHand(waiting, on: connection)
        let restored = try await RestoredPeople.held(waiting.map(\.profileID), on: connection)
        for message in waiting where restored.contains(message.profileID) {
            held[message.id] = Hold(heldBy: .restored, until: nil, reason: Problem.restored.detail)
        }
        return items.compactMap { item in
            guard let judged = messages[item.subjectID], let person = judged.person else { return nil }
            return item.json(judged.message, person, held[item.subjectID], for: caller)
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
        _ message: SocialMessage, _ person: SocialRecipient, _ held: Hold?, for caller: String
    ) -> JSONValue {
        let inHand = status == .calling ? claim : nil
        let doubt = status == .unknown ? claim : nil
        let isOthers = inHand.map { $0.hand.id != caller } ?? false
        var item: JSONObject = [
            "id": .string(id.lowercase), "created_at": .string(createdAt.iso8601),
            "message_id": .string(subjectID.lowercase), "text": isOthers ? .null : JSONValue(message.text),
            "profile_url": .string(person.profileURL), "platform": .string(platform),
            "account": .string(accountID.lowercase), "profile_id": .string(person.id.lowercase),
            "full_name": JSONValue(person.fullName), "username": .string(person.username),
            "message_type": .string(message.type.rawValue), "state": .string(state),
            "claimed_by": JSONValue(inHand?.hand.id), "claimed_by_name": JSONValue(inHand?.hand.name),
            "is_yours": .bool(inHand?.hand.id == caller), "claimed_until": JSONValue(inHand?.until.iso8601),
            "perhaps_sent_by": JSONValue(doubt?.hand.name), "perhaps_sent_at": JSONValue(doubt?.at.iso8601),
            "done_by": JSONValue(finishedBy), "done_at": JSONValue(finishedAt?.iso8601),
            "status": .string(message.status.rawValue), "sent_at": JSONValue(message.sentAt?.iso8601),
            "reason": JSONValue(message.reason), "is_flagged": .bool(message.isFlagged),
            "thread_id": JSONValue(message.threadID?.lowercase),
            "said_no_at": JSONValue(person.saidNoAt?.iso8601),
        ]
        let waiting = doubt.map { Hold(heldBy: .person, until: nil, reason: $0.doubt) } ?? held
        for (name, value) in HeldMessages.members(waiting) { item[name] = value }
        return .object(item)
    }
}
