/// What the phrases of a message say, in the writer's words.
struct Signs {
    var keyword: [String] = []
    var bare: [String] = []
    var strong: [String] = []
    var rude: [String] = []
    var soft: [String] = []
    var farewell: [String] = []
    var hostile: [String] = []
    /// Asked where we have them from.
    var source: [String] = []
    /// They have what is offered, and whether they thank for the offer.
    var isSupplied = false
    var isSuppliedJustNow = false
    var isThankful = false
    /// They say that they are sorry.
    var isSorry = false
    /// Clauses with a no in them of which nothing else is known.
    var faint: [String] = []
    /// Whether one of these speaks of writing, or the message is polite: a no about anything else is none of ours.
    var isAddressed = false
    var asks = false
    var isQuestion = false
    var isLater = false
    var isRedirect = false
    /// What they do not want is followed by what they want, or by another way to reach them.
    var isNarrowed = false
    var isElsewhere = false
    /// What they do not want is a way to be reached.
    var isOfWay = false
    var isUndone = false
    /// To strike themselves from a list was the slip.
    var isSlip = false
    /// What they do not want is followed by "but" and a wish.
    var isTakenUp = false
    /// Who wants to be struck from a list means it.
    var isOfWriter = false
    /// "No problem" stands in it.
    var isEased = false
    /// A "stop" of who can't believe how good it is.
    var isStopped = false
    var isDelighted = false
    var isStranger = false
    var isAway = false
    var isWarm = false
    var isLaughing = false
    /// There is one word, perhaps more than once, and no other certain sign before it.
    var isOneNo = false
    /// There is a clause of which nothing is known.
    var saysMore = false
    /// The one no is the beginning of a longer sentence: "no, …".
    var answersOn = false

    /// The words of the clause in hand that count already.
    private var taken: [Range<Int>] = []

    mutating func beginClause() { taken = [] }

    /// Two phrases for the same words are one.
    mutating func take(_ text: String, _ range: Range<Int>, as kind: WritableKeyPath<Signs, [String]>) {
        guard !taken.contains(where: { $0.overlaps(range) }) else { return }
        taken.append(range)
        self[keyPath: kind].append(text)
    }

    /// "My daughter does it, but she is leaving": the last soft sign is none.
    mutating func takeBackSupplied() {
        guard isSuppliedJustNow, !soft.isEmpty else { return }
        soft.removeLast()
        isSupplied = false
    }

    /// "More customers? No, thank you": what was asked in front of it is answered.
    mutating func answer() { (asks, isQuestion, isRedirect, isWarm) = (false, false, false, false) }

    /// "Sounds nice, but it is not for us": what stood in front of the "but" was said to be kind.
    mutating func turn() { (asks, isWarm, isEased) = (false, false, false) }

    var certain: [String] { keyword + rude + strong + bare }

    /// Whether the one sign of a no is about something else: "don't call, a message is fine", "my son typed that".
    var isTakenBack: Bool {
        guard rude.isEmpty else { return false }
        return isUndone && (!isOfWriter || isSlip) || isDelighted && isStopped
            || bare.isEmpty && (isNarrowed || isElsewhere && isOfWay)
    }

    /// Whether what they do not want is a thing, and nothing is to end.
    var isOfThing: Bool { !isOfWay && !isOfWriter && !isStopped }

    /// Whether they want to hear more.
    var goesOn: Bool { asks || isQuestion || isRedirect }
}
