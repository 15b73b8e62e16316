internal import Glibc
internal import Timekeeping

/// When the last backup of this home was made: a note in the home, for `outreach doctor`.
struct LastBackup {
    private let path: String

    init(_ home: Home) { path = home.path + "/last-backup" }

    /// Where no home is there is no note; a note that can't be written is worth no failure.
    func record(_ moment: Timestamp) { try? Home.writeSecret(moment.iso8601 + "\n", to: path) }

    var moment: Timestamp? {
        Home.readText(path).flatMap { Timestamp(iso8601: String($0.prefix { !$0.isWhitespace })) }
    }

    /// "3 hours ago"
    var age: String? {
        guard let moment else { return nil }
        let hours = max(0, (Timestamp.now() - moment).components.seconds / 3600)
        return hours < 1 ? "within the last hour" : hours < 48 ? "\(hours) hours ago" : "\(hours / 24) days ago"
    }
}
