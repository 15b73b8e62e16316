/// First and last name out of a full name, for a greeting. What is doubtful stays `nil`: "Hi there" offends nobody.
package struct NameParts: Equatable {
    package let first: String?
    package let last: String?

    package init(_ fullName: String) {
        let words = Self.words(fullName)
        guard words.count > 1 else {
            first = words.first.flatMap { Self.isInitial($0) ? nil : String($0) }
            last = nil
            return
        }
        first = words.dropLast().first { !Self.isInitial($0) }.map(String.init)
        var start = words.count - 1
        while start > 1, Self.particles.contains(String(words[start - 1])) { start -= 1 }
        last = words[start...].joined(separator: " ")
    }

    /// The words of the name alone: without titles, degrees, emoji, pronouns in brackets; "Lima, Ana" turned round.
    private static func words(_ fullName: String) -> [Substring] {
        let parts = fullName.split(separator: ",", maxSplits: 1).map(names)
        guard let main = parts.first else { return [] }
        if parts.count == 2, main.count == 1, 1...2 ~= parts[1].count { return parts[1] + main }
        return main
    }

    private static func names(_ text: Substring) -> [Substring] {
        text.split(whereSeparator: \.isWhitespace).filter { word in
            guard word.contains(where: \.isLetter), !"([\"“'‘".contains(word.first!) else { return false }
            return !decorations.contains(word.lowercased().filter { $0 != "." })
        }
    }

    /// "J." or "J", but not a one-letter word of a script that writes whole names so.
    private static func isInitial(_ word: Substring) -> Bool {
        let letters = word.filter { $0 != "." }
        return letters.count == 1 && letters.first!.isCased
    }

    private static let particles: Set<String> = [
        "van", "der", "den", "de", "la", "von", "zu", "di", "da", "do", "dos", "das", "del", "della", "bin", "al", "el",
        "le",
        "du", "ten", "ter", "af", "y", "e",
    ]
    private static let decorations: Set<String> = [
        "dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "lord", "lady", "rep", "sen",
        "senator",
        "hon", "rev", "herr", "frau", "ing", "dipl", "dipl-ing", "dr-ing", "jr", "sr", "ii", "iii", "iv", "phd", "md",
        "mba",
        "msc", "bsc", "cpa", "esq", "llm", "dds", "rn", "pmp", "cfa", "ceo", "cto", "founder",
    ]
}
