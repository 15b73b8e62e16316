internal import FoundationEssentials

/// Whose line an action stands in: one for each product, account, operation and way of doing it. Each is judged for itself, and all of an
/// account share its limits.
struct ActionQueue: Hashable, Sendable {
    let product: String
    let limits: LimitKey
    let delivery: ActionDelivery

    /// Everybody takes queues in this order.
    var order: (UUID, String, String, String) { (limits.accountID, limits.operation, product, delivery.rawValue) }
}

extension NewAction {
    var queue: ActionQueue {
        ActionQueue(
            product: product,
            limits: LimitKey(accountID: account.id, platform: account.platform, operation: operation),
            delivery: delivery)
    }
}
