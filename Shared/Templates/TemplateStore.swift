package import Database
internal import FoundationEssentials
internal import Synchronization
package import Telemetry
package import Texts

/// The operator's own words: named texts per network and kind, every version kept.
package struct TemplateStore: Sendable {
    let tables: TemplateTables
    let database: Database
    private let log: Log
    private static let warned = Mutex<Set<String>>([])
    private let styles: @Sendable () -> [NetworkStyle]
    private let starting: @Sendable (NetworkStyle) throws -> [NewTemplate]

    /// - Parameters:
    ///   - styles: of the networks that somebody can be written to on now.
    ///   - starting: what a network starts with; it throws a `TemplateError` where that is no template.
    package init(
        _ tables: TemplateTables, database: Database, log: Log, styles: @escaping @Sendable () -> [NetworkStyle],
        starting: @escaping @Sendable (NetworkStyle) throws -> [NewTemplate]
    ) {
        (self.tables, self.database, self.log) = (tables, database, log)
        (self.styles, self.starting) = (styles, starting)
    }

    /// The usable texts for a network and kind; those for the network alone come before those for all.
    package func active(platform: String, kind: String) async throws -> [StoredTemplate] {
        let known = try await stored(platform, kind)
        guard known.isEmpty else { return known }
        // Whoever found none, also while somebody else was putting them in, reads again.
        try await installDefaults()
        return try await stored(platform, kind)
    }

    private func stored(_ platform: String, _ kind: String) async throws -> [StoredTemplate] {
        let rows = try await database.query(
            """
            SELECT t.id, t.current_version, t.name, v.body FROM \(sql: tables.current)
            WHERE t.is_active AND t.\(unsafeIdentifier: tables.kind) = \(kind)
              AND (t.platform = \(platform) OR t.platform IS NULL)
            ORDER BY t.platform NULLS LAST, t.created_at, t.id
            """)
        return try rows.map { row throws(DatabaseError) in try StoredTemplate(row) }
    }

    /// Puts the texts a new installation starts with, and those of a network that came later; never over anything that is there. Also
    /// whenever none is found, for the tables may have been dropped and made again since the start.
    /// - Returns: whether there was something to put.
    @discardableResult
    package func installDefaults() async throws -> Bool {
        let rows = try await database.query(
            "SELECT DISTINCT platform FROM \(unsafeIdentifier: tables.templates)")
        let known = Set(try rows.map { row throws(DatabaseError) in try row["platform"] as String? })
        let delivered = Set(NetworkStyle.delivered.map(\.platform))
        var isChanged = false
        var failure: (any Error)?
        for style in styles() {
            // The delivered networks' texts come once, all together: who took them away wants none.
            guard delivered.contains(style.platform) ? known.isEmpty : !known.contains(style.platform) else { continue }
            do {
                try await install(style)
                isChanged = true
            } catch let error as TemplateError {
                // The product's list of networks says so as well; the others' texts come all the same.
                warn(of: error, style)
            } catch {
                // For example, the tables do not hold the network yet: tried again, when the others' have come.
                failure = error
            }
        }
        if let failure { throw failure }
        return isChanged
    }

    /// Once in a process: it is asked with every list, and every draft that finds no template.
    private func warn(of error: TemplateError, _ style: NetworkStyle) {
        let mistake = "\(tables.prefix) \(style.platform) \(error)"
        guard TemplateStore.warned.withLock({ $0.insert(mistake).inserted }) else { return }
        log.warning(
            "a text of a network's manifest is no template, and none of its texts is put among the templates: \(error)",
            ["platform": .text(style.platform)])
    }

    /// All texts of a network or none of them: one that has some counts as having got what it starts with.
    private func install(_ style: NetworkStyle) async throws {
        let texts = try starting(style)
        guard !texts.isEmpty else { return }
        try await database.transaction { connection in
            for text in texts {
                try await add(
                    TemplateStore.stableID(text.name), text, platform: style.platform, by: "installation",
                    orNothing: true, on: connection)
            }
        }
    }

    /// The same name gives the same id everywhere (UUID version 8 of FNV-1a).
    private static func stableID(_ name: String) -> UUID {
        let (high, low) = (Fingerprint.of(name), Fingerprint.of(name + "#"))
        let bits = ((high & ~0xF000 | 0x8000).bigEndian, (low & (~0 >> 2) | 1 << 63).bigEndian)
        return withUnsafeBytes(of: bits) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
