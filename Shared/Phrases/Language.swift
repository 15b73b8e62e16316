/// What a phrase, when it stands in a clause, says of the message.
enum PhraseKind: Int, Comparable {
    static func < (one: PhraseKind, other: PhraseKind) -> Bool { one.rawValue < other.rawValue }

    /// Only looks like a no; its words count no more.
    case idiom
    /// Likewise, and asks to go on.
    case yes
    /// The whole message.
    case keyword
    /// A whole clause, but for politeness.
    case bare
    /// A no wherever it stands.
    case strong
    /// A wish that a no in front of it turns round: "don't stop".
    case command
    /// Hardly anything but a no.
    case soft
    /// Anger, or asking where we have their number from.
    case hostile
    /// Asks for something.
    case ask
    /// Not now.
    case later
    /// Somebody else.
    case redirect
    /// Written by a machine while they are away.
    case away
}

/// One language's table. In phrases `*` ends a stem, `~` is up to four words, `|` separates alternatives, `<neg>` is a class.
struct Language {
    /// Blank between words.
    let classes: [WordClass: String]
    /// A comma between phrases.
    let phrases: [PhraseKind: String]

    static let all = [english, german, french, spanish, portuguese, italian, dutch, grammar, signs]
}
