/// How Mastodon counts a text: a link counts 23, and of a mention only the local part. Source: "Statuses API", max_characters.
enum TestnetText {
    static let limit = 500
    private static let link = 23

    static func length(_ text: String) -> Int {
        words(text).reduce(0) { sum, word in
            if word.hasPrefix("http://") || word.hasPrefix("https://") { return sum + link }
            guard word.first == "@", let host = word.dropFirst().firstIndex(of: "@") else { return sum + word.count }
            return sum + word[..<host].count
        }
    }

    /// Names that are mentioned, without the host, in their order.
    static func mentions(_ text: String) -> [String] {
        words(text).compactMap { word in
            guard word.first == "@" else { return nil }
            let name = word.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            return name.isEmpty ? nil : String(name)
        }
    }

    /// Blanks are words of their own, so that nothing is lost in counting.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        for index in text.indices where text[index].isWhitespace {
            words.append(text[start..<index])
            words.append(text[index...index])
            start = text.index(after: index)
        }
        words.append(text[start...])
        return words.filter { !$0.isEmpty }
    }

    /// As `content` shows it.
    static func html(_ text: String) -> String {
        let escaped = text.flatMap { character -> [Character] in
            switch character {
            case "&": Array("&amp;")
            case "<": Array("&lt;")
            case ">": Array("&gt;")
            case "\n", "\r\n": Array("<br />")
            default: [character]
            }
        }
        return "<p>\(String(escaped))</p>"
    }
}
