internal import Addresses
internal import Synchronization

/// The networks that Social Outreach knows people on: the column `platform`. They are data (decision 0029).
package enum SocialPlatform {
    private static let source = Mutex<@Sendable () -> [String]>({ AddressBook.delivered.platforms })

    /// As this process knows them now; the delivered ones until it follows the platform's table.
    package static var names: [String] { source.withLock { $0 }() }

    /// Said once, by the process's main.
    package static func follow(_ names: @escaping @Sendable () -> [String]) { source.withLock { $0 = names } }
}
