/// What somebody wrote themselves: without the earlier messages that mail programs quote, and without the signature.
enum OwnWords {
    static func of(_ text: String) -> String {
        var kept: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let plain = Folding.plain(line.prefix(200))
            let bare = plain.drop { $0 == " " || $0 == "*" || $0 == "_" }
            if bare.hasPrefix(">") { continue }
            // What stands above everything is said, however it looks.
            let hasWords = kept.contains { $0.contains { !$0.isWhitespace } }
            if hasWords, endsTheText(bare) { break }
            if !hasWords, opensAQuote(bare) { break }
            kept.append(line)
            if hasWords, isFarewell(bare) { break }
        }
        let own = bounded(kept.joined(separator: "\n"))
        return own.contains { $0.isLetter || $0.isNumber || !$0.isASCII } ? own : bounded(text)
    }

    /// Both ends of a text that nobody wrote to be read.
    private static func bounded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > Phrases.mostScalars else { return text }
        return String(scalars.prefix(Phrases.mostScalars)) + "\n" + String(scalars.suffix(Phrases.mostScalars / 2))
    }

    private static func endsTheText(_ line: Substring) -> Bool {
        if opensAQuote(line) { return true }
        let letters = line.filter { $0 != " " }
        if !letters.isEmpty, letters.allSatisfy({ $0 == "-" || $0 == "_" || $0 == "=" }) { return true }
        return devices.contains { line.hasPrefix($0) }
    }

    /// "On 4 March Mia wrote:", in the languages' words, or the head of a forwarded mail.
    private static func opensAQuote(_ line: Substring) -> Bool {
        if line.hasPrefix("-----") || line.hasPrefix("________") { return true }
        let end = line.trimmingBlanks
        guard end.hasSuffix(":") else { return false }
        return wrote.contains { end.contains($0) } && end.contains { $0.isNumber || $0 == "@" || $0 == "<" }
    }

    private static func isFarewell(_ line: Substring) -> Bool {
        let words = line.split { !$0.isLetter }.joined(separator: " ")
        return farewells.contains { words == $0 || words.hasPrefix($0 + " ") && words.utf8.count <= $0.utf8.count + 24 }
            && (line.trimmingBlanks.hasSuffix(",") || farewells.contains(words))
    }

    private static let devices = [
        "sent from", "sent via", "sent by", "sent on", "get outlook", "gesendet", "von meinem",
        "diese nachricht wurde von",
        "envoye de", "envoye depuis", "enviado desde", "enviado do", "enviado de", "enviado pelo", "inviato da",
        "inviato dal", "verzonden v", "verstuurd v", "obtenir outlook", "holen sie sich outlook", "scarica outlook",
    ]
    private static let wrote = [
        "wrote", "schrieb", "a ecrit", "escribio", "escreveu", "ha scritto", "schreef", "geschreven",
    ]
    private static let farewells = [
        "best", "best regards", "best wishes", "kind regards", "regards", "warm regards", "cheers", "sincerely",
        "yours sincerely", "yours faithfully", "mit freundlichen grussen", "freundliche grusse", "viele grusse",
        "beste grusse", "liebe grusse", "herzliche grusse", "schone grusse", "mfg", "vg", "lg", "hochachtungsvoll",
        "cordialement", "bien cordialement", "sinceres salutations", "salutations", "cdt", "atentamente",
        "un saludo", "saludos", "saludos cordiales", "cordialmente", "cumprimentos", "com os melhores cumprimentos",
        "atenciosamente", "att", "abs", "abracos", "cordiali saluti", "distinti saluti", "saluti",
        "met vriendelijke groet",
        "met vriendelijke groeten", "vriendelijke groet", "hoogachtend", "groeten", "groetjes", "mvg",
    ]
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var rest = self
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
