package import FoundationEssentials
package import Timekeeping

/// An action of the ledger, as much of it as whoever works on it needs.
package struct Action: Sendable {
    package let id: UUID
    package let product: String
    package let subjectID: UUID
    package let accountID: UUID
    package let platform: String
    package let operation: String
    package let guarantee: Guarantee
    package let settle: Duration
    package let keyWindow: Duration?
    package let input: String
    package internal(set) var status: ActionStatus
    /// Tries so far; the present one included while it is under way.
    package internal(set) var attempts: Int
    package internal(set) var failures: Int
    package internal(set) var doubts: Int
    package let notBefore: Timestamp
    package let firstCallAt: Timestamp?
    /// What is found to have arrived arrived then; calls before it are further back.
    package let lastCallAt: Timestamp?
    let recipientHashes: [[UInt8]]
    let worker: UUID?
    let slotAt: Timestamp?
    /// When its present use of the limits was charged.
    let chargedAt: Timestamp?
    package let traceparent: String?
    /// An earlier call may have arrived: this one repeats its key.
    var inDoubt: Bool
    package let delivery: ActionDelivery
    /// Who has it in hand, or had; with hands only.
    package let claim: Claim?

    /// The network no longer knows the key of the call that may have arrived, or will not when this try ends.
    /// - Parameter duration: how long the try may take, and by how much the clock was set back: the key is older than it seems.
    func hasForgottenKey(from now: Timestamp, until duration: Duration = .zero) -> Bool {
        guard inDoubt, guarantee == .key else { return false }
        guard let keyWindow, let firstCallAt else { return true }
        // A call that lies ahead was noted by another clock: nobody can say how old its key is.
        return firstCallAt.adding(keyWindow) <= now.adding(duration) || firstCallAt > now.adding(ClockWatch.slack)
    }

    /// With `key`: how often it was called again after a doubt. Such a call is a retry.
    var keyRepeats: Int { guarantee == .key ? doubts : 0 }

    var limitKey: LimitKey { LimitKey(accountID: accountID, platform: platform, operation: operation) }

    var queue: ActionQueue { ActionQueue(product: product, limits: limitKey, delivery: delivery) }
}
