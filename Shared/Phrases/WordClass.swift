/// What a word does in a sentence; each language lists its own. A word may be of several.
enum WordClass: Int, CaseIterable {
    /// Turns what follows into its contrary.
    case neg
    /// Nobody: no no by itself, since it is said of others, too.
    case nobody
    /// An answer by itself: "no", "nope".
    case no
    case interest, desire, need
    /// To write to somebody, to bother them, and what is written.
    case write
    /// To write to the writer, in one word: "scrivermi".
    case writeMe
    /// The same as something that was done: "contacted".
    case written
    /// Again, more, any longer.
    case again
    /// The writer, as whom something is done to.
    case me
    /// What is the writer's.
    case my
    /// Whom they speak to.
    case you
    /// To end doing something.
    case stop
    /// To strike from a list.
    case remove
    /// Where somebody is kept: list, file, number.
    case data
    /// To lose or forget what one has of somebody.
    case forget
    case leave, peace
    case waste, time, save
    /// Who has what is offered.
    case already, have
    /// Who offers such things, another one, and to have decided for them.
    case provider, other, chosen
    /// Who sells, and to work with somebody.
    case seller, cooperate
    /// Before a time.
    case before
    /// To oppose and to take back, and what one has or has not agreed to.
    case object, withdraw, consent
    case thanks, please
    /// Sorry: who is, mostly declines.
    case regret
    /// Words that change nothing: greetings, how one is called, fillers.
    case filler
    /// But: what stands in front of it is taken back.
    case contrast
    /// If: what follows has not happened.
    case condition
    /// Opens a question, with or without its mark.
    case opener
    /// "Could you": what follows is a wish.
    case plea
    /// Of good will.
    case warm
    /// Of anger, and of what follows from it.
    case annoyed, law
    /// What only somebody complains of: harassment.
    case abuse
    case later
    /// To hear, see, know, understand: what one has not done yet.
    case notice
    /// What stands in front of what is wanted instead: "only the red one".
    case only
    /// So much liked that a "stop" before it is none.
    case delight
    /// Who would be glad "if you stopped" says what they want.
    case grateful
    /// What is struck from a draft or an order, and has nothing to do with who is written to.
    case part
    /// To let slip.
    case miss
    /// To do what has nothing to do with us: to pay, to wait, to apologise; and dear, far.
    case apart

    /// One bit each.
    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// As phrases name it.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("<\($0)>", $0) })
}
