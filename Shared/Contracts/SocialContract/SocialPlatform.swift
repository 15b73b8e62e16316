internal import Addresses
internal import Synchronization

/// The networks that Social Outreach knows people on: the column `platform`. They are data (decision 0029).
package enum SocialPlatform {
    /// In a box of its own: a closure as the mutex' own value is wrapped once more by each access, without end.
    private struct Source {
        let names: @Sendable () -> [String]
    }

    private static let source = Mutex(Source { AddressBook.delivered.platforms })

    /// As this process knows them now; the delivered ones until it follows the platform's table.
    package static var names: [String] { source.withLock { $0 }.names() }

    /// Said once, by the process's main.
    package static func follow(_ names: @escaping @Sendable () -> [String]) {
        source.withLock { $0 = Source(names: names) }
    }
}
