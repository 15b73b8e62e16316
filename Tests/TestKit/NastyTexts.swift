/// Numbers that are the same in every run. Source: Vigna, "SplitMix64".
package struct FixedRandom: RandomNumberGenerator {
    private var state: UInt64
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Texts of people and of the devil: blanks at the ends, both spellings of one letter, quotes, control characters,
/// directions, family emoji, JSON, form and template syntax, and any scalar that Unicode has room for.
package enum NastyTexts {
    private static let parts = [
        " ", "\n", "\r\n", "\t", "\u{0}", "\u{1}", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{200B}", "\u{200D}",
        "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "é", "e\u{301}", "Å", "A\u{30A}",
        "\u{212B}",
        "ß", "İ", "ﬁ", "한", "\u{1112}\u{1161}\u{11AB}", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "\"", "\\", "\\\"", "\\u0041", "/", "</script>",
        "%", "%00", "%2B", "+", "&", "=", "&amp;", "#", "?", "{{name}}", "${x}", "{\"id\":\"1\"}", "[1,2]", "null",
        "  ", "%41", "%zz", ";", "*", "~", "'", "<b>", "\u{E9}", "\u{301}", "🏳️‍🌈", "\u{202E}abc", "𝔘", "--", "]]>",
        "'; DROP TABLE x; --", "@ada", "https://example.org/a?b=c&d=e#f", "Hello", "you", "שלום", "Ω", "Ω", "語", "…",
    ]

    /// - Returns: `count` texts of 1 to 24 parts, none longer than 1000 bytes.
    package static func make(_ count: Int, seed: UInt64) -> [String] {
        var random = FixedRandom(seed: seed)
        return (0..<count).map { _ in
            var text = ""
            for _ in 0..<Int.random(in: 1...24, using: &random) {
                let part = part(&random)
                if text.utf8.count + part.utf8.count <= 460 { text += part }
            }
            return text.isEmpty ? "x" : text
        }
    }

    /// One of the known ones, or any scalar there is.
    private static func part(_ random: inout FixedRandom) -> String {
        if Int.random(in: 0..<3, using: &random) == 0,
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
        {
            return String(Character(scalar))
        }
        return parts.randomElement(using: &random)!
    }
}
