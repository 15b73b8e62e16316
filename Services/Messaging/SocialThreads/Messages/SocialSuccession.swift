package import Database
package import FoundationEssentials
package import Outbox
internal import SocialContract

/// A first message that arrived late takes the place of another one when that has ended.
package enum SocialSuccession {
    /// First messages of these people that had arrived beside another which has ended now: each is `SENT`, as it was. The people are
    /// locked.
    package static func follow(of people: [UUID], through outbox: Outbox, on connection: Connection) async throws {
        for message in try await SocialMessageStore.becomeSent(of: people, on: connection) {
            let change = SocialThreadChange(
                event: SocialEvent.messageSent, messageID: message.id, messageType: message.type,
                profileID: message.profileID, accountID: message.accountID)
            try await SocialThreadChanges.announce([change], through: outbox, on: connection)
        }
    }
}
