internal import Database
internal import FoundationEssentials
internal import JSON
package import Listing

extension Holds {
    /// For a list of a product's messages, with `id` and `status`: why what waits has not gone yet.
    /// - Parameter statuses: in which it may wait.
    package static func supplement(product: String, waiting statuses: [String]) -> Supplement {
        Supplement(Hold.fields) { rows, database in
            var (ids, waiting): ([UUID], [UUID]) = ([], [])
            for row in rows {
                ids.append(try row["id"])
                if try statuses.contains(row["status"] as String) { waiting.append(try row["id"]) }
            }
            let subjects = waiting
            let held =
                subjects.isEmpty
                ? [:] : try await database.withConnection { try await of(product: product, subjects: subjects, on: $0) }
            return ids.map { JSONObject(Hold.members(held[$0]).map { (key: $0.0, value: $0.1) }) }
        }
    }
}
