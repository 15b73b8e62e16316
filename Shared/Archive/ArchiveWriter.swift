internal import Secrets

/// Writes an archive piece by piece, in memory of three chunks. What is not finished does not open.
package final class ArchiveWriter {
    private let write: ([UInt8]) throws -> Void
    private let chunkLength: Int
    private var seal: ChunkSeal
    private var pending: [UInt8] = []
    private var dumpLength = 0

    /// Derives the keys, which takes half a second, and writes the header.
    /// - Parameters:
    ///   - madeBy: the program and its version, readable by anybody.
    ///   - write: takes all bytes or throws.
    package convenience init(passphrase: [UInt8], madeBy: String, write: @escaping ([UInt8]) throws -> Void) throws {
        try self.init(passphrase: passphrase, header: ArchiveHeader(madeBy: madeBy), write: write)
    }

    init(passphrase: [UInt8], header: ArchiveHeader, write: @escaping ([UInt8]) throws -> Void) throws {
        let keys = try header.keys(passphrase: passphrase)
        let proof = hex(hmacSHA256(key: keys.proof, Array(header.text.utf8)))
        let lines = Array("\(header.text)\(proof)\n".utf8)
        (self.write, chunkLength) = (write, header.chunkLength)
        seal = ChunkSeal(key: keys.chunks, prefix: header.prefix, associated: sha256(lines))
        try write(lines)
    }

    package func append(_ record: ArchiveRecord) throws {
        if case .dump(let bytes) = record { dumpLength += bytes.count }
        pending += record.bytes
        while pending.count > chunkLength {
            try write(seal.seal(Array(pending[..<chunkLength]), isLast: false))
            pending.removeFirst(chunkLength)
        }
    }

    /// Writes the end. Without it every reader says that the archive was cut off.
    package func finish() throws {
        try append(.end(dumpLength: dumpLength))
        try write(seal.seal(pending, isLast: true))
    }
}
