/// Finds the variable somebody probably meant.
enum NearestName {
    private static let accepted: Set<String> = Set(
        KnownNames.all.flatMap { [$0.name] + ($0.fileName.map { [$0] } ?? []) })

    static func isKnown(_ name: String) -> Bool { accepted.contains(name) }

    /// - Returns: the closest known name, `nil` when none is within a third of its length.
    static func of(_ name: String) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        let ranked = accepted.map { (name: $0, distance: editDistance(Array(name.utf8), Array($0.utf8))) }
        guard let best = ranked.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
        return best.distance <= (name.utf8.count - KnownNames.prefix.utf8.count) / 3 + 1 ? best.name : nil
    }

    /// A name as it may stand in a log line: short, no control characters.
    static func printable(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.prefix(80).map { $0.value < 0x20 ? "?" : $0 }))
    }

    /// Levenshtein distance.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let substituted = diagonal + (character == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
