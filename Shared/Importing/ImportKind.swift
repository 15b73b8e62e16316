package import Outbox

/// What a product brings to have its files imported: how a row is read, who is left out, and the event that tells of a chunk.
package protocol ImportKind: Sendable {
    associatedtype Reader: ImportReader
    typealias Item = Reader.Item

    /// - Parameter scope: what was said of the whole file.
    func reader(scope: String?) -> Reader

    /// Takes out of a chunk what may not be imported, before it is published; a crash may have it asked twice.
    func sift(_ chunk: inout ImportChunk<Item>, of file: ImportedFile) async throws

    /// What the product's other services hear of a chunk; its verdicts come back as a ``JudgedChunk``. Both events are about the import, by
    /// its id in lower case, and their version is the chunk's number: by that a chunk is recognised whose event is a dead letter.
    func event(of chunk: ImportChunk<Item>, of file: ImportedFile) -> NewEvent
}

extension ImportKind {
    /// Nobody is left out: for files of what cannot say no.
    package func sift(_ chunk: inout ImportChunk<Item>, of file: ImportedFile) async throws {}
}
