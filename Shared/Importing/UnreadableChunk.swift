/// An event that tells of no chunk.
struct UnreadableChunk: Error, CustomStringConvertible {
    var description: String { "the event holds no chunk of an import" }
}
