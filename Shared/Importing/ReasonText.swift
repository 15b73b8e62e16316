internal import JSON

/// Reasons by row number, as JSON.
enum ReasonText {
    static func write(_ reasons: [Int32: String]) -> String {
        JSONValue.object(
            JSONObject(reasons.sorted { $0.key < $1.key }.map { (key: String($0.key), value: .string($0.value)) })
        ).text
    }

    static func read(_ text: String) throws -> [Int32: String] {
        var reasons: [Int32: String] = [:]
        for field in try JSONValue.parse(Array(text.utf8)).objectValue?.fields ?? [] {
            if let row = Int32(field.key) { reasons[row] = field.value.stringValue }
        }
        return reasons
    }
}
