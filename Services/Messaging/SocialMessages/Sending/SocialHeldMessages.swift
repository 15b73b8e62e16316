internal import Actions
internal import Database
internal import FoundationEssentials
internal import SocialContract
internal import SocialThreads

/// Why messages have not gone yet: everything that waits can say it (design section 5).
enum SocialHeldMessages {
    /// What may wait.
    static let statuses = [SocialMessageStatus.queued, .sending, .unknown].map(\.rawValue)

    /// - Returns: nothing for messages that do not wait.
    static func of(_ messages: [SocialMessage], on connection: Connection) async throws -> [UUID: Hold] {
        let waiting = messages.filter { statuses.contains($0.status.rawValue) }.map(\.id)
        return try await Holds.of(product: SocialLedger.product, subjects: waiting, on: connection)
    }
}
