package import Database
internal import FoundationEssentials
internal import Listing
internal import SocialContract
package import Texts

/// The operator's own words: named texts per network and kind of message, every version kept.
package struct SocialTemplateStore: Sendable {
    let database: Database
    /// The networks that somebody can be written to on now.
    let styles: @Sendable () -> [NetworkStyle]

    package init(database: Database, styles: @escaping @Sendable () -> [NetworkStyle] = { NetworkStyle.delivered }) {
        (self.database, self.styles) = (database, styles)
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
                if let initial = try SocialDefaultTemplates.initial(for: style) {
                    try await install(initial, style, .initial)
                }
                for text in try SocialDefaultTemplates.followups(for: style) {
                    try await install(text, style, .followup)
                }
                isChanged = true
            } catch is TemplateError {
                // GET /api/social/platforms says so; the others' texts come all the same.
                continue
            } catch {
                // For example, the tables do not hold the network yet: tried again, when the others' have come.
                failure = error
            }
        }
        if let failure { throw failure }
        return isChanged
    }

    private func install(_ named: SocialNamedTemplate, _ style: NetworkStyle, _ type: SocialMessageType) async throws {
        try await add(
            SocialTemplateStore.stableID(named.name), named.name, platform: style.platform, type: type.rawValue,
            named.template.source, by: "installation", orNothing: true)
    }

    /// The same name gives the same id everywhere (UUID version 8 of FNV-1a).
    private static func stableID(_ name: String) -> UUID {
        let (high, low) = (Fingerprint.of(name), Fingerprint.of(name + "#"))
        let bits = ((high & ~0xF000 | 0x8000).bigEndian, (low & (~0 >> 2) | 1 << 63).bigEndian)
        return withUnsafeBytes(of: bits) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
