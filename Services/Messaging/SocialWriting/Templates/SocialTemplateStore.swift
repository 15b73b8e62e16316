package import Database
internal import FoundationEssentials
internal import Listing
internal import SocialContract
internal import Synchronization
package import Telemetry
package import Texts

/// The operator's own words: named texts per network and kind of message, every version kept.
package struct SocialTemplateStore: Sendable {
    let database: Database
    private let log: Log
    private static let warned = Mutex<Set<String>>([])
    /// The networks that somebody can be written to on now.
    let styles: @Sendable () -> [NetworkStyle]

    package init(database: Database, log: Log, styles: @escaping @Sendable () -> [NetworkStyle]) {
        (self.database, self.log, self.styles) = (database, log, styles)
    }

    struct Stored: Sendable {
        let id: UUID
        let version: Int32
        let template: SocialNamedTemplate
    }

    static let record = Record(
        "SocialTemplate",
        [
            .uuid("id", "t.id"), .text("name", "t.name", max: 100),
            .text("platform", "t.platform", "All networks when null.", max: 20).nullable,
            .choice("message_type", SocialMessageType.allCases.map(\.rawValue), "t.message_type"),
            .boolean("is_active", "t.is_active"), .integer("version", "t.current_version"), .text("body", "v.body"),
            .timestamp("created_at", "t.created_at"), .timestamp("updated_at", "t.updated_at").nullable,
        ])
    static let current: SQL = """
        social.social_templates t
        JOIN social.social_template_versions v ON v.template_id = t.id AND v.version = t.current_version
        """

    /// The usable texts for a network and kind; those for the network alone come before those for all.
    func active(platform: String, type: SocialMessageType) async throws -> [Stored] {
        let known = try await stored(platform, type)
        guard known.isEmpty else { return known }
        // Whoever found none, also while somebody else was putting them in, reads again.
        try await installDefaults()
        return try await stored(platform, type)
    }

    private func stored(_ platform: String, _ type: SocialMessageType) async throws -> [Stored] {
        let rows = try await database.query(
            """
            SELECT t.id, t.current_version, t.name, v.body FROM \(sql: SocialTemplateStore.current)
            WHERE t.is_active AND t.message_type = \(type) AND (t.platform = \(platform) OR t.platform IS NULL)
            ORDER BY t.platform NULLS LAST, t.created_at, t.id
            """)
        return try rows.map { row in
            let template = SocialNamedTemplate(name: try row[2], template: try SocialMessageTemplate(try row[3]))
            return Stored(id: try row[0], version: try row[1], template: template)
        }
    }

    /// Puts the texts a new installation starts with, and those of a network that came later; never over anything that is there. Also
    /// whenever none is found, for the tables may have been dropped and made again since the start.
    /// - Returns: whether there was something to put.
    @discardableResult
    package func installDefaults() async throws -> Bool {
        let rows = try await database.query("SELECT DISTINCT platform FROM social.social_templates")
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
                // GET /api/social/platforms says so as well; the others' texts come all the same.
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
        let isNew = SocialTemplateStore.warned.withLock { $0.insert("\(style.platform) \(error)").inserted }
        guard isNew else { return }
        log.warning(
            "a text of a network's manifest is no template, and none of its texts is put among the templates: \(error)",
            ["platform": .text(style.platform)])
    }

    /// All texts of a network or none of them: one that has some counts as having got what it starts with.
    private func install(_ style: NetworkStyle) async throws {
        var texts = try SocialDefaultTemplates.followups(for: style).map { ($0, SocialMessageType.followup) }
        if let initial = try SocialDefaultTemplates.initial(for: style) { texts.insert((initial, .initial), at: 0) }
        guard !texts.isEmpty else { return }
        try await database.transaction { connection in
            for (named, type) in texts {
                try await SocialTemplateStore.add(
                    SocialTemplateStore.stableID(named.name), named.name, platform: style.platform, type: type.rawValue,
                    named.template.source, by: "installation", orNothing: true, on: connection)
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
