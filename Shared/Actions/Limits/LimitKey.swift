internal import FoundationEssentials

/// Whose limits bind an action.
struct LimitKey: Hashable, Sendable {
    let accountID: UUID
    let platform: String
    let operation: String
}
