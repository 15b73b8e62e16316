internal import Database
internal import Delimited
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing

/// Imports as they are shown, alone and as a list.
struct ImportListing: Sendable {
    let record: Record
    let listing: Listing

    init(_ tables: ImportTables) {
        record = Record(tables.prefix + "Import", ImportListing.columns(tables))
        listing = Listing(
            tables.prefix.lowercased() + ".imports", record, from: "\(unsafeIdentifier: tables.imports) i",
            supplement: Supplement([ImportListing.field]) { rows, _ in try rows.map(ImportListing.reading) })
    }

    /// One import alone.
    var shape: Shape { .named(record.name, .object(record.fields + [ImportListing.field])) }

    func value(_ row: Row) throws -> JSONValue {
        var object = try record.value(row)
        for (name, value) in try ImportListing.reading(row).fields { object[name] = value }
        return .object(object)
    }

    /// All that an import can be at. Source: the tables' own checks (Docs/database.md).
    static let statuses = ["uploading", "pending", "running", "completed", "failed"]

    private static let counted = ["added", "updated", "duplicate", "suppressed", "invalid"]

    private static func columns(_ tables: ImportTables) -> [Column] {
        let path = tables.path
        return [
            .uuid("id", "i.id"),
            .choice("status", statuses, "i.status"),
            .text("filename", "i.filename").nullable,
            .integer("size", "i.size", "Bytes.", in: 0 ... .max).nullable,
            .text("scope", "i.\(unsafeIdentifier: tables.scope)").nullable.hidden,
            .made(tables.scope, tables.scopeShape, "For rows that name none.") {
                JSONValue(try $0["scope"] as String?)
            }.nullable,
            .boolean("overwrite", "i.overwrite", "The file's values win over what is known."),
            .boolean("dry_run", "i.dry_run", "Every row is judged, nothing is changed."),
            .integer("rows", "i.rows", "Read so far.", in: 0 ... .max), .integer("added", "i.added").hidden,
            .integer("updated", "i.updated").hidden, .integer("duplicate", "i.duplicate").hidden,
            .integer("suppressed", "i.suppressed").hidden, .integer("invalid", "i.invalid").hidden,
            .made("counts", .object(counted.map { .required($0, .count) }), "What became of them.") { row in
                .object(JSONObject(try counted.map { (key: $0, value: .int(try row[$0])) }))
            },
            .text(
                "error_message", "i.error_message", "Why it failed; while it runs, how often a process ended at it."
            ).nullable,
            .timestamp("created_at", "i.created_at"), .timestamp("updated_at", "i.updated_at").nullable,
            .timestamp("completed_at", "i.completed_at").nullable,
            .made("verdicts", .text, "Where each row's verdict is.") {
                .string("\(path)/\((try $0["id"] as UUID).lowercase)/verdicts")
            },
            .made("events", .text, "Where to watch it.") {
                .string("\(path)/\((try $0["id"] as UUID).lowercase)/events")
            },
            .text("reading", "i.reading").nullable.hidden, .integer("parts", "i.parts").hidden,
            .text("sha256", "i.sha256").nullable.hidden, .text("owner", "i.owner").nullable.hidden,
        ]
    }

    private static let delimiters = Delimiter.allCases.map { String(UnicodeScalar($0.rawValue)) }

    private static let field = Shape.Field.optional(
        "reading",
        .object([
            .required("encoding", .choice(TextEncoding.allCases.map(\.rawValue))),
            .required("delimiter", .nullable(.choice(delimiters))),
            .required("header_line", .count, "0 where no header was found."),
            .required("mapping", .map(.nullable(.text), max: .max), "The file's heading, by what it was taken for."),
            .required("ignored", .list(.text), "Headings that mean nothing here."),
        ]), "How the file was read, once it was.")

    private static func reading(_ row: Row) throws -> JSONObject {
        guard let text: String = try row["reading"] else { return [:] }
        return ["reading": try JSONValue.parse(Array(text.utf8))]
    }
}
