internal import Database
internal import Listing

/// Where a product keeps the texts that its operators write; the tables lie in its schema, and their columns are in Docs/database.md.
package struct TemplateTables: Sendable {
    /// Of the list, such as `/api/social/templates`.
    let path: String
    /// Before the names of its shapes: `Social`.
    let prefix: String
    let templates: StaticString
    let versions: StaticString
    /// The column that says what a text is for.
    let kind: StaticString
    /// All that it may say.
    let kinds: [String]
    /// Those that a text may be for alone.
    let networks: @Sendable () -> [String]
    /// The names that a text may have between double braces.
    let variables: [String]
    let record: Record
    let version: Record

    /// - Parameters:
    ///   - templates: with its schema, such as `social.social_templates`; `versions` likewise.
    ///   - networks: their names, as they are now.
    package init(
        path: String, prefix: String, templates: StaticString, versions: StaticString, kind: StaticString,
        kinds: [String], networks: @escaping @Sendable () -> [String], variables: [String]
    ) {
        (self.path, self.prefix, self.templates, self.versions) = (path, prefix, templates, versions)
        (self.kind, self.kinds, self.networks, self.variables) = (kind, kinds, networks, variables)
        record = Record(
            "\(prefix)Template",
            [
                .uuid("id", "t.id"), .text("name", "t.name", max: 100),
                .text("platform", "t.platform", "All networks when null.", max: 20).nullable,
                .choice(kind, kinds, "t.\(unsafeIdentifier: kind)"),
                .boolean("is_active", "t.is_active"), .integer("version", "t.current_version"), .text("body", "v.body"),
                .timestamp("created_at", "t.created_at"), .timestamp("updated_at", "t.updated_at").nullable,
            ])
        version = Record(
            "\(prefix)TemplateVersion",
            [
                .integer("version", "v.version"), .text("body", "v.body"), .text("created_by", "v.created_by"),
                .timestamp("created_at", "v.created_at"),
            ])
    }

    /// Every template `t` with its current version `v`.
    var current: SQL {
        """
        \(unsafeIdentifier: templates) t
        JOIN \(unsafeIdentifier: versions) v ON v.template_id = t.id AND v.version = t.current_version
        """
    }
}
