/// Whoever makes the tries that the ledger allows.
package protocol Tries: Sendable {
    /// What can be done from here now.
    var reach: Reach { get }
    /// Why an operation cannot be done from here, in this way.
    func obstacle(_ platform: String, _ operation: String, by delivery: ActionDelivery) -> String
    /// - Parameter willCall: records `calling`; `false` when the lease is over, or somebody stopped it.
    /// - Returns: `nil` when it was not to be called any more.
    func make(
        _ action: Action, deadline: ContinuousClock.Instant, willCall: @escaping @Sendable () async throws -> Bool
    ) async -> TryConclusion?
    /// Asks the network what became of a doubtful try.
    func look(_ action: Action, deadline: ContinuousClock.Instant) async -> LookupConclusion
}
