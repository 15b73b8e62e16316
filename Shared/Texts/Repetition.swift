/// Tells whether a text says again what was said before (R0.38).
///
/// Two texts are compared by their overlapping runs of three words ("shingles"), after dropping case, accents of style
/// such as punctuation and emoji, and spacing. The share is taken of the shorter text, so a long message that contains an
/// earlier one counts as well.
package struct Repetition: Sendable {
    /// Share of common shingles from which on a text repeats another. Two texts about the same thing by the same writer
    /// share few; the same text with two words exchanged shares more than half.
    package static let threshold = 0.5
    private static let size = 3

    private let earlier: [Set<[String]>]

    /// - Parameter earlier: everything already written in the thread.
    package init(of earlier: [String]) {
        self.earlier = earlier.map(Self.shingles).filter { !$0.isEmpty }
    }

    package func repeats(_ text: String) -> Bool {
        let own = Self.shingles(text)
        return earlier.contains { Self.share(own, $0) >= Self.threshold }
    }

    /// 0 (nothing in common) to 1 (the shorter text is contained in the other).
    package static func similarity(_ one: String, _ other: String) -> Double {
        share(shingles(one), shingles(other))
    }

    private static func share(_ one: Set<[String]>, _ other: Set<[String]>) -> Double {
        let shorter = min(one.count, other.count)
        return shorter == 0 ? 0 : Double(one.intersection(other).count) / Double(shorter)
    }

    /// A text of fewer than three words is one shingle.
    private static func shingles(_ text: String) -> Set<[String]> {
        let words = words(text)
        guard words.count > size else { return words.isEmpty ? [] : [words] }
        return Set((0...(words.count - size)).map { Array(words[$0..<($0 + size)]) })
    }

    /// Runs of letters and digits in lower case; scripts without spaces count each letter as a word.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text.lowercased() where character != "'" && character != "’" {
            if character.isLetter || character.isNumber, !isIdeographic(character) {
                word.append(character)
                continue
            }
            if !word.isEmpty { words.append(word) }
            word = ""
            if isIdeographic(character) { words.append(String(character)) }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func isIdeographic(_ character: Character) -> Bool {
        switch character.unicodeScalars.first!.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x0E00...0x0E7F, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
