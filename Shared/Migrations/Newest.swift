extension Migrator {
    /// The last version of each line that this program brings.
    package static var newest: [String: Int32] {
        Dictionary(uniqueKeysWithValues: Line.all.map { ($0.name, $0.migrations.last?.version ?? 0) })
    }

    /// Every schema that is Outreach's. The line `platform` has two.
    package static var schemas: [String] { Line.all.map(\.schema) + ["outbox"] }
}
