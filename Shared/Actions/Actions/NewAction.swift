package import FoundationEssentials
package import Timekeeping

/// Something a product wants done on a network.
package struct NewAction: Sendable {
    /// The key of all its tries.
    package let id: UUID
    package var product: String
    /// The product's own row, such as a message.
    package var subjectID: UUID
    package var account: Account
    package var operation: String
    package var guarantee: Guarantee
    /// With `lookup`: how long after a doubtful call "not there" can be believed.
    package var settle: Duration
    /// With `key`: how long the network remembers a key.
    package var keyWindow: Duration?
    /// JSON text for the adapter.
    package var input: String
    package var bodySHA256: [UInt8]
    package var recipientHashes: [[UInt8]]
    package var createdBy: String
    package var traceparent: String?
    package var delivery = ActionDelivery.api
    /// Not to be done earlier; `nil` for at once.
    package var notBefore: Timestamp?

    package init(
        product: String, subjectID: UUID, account: Account, operation: String, guarantee: Guarantee,
        settle: Duration = .zero, keyWindow: Duration? = nil, input: String, bodySHA256: [UInt8],
        recipientHashes: [[UInt8]], createdBy: String, traceparent: String? = nil, notBefore: Timestamp? = nil,
        delivery: ActionDelivery = .api
    ) {
        id = UUID()
        self.delivery = delivery
        (self.product, self.subjectID, self.account, self.operation) = (product, subjectID, account, operation)
        (self.guarantee, self.settle, self.keyWindow, self.input) = (guarantee, settle, keyWindow, input)
        (self.bodySHA256, self.recipientHashes) = (bodySHA256, recipientHashes)
        (self.createdBy, self.traceparent, self.notBefore) = (createdBy, traceparent, notBefore)
    }
}
