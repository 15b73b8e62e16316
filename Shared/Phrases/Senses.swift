/// What a word may mean, or what a place in a phrase may be: classes, and words that phrases name.
struct Senses: Sendable {
    private(set) var classes: UInt64 = 0
    private(set) var names: [Int] = []
    /// A bit for each name, shared by some, so that most comparisons end at once.
    private(set) var marks: UInt64 = 0

    var isEmpty: Bool { classes == 0 && marks == 0 }

    /// Whether it says nothing of a no; ordinary words of one language look like such ones of another.
    var isBackground: Bool { classes & Senses.background != 0 }

    private static let background = [
        WordClass.later, .notice, .miss, .apart, .warm, .filler, .opener, .condition, .plea, .have, .you, .annoyed,
    ].reduce(0) { $0 | $1.bit }

    func has(_ name: WordClass) -> Bool { classes & name.bit != 0 }

    mutating func add(_ name: WordClass) { classes |= name.bit }

    mutating func remove(_ name: WordClass) { classes &= ~name.bit }

    mutating func add(_ name: Int) {
        guard !names.contains(name) else { return }
        names.append(name)
        marks |= 1 << UInt64(name & 63)
    }

    mutating func add(_ other: Senses) {
        classes |= other.classes
        for name in other.names { add(name) }
    }

    func meets(_ other: Senses) -> Bool {
        if classes & other.classes != 0 { return true }
        return marks & other.marks != 0 && names.contains { other.names.contains($0) }
    }

    /// Of many words together: whether one of them may meet. Never wrong when it says no.
    struct Sum {
        private var (classes, marks): (UInt64, UInt64) = (0, 0)

        init(_ words: [Word] = []) { for word in words { add(word.senses) } }

        mutating func add(_ senses: Senses) {
            classes |= senses.classes
            marks |= senses.marks
        }

        mutating func add(_ other: Sum) {
            classes |= other.classes
            marks |= other.marks
        }

        func mayMeet(_ other: Sum) -> Bool { classes & other.classes != 0 || marks & other.marks != 0 }
    }
}
