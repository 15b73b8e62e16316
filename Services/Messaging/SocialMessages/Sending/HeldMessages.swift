internal import Actions
internal import Database
internal import FoundationEssentials
internal import JSON
internal import SocialContract
internal import SocialThreads
internal import Timekeeping

/// Why messages have not gone yet: everything that waits can say it (design section 5).
enum HeldMessages {
    /// What may wait.
    static let statuses = [SocialMessageStatus.queued, .sending, .unknown].map(\.rawValue)

    /// - Returns: nothing for messages that do not wait.
    static func of(_ messages: [SocialMessage], on connection: Connection) async throws -> [UUID: Hold] {
        let waiting = messages.filter { statuses.contains($0.status.rawValue) }
        func isOffered(_ message: SocialMessage) -> Bool {
            message.status == .queued && message.delivery == Account.Delivery.assisted.rawValue
        }
        var found = try await Holds.of(
            product: SocialLedger.product, subjects: waiting.filter { !isOffered($0) }.map(\.id), on: connection)
        let byHand = waiting.filter(isOffered)
        let holds = try await self.byHand(byHand, on: connection)
        for message in byHand {
            found[message.id] = holds[message.id] ?? Hold(heldBy: .hands, until: nil, reason: nil)
        }
        return found
    }

    /// What keeps a person from sending these with their own hands: a pause, or a limit of the account.
    static func byHand(_ messages: [SocialMessage], on connection: Connection) async throws -> [UUID: Hold] {
        guard !messages.isEmpty else { return [:] }
        let accounts = try await SendingAccounts(on: connection)
        var senders: [UUID: Account] = [:]
        for message in messages { senders[message.id] = accounts.sender(message.accountID, message.platform) }
        let distinct = Dictionary(senders.values.map { ($0.id, $0) }) { first, _ in first }
        let holds = try await Holds.byHand(
            distinct.values.sorted { $0.id < $1.id }, operation: SocialLedger.operation, on: connection)
        return senders.compactMapValues { holds[$0.id] }
    }

    /// The three members that everything has which can wait; all null when nothing holds it.
    static func members(_ waiting: Hold?) -> [(String, JSONValue)] {
        [
            ("held_by", JSONValue(waiting?.heldBy.rawValue)), ("until", JSONValue(waiting?.until?.iso8601)),
            ("held_reason", JSONValue(waiting?.reason)),
        ]
    }
}
