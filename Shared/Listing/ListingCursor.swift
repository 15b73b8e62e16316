internal import HTTPServer
internal import JSON
internal import Secrets

/// Where a page of a list ended, as opaque text: the list, its order, its filters, and the last row's values. It is good for that list in
/// that order with those filters only: a place in another would be nowhere.
struct ListingCursor {
    let list: String
    let sort: String
    /// Of the filters: ``ListingCursor/mark(_:)``.
    let filters: String
    let values: [JSONValue]

    /// The sum is no secret: what somebody puts together by hand is a place like any other, and its values are bound and judged.
    var text: String {
        let content = JSONValue.array([.string(list), .string(sort), .string(filters), .array(values)]).serialized()
        return base64URL(content + ListingCursor.sum(content))
    }

    /// - Throws: 400, saying what the cursor is of, for one of anything else than this.
    static func values(
        in text: String, list: String, sort: String, filters: String
    ) throws(Problem) -> [JSONValue] {
        guard let cursor = ListingCursor(text) else {
            throw refusal("is not one this list gave; start again without it. Cursors do not outlive an upgrade.")
        }
        guard cursor.list == list else { throw refusal("is of another list (\(cursor.list)); start again without it.") }
        guard cursor.sort == sort else {
            throw refusal("is of the order \(cursor.sort); repeat that sort, or start again without the cursor.")
        }
        guard cursor.filters == filters else {
            throw refusal("is of other filters; repeat those, or start again without the cursor.")
        }
        return cursor.values
    }

    init?(_ text: String) {
        guard let bytes = bytes(base64URL: text), bytes.count > ListingCursor.sumBytes else { return nil }
        let content = Array(bytes.dropLast(ListingCursor.sumBytes))
        guard ListingCursor.sum(content) == Array(bytes.suffix(ListingCursor.sumBytes)),
            let parts = (try? JSONValue.parse(content))?.arrayValue, parts.count == 4,
            let list = parts[0].stringValue, let sort = parts[1].stringValue, let filters = parts[2].stringValue,
            let values = parts[3].arrayValue
        else { return nil }
        (self.list, self.sort, self.filters, self.values) = (list, sort, filters, values)
    }

    init(list: String, sort: String, filters: String, values: [JSONValue]) {
        (self.list, self.sort, self.filters, self.values) = (list, sort, filters, values)
    }

    private static let sumBytes = 6

    private static func sum(_ content: [UInt8]) -> [UInt8] {
        Array(sha256(Array("outreach cursor 1\0".utf8) + content).prefix(sumBytes))
    }

    /// Tells filters apart in a few characters; empty without any.
    static func mark(_ filters: [ListingQuery.Value]) -> String {
        guard !filters.isEmpty else { return "" }
        let texts = filters.map { JSONValue.array([.string($0.name)] + $0.texts.sorted().map(JSONValue.string)) }
        return base64URL(Array(sha256(JSONValue.array(texts).serialized()).prefix(6)))
    }

    static func refusal(_ sentence: String) -> Problem {
        .validation([FieldError("cursor", "format", "cursor " + sentence)])
    }

    /// The query parameter of every list. Its longest text holds a name of 255 characters.
    static let field = QueryField.optional(
        "cursor", .cursor, "`next_cursor` of the page before, with the same filters and sort.")
}
