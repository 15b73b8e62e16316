/// What a word does in a sentence; each language lists its own.
enum WordClass: String, CaseIterable {
    /// Turns what follows into its contrary.
    case neg
    case interest, desire, need
    /// To write to somebody, and what is written.
    case write
    /// Again, more, any longer.
    case again
    /// The writer.
    case me
    /// To end doing something.
    case stop
    /// To strike from a list.
    case remove
    /// Where somebody is kept: list, file, number.
    case data
    case leave, peace
    case waste, time, save
    /// Who has what is offered.
    case already, have
    case thanks, please
    /// Words that change nothing: greetings, how one is called, fillers.
    case filler
    /// Of good will.
    case warm
    /// Of anger, and of what follows from it.
    case annoyed, law
    case later
    /// To hear, see, know, understand: what one has not done yet.
    case notice
    /// To let slip.
    case miss
}
