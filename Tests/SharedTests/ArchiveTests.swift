import Secrets
import TestKit
import Testing

@testable import Archive

/// A sealed archive opens as it was written, or says what is wrong with it (issue 7, section 2).
@Suite struct ArchiveTests {
    private static let passphrase = Array("an invented passphrase".utf8)
    /// Cheap, so that each byte can be tried.
    private static let cost = ScryptCost(n: 1 << 10, r: 1, p: 1)
    private static let records: [ArchiveRecord] = [
        .manifest(Array("{\"people\":3}".utf8)), .file(name: "suppression-key", Array("5a5a".utf8)),
        .file(name: "noes", []), .dump([1, 2, 3]), .dump([UInt8](repeating: 7, count: 2000)),
    ]

    private static func write(_ records: [ArchiveRecord] = records, chunk: Int = 1024) throws -> [UInt8] {
        let sink = Sink()
        var header = ArchiveHeader(madeBy: "test", cost: cost)
        header.chunkLength = chunk
        let writer = try ArchiveWriter(passphrase: passphrase, header: header) { sink.bytes += $0 }
        for record in records { try writer.append(record) }
        try writer.finish()
        return sink.bytes
    }

    private static func read(_ bytes: [UInt8], passphrase: [UInt8] = passphrase, piece: Int = 700) throws
        -> [ArchiveRecord]
    {
        let source = Source(bytes, piece: piece)
        let reader = try ArchiveReader(passphrases: [passphrase]) { source.read($0) }
        var records: [ArchiveRecord] = []
        while true {
            let record = try reader.next()
            if case .end = record { return records }
            records.append(record)
        }
    }

    private final class Sink { var bytes: [UInt8] = [] }

    private final class Source {
        private var rest: ArraySlice<UInt8>
        private let piece: Int
        init(_ bytes: [UInt8], piece: Int) { (rest, self.piece) = (bytes[...], piece) }
        func read(_ count: Int) -> [UInt8] {
            defer { rest = rest.dropFirst(min(count, piece)) }
            return Array(rest.prefix(min(count, piece)))
        }
    }

    private static func kind(_ bytes: [UInt8], passphrase: [UInt8] = passphrase) -> ArchiveFault.Kind? {
        do {
            _ = try read(bytes, passphrase: passphrase)
            return nil
        } catch let fault as ArchiveFault {
            return fault.kind
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    /// The header, and each sealed chunk.
    private static func pieces(_ bytes: [UInt8], chunk: Int = 1024) -> [[UInt8]] {
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        var pieces = [Array(bytes[...ends[2]])]
        var rest = bytes[(ends[2] + 1)...]
        while !rest.isEmpty {
            pieces.append(Array(rest.prefix(chunk + 16)))
            rest = rest.dropFirst(chunk + 16)
        }
        return pieces
    }

    @Test("Whatever the pieces", arguments: [1, 13, 700, 1 << 20])
    func itOpensAsItWasWritten(piece: Int) throws {
        #expect(try Self.read(Self.write(), piece: piece) == Self.records)
        #expect(try Self.read(Self.write([.manifest([])]), piece: piece) == [.manifest([])])
    }

    /// The end of the plaintext falls before, on and behind the end of a chunk.
    @Test func everyLengthNearAChunksEndOpens() throws {
        for length in 1000..<1030 {
            let records: [ArchiveRecord] = [.dump([UInt8](repeating: 1, count: length))]
            #expect(try Self.read(Self.write(records)) == records, "\(length)")
        }
    }

    @Test func theHeaderIsReadableAndNamesTheDerivation() throws {
        let text = String(decoding: Self.pieces(try Self.write())[0], as: UTF8.self)
        #expect(
            text.hasPrefix("outreach backup 1\n{\"made_by\":\"test\",\"kdf\":{\"name\":\"scrypt\",\"n\":1024,"),
            "\(text)")
        #expect(!text.contains("people"))
    }

    @Test func anotherPassphraseIsRefused() throws {
        let bytes = try Self.write()
        #expect(Self.kind(bytes, passphrase: Array("an invented passphrasf".utf8)) == .passphrase)
        #expect(Self.kind(bytes, passphrase: []) == .passphrase)
    }

    @Test func everyBitOfEveryByteCounts() throws {
        let bytes = try Self.write()
        let headerLength = Self.pieces(bytes)[0].count
        // Within a chunk a byte is like its neighbour; header and ends are tried byte by byte.
        let places = bytes.indices.filter { $0 < headerLength + 40 || $0 % 5 == 0 || $0 > bytes.count - 20 }
        for index in places {
            var changed = bytes
            changed[index] ^= index % 3 == 0 ? 1 : 0x40
            let kind = Self.kind(changed)
            #expect(kind != nil, "byte \(index)")
            if index > headerLength { #expect(kind == .changed, "byte \(index): \(kind as Any)") }
        }
    }

    @Test func everyCutIsFound() throws {
        let bytes = try Self.write()
        for length in bytes.indices where length % 5 == 0 || length > bytes.count - 20 {
            let kind = Self.kind(Array(bytes[..<length]))
            #expect(kind != nil, "\(length) bytes")
        }
        let pieces = Self.pieces(bytes)
        for count in 1..<pieces.count {
            #expect(Self.kind(Array(pieces[..<count].joined())) == .truncated, "\(count) pieces")
        }
    }

    @Test func whatFollowsTheEndIsFound() throws {
        let bytes = try Self.write()
        #expect(Self.kind(bytes + [0]) == .changed)
        let whole = try Self.write([.dump([UInt8](repeating: 1, count: 1024 - 5 - 13))])
        #expect(Self.pieces(whole)[1].count == 1024 + 16, "its only chunk is full")
        #expect(Self.kind(whole + [0]) == .trailing)
    }

    @Test func chunksOfAnotherPlaceOrArchiveAreFound() throws {
        let (first, second) = (Self.pieces(try Self.write()), Self.pieces(try Self.write()))
        try #require(first.count == 4)
        #expect(Self.kind((first[0] + first[2] + first[1] + first[3])) == .changed, "swapped")
        #expect(Self.kind((first[0] + first[1] + first[3])) == .changed, "left out")
        #expect(Self.kind((first[0] + first[1] + first[1] + first[2] + first[3])) == .changed, "twice")
        #expect(Self.kind((first[0] + second[1] + second[2] + second[3])) == .changed, "a foreign header")
        #expect(Self.kind((first[0] + first[1] + second[2] + second[3])) == .changed, "spliced")
    }

    @Test func whatIsNotFinishedDoesNotOpen() throws {
        let bytes = try Self.write()
        #expect(Self.kind([]) == .truncated)
        #expect(Self.kind(Array("PGDMP".utf8)) == .foreign)
        #expect(Self.kind(Array("outreach backup 2\n{}\n\n".utf8)) == .newer)
        #expect(Self.kind(Array(bytes.prefix(40))) != nil)
    }

    /// A stranger's header can't ask for all memory of the machine.
    @Test("Costs that nobody pays", arguments: ["\"n\":1073741824", "\"n\":1000", "\"n\":-1", "\"n\":2"])
    func impossibleCostsAreRefused(cost: String) throws {
        let bytes = try Self.write()
        let text = String(decoding: Self.pieces(bytes)[0], as: UTF8.self).replacing("\"n\":1024", with: cost)
        #expect(Self.kind(Array(text.utf8)) == .changed)
    }
}
