internal import Synchronization

/// How often a database told this process that its disk is full. One for all loops: whoever meets it speaks for the service.
package enum StorageAlarm {
    /// `disk_full` of PostgreSQL, appendix A.
    package static let sqlState = "53100"
    private static let count = Atomic(0)

    /// Since the start.
    package static var rings: Int { count.load(ordering: .relaxed) }

    static func ring() { count.add(1, ordering: .relaxed) }
}
