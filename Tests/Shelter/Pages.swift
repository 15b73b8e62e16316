package import Actions

/// Stands for a browser: pages on which letters are written, in this process.
package struct Pages: Tries {
    package let reach: Reach

    package init(_ platforms: [String]) { reach = Reach(platforms: platforms, operations: ["message"], by: .browser) }

    package func obstacle(_ platform: String, _ deed: String, by way: ActionDelivery) -> String { "No page does it." }

    package func make(
        _ action: Action, deadline: ContinuousClock.Instant, willCall: @escaping @Sendable () async throws -> Bool
    ) async -> TryConclusion? {
        guard (try? await willCall()) == true else { return nil }
        return .succeeded(externalID: "page", outcome: nil)
    }

    package func look(_ action: Action, deadline: ContinuousClock.Instant) async -> LookupConclusion {
        .unclear(code: "UNKNOWN_OUTCOME", reason: "The page does not say.")
    }
}
