package import FoundationEssentials
package import SocialContract
package import Telemetry

/// What happened to one message; announced with the person's new version, in the transaction that did it.
package struct SocialThreadChange: Sendable {
    package let event: String
    package let messageID: UUID
    package let messageType: SocialMessageType
    package let profileID: UUID
    package var accountID: UUID?
    package var trace: TraceContext?

    package init(
        event: String, messageID: UUID, messageType: SocialMessageType, profileID: UUID, accountID: UUID? = nil,
        trace: TraceContext? = nil
    ) {
        (self.event, self.messageID, self.messageType) = (event, messageID, messageType)
        (self.profileID, self.accountID, self.trace) = (profileID, accountID, trace)
    }
}
