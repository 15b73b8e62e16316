internal import Timekeeping

extension BackupManifest {
    /// "52 people, 31 messages and 8 noes"
    var holdings: String {
        "\(people) \(people == 1 ? "person" : "people"), \(messages) message\(messages == 1 ? "" : "s") and \(noes) no\(noes == 1 ? "" : "es")"
    }

    /// One fact a line.
    var facts: [(name: String, text: String)] {
        [
            ("made", madeAt.iso8601), ("on", host), ("from", home ?? "a database of its own (DATABASE_URL)"),
            ("by", "outreach \(version), PostgreSQL \(postgres)"), ("holds", holdings),
            ("tables", migrations.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")),
        ]
    }
}
