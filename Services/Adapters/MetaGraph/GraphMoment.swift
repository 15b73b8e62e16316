internal import JSON

/// Numbers as Meta's calls give them: as numbers, and some as text.
enum GraphMoment {
    /// - Returns: `nil` below zero, and for what is no number.
    static func number(_ json: JSONValue?) -> Int? {
        guard let value = json?.intValue ?? json?.stringValue.flatMap({ Int64($0) }), value >= 0 else { return nil }
        return Int(value)
    }

    /// Milliseconds since 1970. Messages give them; `changes`, and their test calls, give seconds, which are a thousand times less.
    static func milliseconds(_ json: JSONValue?) -> Int? {
        number(json).map { $0 < seconds ? $0 * 1000 : $0 }
    }

    /// As seconds the year 5138, as milliseconds March 1973.
    private static let seconds = 100_000_000_000
}
