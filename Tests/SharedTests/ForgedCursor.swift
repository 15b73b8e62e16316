import JSON
import Secrets

/// A cursor put together by somebody who has read the program.
enum ForgedCursor {
    /// - Parameter filters: the list's, each with its name and values; the animals have one that holds by itself.
    static func text(
        list: String, sort: String, filters: [[JSONValue]] = [["size", "any"]], values: [JSONValue]
    ) -> String {
        let mark = base64URL(Array(sha256(JSONValue.array(filters.map(JSONValue.array)).serialized()).prefix(6)))
        let content = JSONValue.array([.string(list), .string(sort), .string(mark), .array(values)]).serialized()
        return base64URL(content + sha256(Array("outreach cursor 1\0".utf8) + content).prefix(6))
    }
}
