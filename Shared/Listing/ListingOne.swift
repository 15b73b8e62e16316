internal import Batching
package import Database
internal import EventLoop
internal import FoundationEssentials
package import HTTPServer

extension Listing {
    private typealias Found = (object: SharedBytes, version: Int64?)

    /// The route of one row of this list by its key, a UUID. Those who ask at the same time share one query.
    /// - Parameters:
    ///   - name: of the path's parameter.
    ///   - answer: what it shows.
    ///   - missing: what a caller hears when there is none.
    ///   - isVersioned: the column `version` is the answer's tag.
    package func one(
        _ path: String, by name: String = "id", _ permission: Permission, _ summary: String, answer: String,
        missing: String, isVersioned: Bool = false, database: Database
    ) -> Route {
        let rows = Batcher<UUID, Found?>(loop: database.loop, max: 256) { ids in
            try await found(ids, isVersioned, in: database)
        }
        return .get(
            path, permission, summary, options: RouteOptions(isVersioned: isVersioned),
            answer: .json(record.shape, answer)
        ) { request in
            guard let row = try await rows.submit(try request.uuid(name)) else { throw Problem.notFound(missing) }
            guard let tag = row.version.map(EntityTag.init(version:)) else { return .json(200, row.object) }
            return request.notModified(tag) ?? Response.json(200, row.object).tagged(tag)
        }
    }

    private func found(_ ids: [UUID], _ isVersioned: Bool, in database: Database) async throws -> [Found?] {
        guard let key = record.key.expression else { return ids.map { _ in nil } }
        let own: SQL = condition.map { "AND \(sql: $0)" } ?? ""
        let rows = try await database.query(
            """
            SELECT \(sql: record.selection) FROM \(sql: source) WHERE \(sql: key) = ANY(\(Array(Set(ids)))) \(sql: own)
            """)
        let reader = try RecordReader(record, of: rows)
        var all: [UUID: Found] = [:]
        all.reserveCapacity(rows.count)
        for row in rows {
            let version: Int64? = isVersioned ? try row["version"] as Int64 : nil
            all[try row[record.key.name]] = (SharedBytes(try reader.object(row)), version)
        }
        return ids.map { all[$0] }
    }
}
