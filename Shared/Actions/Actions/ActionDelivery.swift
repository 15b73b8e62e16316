/// What does the deed of an action.
package enum ActionDelivery: String, Sendable, CaseIterable {
    /// The network's own interface.
    case api
    /// A page, operated for an account.
    case browser
    /// A person (decision 0022).
    case hands
}
