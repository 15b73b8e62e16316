internal import JSON

/// One text for equal JSON: members sorted by name, nothing between them (after RFC 8785; numbers as our writer writes them).
enum Canonical {
    static func bytes(_ value: JSONValue) -> [UInt8] { sorted(value).serialized() }

    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(sorted))
        case .object(let object):
            .object(
                JSONObject(
                    object.fields.map { ($0.key, sorted($0.value)) }.sorted {
                        $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
                    }))
        default: value
        }
    }
}
