package import Actions

/// Each way of doing a deed by whoever knows it: the networks' interfaces by adapters, and what a product's module brings beside.
package struct TriesByDelivery: Tries {
    private let makers: [ActionDelivery: any Tries]

    package init(_ makers: [ActionDelivery: any Tries]) { self.makers = makers }

    package var reach: Reach { makers.values.map(\.reach).reduce(Reach([:])) { $0.joined($1) } }

    package func obstacle(_ platform: String, _ operation: String, by delivery: ActionDelivery) -> String {
        makers[delivery]?.obstacle(platform, operation, by: delivery) ?? TriesByDelivery.nobody(delivery)
    }

    private static func nobody(_ delivery: ActionDelivery) -> String {
        "Nothing here does what is to be done by \(delivery.rawValue)."
    }

    package func make(
        _ action: Action, deadline: ContinuousClock.Instant, willCall: @escaping @Sendable () async throws -> Bool
    ) async -> TryConclusion? {
        if let maker = makers[action.delivery] {
            return await maker.make(action, deadline: deadline, willCall: willCall)
        }
        return .failed(
            TryConclusion.Failure(
                code: "TEMPORARY", reason: TriesByDelivery.nobody(action.delivery), cure: .retry(after: nil),
                isOurs: true))
    }

    package func look(_ action: Action, deadline: ContinuousClock.Instant) async -> LookupConclusion {
        if let maker = makers[action.delivery] { return await maker.look(action, deadline: deadline) }
        return .unclear(code: "TEMPORARY", reason: TriesByDelivery.nobody(action.delivery))
    }
}
