internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract
internal import Timekeeping

/// An import as the API shows it: a job with `status` and `counts` (design section 7).
enum ImportJSON {
    static let shape = Shape.named(
        "SocialImport",
        .object([
            .required("id", .uuid),
            .required("status", .choice(["uploading", "pending", "running", "completed", "failed"])),
            .required("filename", .nullable(.text)), .required("size", .nullable(.count), "Bytes."),
            .required("platform", .nullable(.platform), "For rows that name none."),
            .required("overwrite", .boolean, "The file's values win over what is known."),
            .required("dry_run", .boolean, "Every row is judged, nothing is changed."),
            .required("rows", .count, "Read so far."),
            .required(
                "counts",
                .object(["added", "updated", "duplicate", "suppressed", "invalid"].map { .required($0, .count) }),
                "What became of them."),
            .required("error_message", .nullable(.text), "Why it failed."), .required("created_at", .timestamp),
            .required("updated_at", .nullable(.timestamp)), .required("completed_at", .nullable(.timestamp)),
            .required("verdicts", .text, "Where each row's verdict is."),
            .required("events", .text, "Where to watch it."),
            .optional("reading", reading, "How the file was read, once it was."),
        ]))

    private static let reading = Shape.object([
        .required("encoding", .text), .required("delimiter", .nullable(.text)),
        .required("header_line", .count, "0 where no header was found."),
        .required("mapping", .map(.nullable(.text), max: .max), "The file's heading, by what it was taken for."),
        .required("ignored", .list(.text), "Headings that mean nothing here."),
    ])

    static func value(_ row: Row) throws -> JSONValue {
        let id: UUID = try row[0]
        let status: String = try row[6]
        let path = "/api/social/imports/\(id.lowercase)"
        var object: JSONObject = [
            "id": .string(id.lowercase), "status": .string(status), "filename": JSONValue(try row[1] as String?),
            "size": (try row[2] as Int64?).map(JSONValue.int) ?? .null, "platform": JSONValue(try row[3] as String?),
            "overwrite": .bool(try row[4]), "dry_run": .bool(try row[5]),
            "rows": .int(try row[8]),
            "counts": [
                "added": .int(try row[9]), "updated": .int(try row[10]), "duplicate": .int(try row[11]),
                "suppressed": .int(try row[12]), "invalid": .int(try row[13]),
            ],
            "error_message": JSONValue(try row[14] as String?),
            "created_at": JSONValue((try row[15] as Timestamp?)?.iso8601),
            "updated_at": JSONValue((try row[16] as Timestamp?)?.iso8601),
            "completed_at": JSONValue((try row[17] as Timestamp?)?.iso8601),
            "verdicts": .string(path + "/verdicts"), "events": .string(path + "/events"),
        ]
        if let reading: String = try row[7] { object["reading"] = try JSONValue.parse(Array(reading.utf8)) }
        return .object(object)
    }
}
