internal import Secrets

/// Reads an archive from its beginning to its end, in memory of three chunks. What it returns has been proven: bytes, order and place.
/// That nothing is missing is proven by ``ArchiveRecord/end(dumpLength:)`` only.
package final class ArchiveReader {
    private let read: (Int) throws -> [UInt8]
    private let chunkLength: Int
    private var seal: ChunkSeal
    /// Sealed bytes that were read and not opened.
    private var sealed: [UInt8]
    private var plain: [UInt8] = []
    private var place = 0
    private var isAtEnd = false
    private var dumpLength = 0
    /// Which program wrote it.
    package let madeBy: String

    /// Reads the header and derives the keys, which takes half a second.
    /// - Parameters:
    ///   - passphrases: forms of one; each takes that long.
    ///   - read: at most so many bytes; none at the end.
    /// - Throws: ``ArchiveFault``, or what `read` throws.
    package init(passphrases: [[UInt8]], read: @escaping (Int) throws -> [UInt8]) throws {
        self.read = read
        var start: [UInt8] = []
        var ends: [Int] = []
        while ends.count < 3, start.count < ArchiveHeader.longest {
            let more = try read(ArchiveHeader.longest - start.count)
            if more.isEmpty { break }
            start += more
            ends = start.indices.filter { start[$0] == UInt8(ascii: "\n") }
        }
        if start.isEmpty { throw ArchiveFault(.truncated, "the backup is empty") }
        let lines = String(decoding: start[..<(ends.prefix(3).last ?? start.count)], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let header = try ArchiveHeader(lines: lines)
        guard ends.count >= 3 else { throw ArchiveFault(.truncated, "the backup was cut off within its first lines") }
        let proven = Array(start[...ends[1]])
        let fitting = try passphrases.lazy.map { try header.keys(passphrase: $0) }.first { keys in
            constantTimeEqual(
                Array(hex(hmacSHA256(key: keys.proof, proven)).utf8), Array(start[(ends[1] + 1)..<ends[2]]))
        }
        guard let keys = fitting else {
            throw ArchiveFault(
                .passphrase,
                "the passphrase is not the one this backup was made with, or its first three lines were changed")
        }
        (madeBy, chunkLength) = (header.madeBy, header.chunkLength)
        seal = ChunkSeal(key: keys.chunks, prefix: header.prefix, associated: sha256(Array(start[...ends[2]])))
        sealed = Array(start[(ends[2] + 1)...])
    }

    /// - Returns: the next record; nothing follows the end.
    /// - Throws: ``ArchiveFault``, or what reading throws.
    package func next() throws -> ArchiveRecord {
        let head = try take(5)
        let length = ArchiveRecord.number(Array(head[1...]))
        guard length <= ArchiveRecord.longest, let record = ArchiveRecord(kind: head[0], payload: try take(length))
        else {
            throw ArchiveFault(.newer, "the backup holds something that this version of Outreach does not know")
        }
        if case .dump(let bytes) = record { dumpLength += bytes.count }
        if case .end(let expected) = record, expected != dumpLength || !isAtEnd || place < plain.count {
            throw ArchiveFault(
                .changed,
                "the backup is not complete: it does not say so itself, so this is a fault of whoever wrote it")
        }
        return record
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while plain.count - place < count {
            guard !isAtEnd else { throw ArchiveFault(.truncated, "the backup ends in the middle of something") }
            plain.removeFirst(place)
            place = 0
            plain += try openChunk()
        }
        defer { place += count }
        return Array(plain[place..<(place + count)])
    }

    private func openChunk() throws -> [UInt8] {
        let length = chunkLength + ChunkSeal.overhead
        // One byte more tells whether another chunk follows.
        while sealed.count <= length {
            let more = try read(length + 1 - sealed.count)
            if more.isEmpty { break }
            sealed += more
        }
        let isLast = sealed.count <= length
        let box = Array(sealed.prefix(length))
        guard let chunk = try? seal.open(box, isLast: isLast) else { throw fault(of: box, isLast: isLast) }
        sealed.removeFirst(box.count)
        isAtEnd = isLast
        return chunk
    }

    /// Why a chunk does not open.
    private func fault(of box: [UInt8], isLast: Bool) -> ArchiveFault {
        let chunk = "chunk \(seal.number + 1)"
        let isWhole = (try? seal.open(box, isLast: !isLast)) != nil
        if isLast, isWhole || box.count < ChunkSeal.overhead {
            return ArchiveFault(
                .truncated, "the backup was cut off: it ends before \(chunk) or with it, and more was written")
        }
        if isWhole {
            return ArchiveFault(.trailing, "something stands behind the end of the backup: it is not as it was written")
        }
        return ArchiveFault(
            .changed,
            isLast
                ? "the backup was cut off or changed: \(chunk), with which it ends, is not as it was written"
                : "the backup was changed: \(chunk) is not as it was written, or belongs to another place or another backup"
        )
    }
}
