internal import JSON
internal import Timekeeping

extension GraphLookup {
    /// What one message of a thread is.
    enum Verdict: Equatable {
        case isIt(String)
        case another
        /// Not it, and written since: the conversation went on.
        case later
        /// Written before the message was tried.
        case tooOld
        /// Nobody can say: details are missing, the text is nearly the same, or the time is near the border.
        case mayBe
    }

    /// Clocks differ. Less than the 6 s that lie between two messages of an account, so the same text sent before this
    /// one is not taken for it.
    private static let surelyAfter = Duration.seconds(-5)
    /// Clocks that differ by more than this are somebody's mistake.
    private static let surelyBefore = Duration.seconds(-60)

    /// Older messages come without details (about the last 20 of a thread have them).
    func verdict(_ message: JSONValue) -> Verdict {
        guard let created = message["created_time"]?.stringValue.flatMap({ Timestamp(iso8601: $0) }) else {
            return .mayBe
        }
        // The network's times have no fraction of a second.
        let floor = since.microseconds - ((since.microseconds % 1_000_000) + 1_000_000) % 1_000_000
        let age = created - Timestamp(microseconds: floor)
        if age < GraphLookup.surelyBefore { return .tooOld }
        guard let sender = message["from"]?["id"]?.stringValue else { return .mayBe }
        if sender.utf8.elementsEqual(person.utf8) { return .later }
        if !holdsPerson(message["to"]) { return .another }
        guard let body = message["message"]?.stringValue, let id = message["id"]?.stringValue, !id.isEmpty else {
            return .mayBe
        }
        // Bytes, for Swift's == takes two spellings of one letter for the same.
        if body.utf8.elementsEqual(text.utf8) { return age >= GraphLookup.surelyAfter ? .isIt(id) : .mayBe }
        // The host hides secrets in what it hands on, also in a message that quotes one.
        let isUnclear = body.contains("[secret]") || GraphLookup.bare(body) == GraphLookup.bare(text)
        return isUnclear ? .mayBe : .later
    }

    /// Without blanks and controls, in any spelling: what a network may make of a text.
    private static func bare(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
        )
    }
}
