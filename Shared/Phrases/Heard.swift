/// What a text that somebody wrote to us means for whether we may go on.
package struct Heard: Sendable, Equatable {
    package enum Meaning: String, Sendable, CaseIterable {
        /// They do not want to be written to, or do not want what is offered.
        case no
        /// They may have said no; a person has to read it.
        case doubtful
        /// Anything else.
        case other
    }

    package let meaning: Meaning
    /// The words that decided, as they were written; for the person who reads the reply, never for a log. Empty for ``Meaning/other``.
    package let words: [String]

    package init(_ meaning: Meaning, words: [String] = []) { (self.meaning, self.words) = (meaning, words) }
}
