internal import FoundationEssentials

/// Whose line an action stands in: one for each product, account and operation. Each is judged for itself, and all of an account
/// share its limits.
struct ActionQueue: Hashable, Sendable {
    let product: String
    let limits: LimitKey

    /// Everybody takes queues in this order.
    var order: (UUID, String, String) { (limits.accountID, limits.operation, product) }
}

extension NewAction {
    var queue: ActionQueue {
        ActionQueue(
            product: product,
            limits: LimitKey(accountID: account.id, platform: account.platform, operation: operation))
    }
}
