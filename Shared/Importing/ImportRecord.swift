internal import Database
internal import FoundationEssentials
internal import JSON
internal import Timekeeping

/// An import as it is stored and shown: a job with `status` and `counts`.
struct ImportRecord {
    let id: UUID
    let filename: String?
    let size: Int64?
    let scope: String?
    let overwrite: Bool
    let isTrial: Bool
    let status: String
    let reading: String?
    let rows: Int64
    let counts: [(key: String, value: JSONValue)]
    let errorMessage: String?
    let createdAt: Timestamp
    let updatedAt: Timestamp?
    let completedAt: Timestamp?
    let parts: Int32

    static func columns(_ tables: ImportTables) -> SQL {
        """
        i.id, i.filename, i.size, i.\(unsafeIdentifier: tables.scope) AS scope, i.overwrite, i.dry_run, i.status, i.reading, \
        i.rows, i.added, i.updated, i.duplicate, i.suppressed, i.invalid, i.error_message, i.created_at, i.updated_at, \
        i.completed_at, i.parts
        """
    }

    init(_ row: Row) throws(DatabaseError) {
        (id, filename, size) = (try row["id"], try row["filename"], try row["size"])
        (scope, overwrite, isTrial) = (try row["scope"], try row["overwrite"], try row["dry_run"])
        (status, reading, rows) = (try row["status"], try row["reading"], try row["rows"])
        counts = try ["added", "updated", "duplicate", "suppressed", "invalid"].map { name throws(DatabaseError) in
            (key: name, value: JSONValue.int(try row[name]))
        }
        (errorMessage, parts) = (try row["error_message"], try row["parts"])
        (createdAt, updatedAt, completedAt) = (try row["created_at"], try row["updated_at"], try row["completed_at"])
    }

    /// Nothing of it changes any more.
    var isOver: Bool { ["completed", "failed"].contains(status) }

    func json(_ tables: ImportTables) throws -> JSONValue {
        let path = "\(tables.path)/\(id.lowercase)"
        var object: JSONObject = [
            "id": .string(id.lowercase), "status": .string(status), "filename": JSONValue(filename),
            "size": size.map(JSONValue.int) ?? .null, tables.scopeName: JSONValue(scope), "overwrite": .bool(overwrite),
            "dry_run": .bool(isTrial), "rows": .int(rows), "counts": .object(JSONObject(counts)),
            "error_message": JSONValue(errorMessage), "created_at": .string(createdAt.iso8601),
            "updated_at": JSONValue(updatedAt?.iso8601), "completed_at": JSONValue(completedAt?.iso8601),
            "verdicts": .string(path + "/verdicts"), "events": .string(path + "/events"),
        ]
        if let reading { object["reading"] = try JSONValue.parse(Array(reading.utf8)) }
        return .object(object)
    }
}
