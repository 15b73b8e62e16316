/// What words mean: whether a message says no, in English, German, French, Spanish, Portuguese, Italian and Dutch.
///
/// All languages are tried at once: a reply is too short to guess its language by, and people mix them. Sources: the opt-out
/// keywords that carriers honour (CTIA "Short Code Monitoring Handbook"), and how people decline (decision 0023).
package enum Phrases {
    /// Linear in the text's length. Beyond ``mostScalars`` nothing is read: a no stands at the beginning or the end.
    package static func hear(_ text: String) -> Heard {
        let own = OwnWords.of(text)
        let message = Message(own, lexicon: Lexicon.all)
        return Judgement(message).heard
    }

    /// Read of a text's own words, from the beginning; and half as many from the end of a longer one.
    static let mostScalars = 4000
}
