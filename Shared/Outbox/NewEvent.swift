package import FoundationEssentials
package import Telemetry

/// An event about to be written. Its subject (`aggregateType`, `aggregateID`) decides shard and order.
package struct NewEvent: Sendable {
    package let id: UUID
    package let aggregateType: String
    package let aggregateID: String
    /// A versioned noun in the past tense: `social.message.sent.v1`.
    package let type: String
    /// JSON text. Ids and facts where possible; what holds a person is blanked by erasure.
    package let payload: [UInt8]
    /// The subject's version, raised under the subject's row lock. Whoever applies state ignores an older one.
    package let version: Int64
    package let lane: Lane
    package let trace: TraceContext?

    package init(
        type: String, aggregateType: String, aggregateID: String, version: Int64, payload: [UInt8], lane: Lane = .live,
        trace: TraceContext? = nil
    ) {
        id = EventID.next()
        (self.type, self.aggregateType, self.aggregateID) = (type, aggregateType, aggregateID)
        (self.version, self.payload, self.lane, self.trace) = (version, payload, lane, trace)
    }
}
