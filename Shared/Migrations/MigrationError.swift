/// Why migrations did not run. Each says what to do.
package enum MigrationError: Error, Equatable, CustomStringConvertible {
    case unknownLine(String)
    /// A file was edited after it had been applied.
    case changed(line: String, version: Int32, name: String)
    /// The database was migrated by a newer release.
    case newerDatabase(line: String, version: Int32, newestKnown: Int32)
    /// What is there contradicts the file: tables that somebody made, dropped or changed by hand.
    case failed(line: String, version: Int32, name: String, reason: String)
    /// One schema of a line is there and another is not: somebody dropped it, or restored a part.
    case partlyGone(line: String, missing: String)
    /// Another process holds the migration lock, or tables stayed locked, for too long.
    case busy(line: String, name: String)
    /// The database cannot hold every letter, or counts bytes in place of characters.
    case encoding(String)

    package var description: String {
        switch self {
        case .unknownLine(let line):
            "there is no migration line named \(line)"
        case .changed(let line, let version, let name):
            """
            migration \(version) (\(name)) of line \(line) was changed after it had been applied; \
            restore the file and put the change into a new migration
            """
        case .newerDatabase(let line, let version, let newestKnown):
            """
            the database has migration \(version) of line \(line), but this program knows only \(newestKnown); \
            start the newer release
            """
        case .encoding(let encoding):
            """
            the database's encoding is \(encoding), and names of people need UTF8: make another one \
            (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0) and name that in DATABASE_URL
            """
        case .failed(let line, let version, let name, let reason):
            """
            migration \(version) (\(name)) of line \(line) does not fit what is in the database (\(reason)); nothing of it was \
            applied. Mend its tables, or restore a backup, and start again
            """
        case .partlyGone(let line, let missing):
            """
            schema \(missing) is missing, and the rest of line \(line) is there: what it held is gone, and making it anew, empty, would \
            hide that. Restore a backup (outreach restore) into an empty database
            """
        case .busy(let line, let name):
            "migration \(name) of line \(line) found its lock taken for too long; try again when the other process is done"
        }
    }
}
