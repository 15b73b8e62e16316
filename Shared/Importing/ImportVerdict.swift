/// What became of one row of an import.
package enum ImportVerdict: Character, Sendable, CaseIterable {
    case added = "a"
    case updated = "u"
    case duplicate = "d"
    case suppressed = "s"
    case invalid = "i"
    /// Published, the verdict has not come back yet.
    case waiting = "."

    package var name: String {
        switch self {
        case .added: "added"
        case .updated: "updated"
        case .duplicate: "duplicate"
        case .suppressed: "suppressed"
        case .invalid: "invalid"
        case .waiting: "waiting"
        }
    }

    var letter: UInt8 { rawValue.asciiValue ?? UInt8(ascii: "?") }
}
