/// A product that wants to know what networks tell us. The same event any number of times counts once.
package protocol InboundReceiver: Sendable {
    /// Takes every no among the events, before anything of the call is stored: a no waits for nothing. What is wrong with an event is said
    /// by ``receive(_:from:)``.
    /// - Throws: what may work when the network calls again.
    func takeNoes(_ events: [InboundEvent], from platform: String) async throws

    /// - Returns: the events without those that an earlier call brought and that were stored then.
    func fresh(_ events: [InboundEvent], from platform: String) async -> [InboundEvent]

    /// Stores one event, in a transaction of its own.
    /// - Returns: whether others have something to hear of it, once somebody rings.
    func receive(_ event: InboundEvent, from platform: String) async throws -> Bool

    /// Tells others to look: once for many events, for each ring wakes every reader of every process.
    func ring()
}

extension InboundReceiver {
    /// For a product that finds out itself, event by event, what it has already.
    package func fresh(_ events: [InboundEvent], from platform: String) async -> [InboundEvent] { events }
    /// For a product whose events nobody else hears.
    package func ring() {}
}
