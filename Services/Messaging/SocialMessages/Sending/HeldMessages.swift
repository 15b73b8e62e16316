internal import Actions
internal import Database
internal import FoundationEssentials
internal import JSON
internal import SocialContract
internal import SocialThreads
internal import Timekeeping

/// Why messages have not gone yet: everything that waits can say it (design section 5).
enum HeldMessages {
    /// One message, as much of it as decides whom to ask.
    struct Subject {
        let id: UUID
        let platform: String
        let status: String
        let delivery: String?
        let accountID: UUID?
    }

    /// - Returns: nothing for messages that do not wait.
    static func of(_ messages: [Subject], on connection: Connection) async throws -> [UUID: Hold] {
        let waiting = messages.filter {
            [SocialMessageStatus.queued, .sending, .unknown].map(\.rawValue).contains($0.status)
        }
        func isOffered(_ message: Subject) -> Bool {
            message.status == SocialMessageStatus.queued.rawValue
                && message.delivery == Account.Delivery.assisted.rawValue
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
    static func byHand(_ messages: [Subject], on connection: Connection) async throws -> [UUID: Hold] {
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

/// The accounts that messages leave by.
struct SendingAccounts {
    private let all: [UUID: Account]
    private let defaults: [String: Account]

    init(on connection: Connection) async throws {
        let list = try await Accounts.list(on: connection)
        all = Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0) })
        defaults = Dictionary(list.filter(\.isDefault).map { ($0.platform, $0) }) { first, _ in first }
    }

    subscript(id: UUID) -> Account? { all[id] }

    /// The account a message names, as long as it exists, or its network's default.
    func sender(_ id: UUID?, _ platform: String) -> Account? {
        if let account = id.flatMap({ all[$0] }), account.platform == platform { return account }
        return defaults[platform]
    }
}
