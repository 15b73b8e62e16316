package import Database
internal import Secrets

/// What noes were read from. Of a message's id only a keyed hash is kept, as of everything on the list.
extension SuppressionList {
    func marks(_ origin: NoOrigin) -> [[UInt8]] { origin.words.map { [mark(of: $0)] } ?? [] }

    func mark(of words: String) -> [UInt8] { hmac.tag(Array(("words\0" + words).utf8)) }

    /// - Returns: those of these words from which a no on the list was read.
    package func wordsOnList(_ words: [String], on connection: Connection) async throws(DatabaseError) -> Set<String> {
        guard !words.isEmpty else { return [] }
        let marks = Dictionary(words.map { (mark(of: $0), $0) }) { first, _ in first }
        let found = try await SuppressionRows.marksOnList(Array(marks.keys), on: connection)
        return Set(found.compactMap { marks[$0] })
    }
}
