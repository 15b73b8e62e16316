/// Where somebody works, as far as they say so in a sentence about themselves.
package enum Employer {
    /// Reads the company out of a bio of the form "Head of Growth at Northwind Tools", and only of that form: a wrong guess
    /// in a message is worse than none. A company does not start with a small letter, and the bio is one phrase.
    package static func named(in bio: String) -> String? {
        let words = bio.split(whereSeparator: \.isWhitespace)
        guard let at = words.lastIndex(of: "at"), 1...12 ~= at, 1...8 ~= words.count - at - 1 else { return nil }
        guard !words.dropLast().contains(where: { ".!?;|•".contains($0.last!) || $0 == "-" }) else { return nil }
        let company = words[(at + 1)...].joined(separator: " ")
        guard let lead = company.first, lead.isLetter || lead.isNumber || lead == "\"", !lead.isLowercase else {
            return nil
        }
        return company
    }
}
