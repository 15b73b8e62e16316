/// A spelling as a number (FNV-1a), made letter by letter; cheaper to look up than the text, and no two of a few ten
/// thousand words have the same.
struct WordKey {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(_ word: some StringProtocol) { for letter in word.utf8 { add(letter) } }

    mutating func add(_ letter: UInt8) { value = (value ^ UInt64(letter)) &* 0x100_0000_01b3 }

    /// The words with one letter less; not the first one, which is hardly ever wrong, nor the last: that makes another word.
    static func shortened(_ word: [UInt8]) -> [UInt64] {
        var start = WordKey()
        return word.indices.dropFirst().dropLast().map { left in
            start.add(word[left - 1])
            var key = start
            for letter in word[(left + 1)...] { key.add(letter) }
            return key.value
        }
    }
}
