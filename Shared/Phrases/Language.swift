/// What a phrase, when it stands in a clause, says of the message.
enum PhraseKind: Int, Comparable {
    var isSoft: Bool { self == .soft || self == .supplied }

    static func < (one: PhraseKind, other: PhraseKind) -> Bool { one.rawValue < other.rawValue }

    /// Only looks like a no; its words count no more.
    case idiom
    /// Likewise, and asks to go on.
    case yes
    /// A no for all times, though it names some: "neither now nor later".
    case final
    /// The whole message.
    case keyword
    /// A whole clause, but for politeness.
    case bare
    /// A no wherever it stands, but in a question or behind an "if".
    case strong
    /// A wish that a no in front of it turns round: "don't stop". With the writer in it, it is one in a question too.
    case command
    /// A no in whatever form: a dismissal, a threat, a right that is used.
    case rude
    /// Hardly anything but a no.
    case soft
    /// Likewise: they have what is offered. With thanks it is one.
    case supplied
    /// A wish for somebody's future; friendly, and mostly the last word.
    case farewell
    /// Anger.
    case hostile
    /// Asks where we have them from, or why them: curious, unless something else in the message is angry.
    case source
    /// Asks for something.
    case ask
    /// Not now.
    case later
    /// Another way to reach them: "a message is fine".
    case elsewhere
    /// It was a slip, theirs or a child's.
    case undone
    /// Somebody else is to be asked.
    case redirect
    /// They are not whom we take them for.
    case stranger
    /// Written by a machine while they are away.
    case away
}

/// One language's table. In phrases `*` ends a stem, `~` is up to four words and `~1` up to one, `$` the clause's end, `|` separates alternatives, `<neg>` is a class.
struct Language {
    /// Blank between words; `*` ends a stem.
    let classes: [WordClass: String]
    /// A comma or a line's end between phrases.
    let phrases: [PhraseKind: String]

    static let all = [
        english, german, french, spanish, portuguese, italian, dutch, grammar, signs, englishRefusals, germanRefusals,
        frenchRefusals, spanishRefusals, portugueseRefusals, italianRefusals, dutchRefusals,
    ]
}
