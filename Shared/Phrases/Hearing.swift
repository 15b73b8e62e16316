/// What somebody wrote. Of texts longer than ``Phrases`` reads as one, every part is read: a no between other words is a doubt, for a
/// person to read.
package enum Hearing {
    /// Characters that are read at once; networks' own limits lie below, but for letters.
    private static let piece = 4000
    /// A no on the border of two pieces stands whole in one of them.
    private static let overlap = 200
    /// As much is read as one: the beginning, and half of that at the end.
    private static let asOne = 6000
    /// Longer texts wait for a person unread.
    package static let longest = 100_000

    package static func hear(_ text: String) -> Heard {
        let whole = Phrases.hear(text)
        guard whole.meaning == .other, text.utf8.count > asOne else { return whole }
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > asOne else { return whole }
        guard scalars.count <= longest else { return Heard(.doubtful, words: []) }
        for start in stride(from: piece - overlap, to: scalars.count, by: piece - overlap) {
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[start..<min(start + piece, scalars.count)])
            let heard = Phrases.hear(String(part))
            if heard.meaning != .other { return Heard(.doubtful, words: heard.words) }
        }
        return whole
    }
}
