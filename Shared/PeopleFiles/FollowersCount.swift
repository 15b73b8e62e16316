/// Reads a number of followers as people and networks write it.
enum FollowersCount {
    /// Understands `12345`, groups of three (`12,345`, `12.345`, `12 345`, `12'345`) and `1.2K`, `3M`.
    /// - Returns: `nil` when the text is something else or does not fit the column.
    static func parse(_ text: String) -> Int32? {
        var digits = text.unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }[...]
        var factor: Int64 = 1
        switch digits.last {
        case "k", "K": factor = 1_000
        case "m", "M": factor = 1_000_000
        default: break
        }
        if factor > 1 { digits.removeLast() }
        guard let value = factor == 1 ? grouped(digits) : rounded(digits, factor) else { return nil }
        return Int32(exactly: value)
    }

    /// Whole number; separators only between groups of three digits.
    private static func grouped(_ scalars: Substring.UnicodeScalarView) -> Int64? {
        let groups = scalars.split(omittingEmptySubsequences: false) { ",.'’".unicodeScalars.contains($0) }
        guard groups.count == 1 || (groups.dropFirst().allSatisfy { $0.count == 3 } && 1...3 ~= groups[0].count) else {
            return nil
        }
        return number(groups.flatMap { $0 })
    }

    /// `1.2` of a thousand or a million.
    private static func rounded(_ scalars: Substring.UnicodeScalarView, _ factor: Int64) -> Int64? {
        let parts = scalars.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let whole = number(Array(parts[0])), whole < 1_000_000 else { return nil }
        guard parts.count == 2 else { return whole * factor }
        guard 1...3 ~= parts[1].count, let part = number(Array(parts[1])) else { return nil }
        return whole * factor + part * factor / [10, 100, 1000][parts[1].count - 1]
    }

    private static func number(_ digits: [Unicode.Scalar]) -> Int64? {
        guard 1...18 ~= digits.count, digits.allSatisfy({ "0"..."9" ~= $0 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1.value - 48) }
    }
}
