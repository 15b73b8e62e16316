internal import Actions
internal import HTTPServer

/// Where the list for hands goes on: a page cursor, with a mark while it is among what was perhaps sent.
enum AssistedCursor {
    private static let mark: Character = "~"

    static func text(_ place: HandsReading.Place) -> String {
        (place.isDoubtful ? String(mark) : "") + PageCursor(at: place.at, id: place.id).text
    }

    /// - Throws: 400 for a text that no list gave.
    static func place(_ text: String) throws(Problem) -> HandsReading.Place {
        let isDoubtful = text.first == mark
        let cursor = try PageCursor(isDoubtful ? String(text.dropFirst()) : text)
        return HandsReading.Place(isDoubtful: isDoubtful, at: cursor.at, id: cursor.id)
    }
}
