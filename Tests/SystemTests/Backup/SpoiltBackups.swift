import Database
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import TestKit
import Testing

/// Archives that were changed, cut, swapped and spliced.
struct SpoiltBackups: Sendable {
    /// What is wrong is said in plain words, and nothing is made of it.
    func changeNothing(_ product: Product, _ command: OperatorCommand) async throws {
        _ = try await product.importFile(InventedPeople.csv(0..<3))
        try await product.database.execute(
            """
            CREATE TABLE platform.ballast AS SELECT string_agg(sha512(random()::text::bytea)::text, '') AS t
            FROM generate_series(1, 60000) GROUP BY generate_series % 50
            """)
        #expect(try await command.run("backup", command.path("b")).code == 0)
        let people = try await command.json("backup", command.path("a"))["people"]?.intValue
        let (good, other) = (Pieces(try command.bytes("a")), Pieces(try command.bytes("b")))
        try #require(good.chunks.count >= 3, "\(good.chunks.count)")
        var spoilt: [String: [UInt8]] = ["empty": [], "a dump": Array("PGDMP".utf8)]
        for (name, index) in [("first line", 3), ("header", 60), ("proof", good.header.count - 9)] {
            spoilt["\(name) changed"] = good.flipped(at: index)
        }
        for chunk in good.chunks.indices {
            spoilt["chunk \(chunk) changed"] = good.flipped(at: good.header.count + chunk * Pieces.length + 77)
            spoilt["cut before chunk \(chunk)"] = good.joined { $0.removeSubrange(chunk...) }
        }
        spoilt["last byte changed"] = good.flipped(at: good.bytes.count - 1)
        spoilt["last byte missing"] = good.bytes.dropLast()
        spoilt["a byte more"] = good.bytes + [0]
        spoilt["swapped"] = good.joined { $0.swapAt(0, 1) }
        spoilt["one twice"] = good.joined { $0.insert($0[0], at: 0) }
        spoilt["spliced"] = good.joined { $0.replaceSubrange(1..., with: other.chunks[1...]) }
        spoilt["foreign header"] = other.header + good.joined { _ in }.dropFirst(good.header.count)
        let own = ["DATABASE_URL": "", "OUTREACH_SUPPRESSION_KEY": "", "OUTREACH_SECRETS_KEY": ""]
        for (name, bytes) in spoilt {
            try command.write(bytes, to: "spoilt")
            let result = try await command.run("restore", command.path("spoilt"), with: own)
            #expect(result.code == 1 && result.output.contains("backup"), "\(name): \(result)")
            #expect(access(command.home, F_OK) != 0, "\(name): nothing was made")
        }
        let wrong = try await command.run(
            "restore", command.path("a"),
            with: own.merging(["OUTREACH_BACKUP_PASSPHRASE": "other invented words"]) { $1 })
        #expect(wrong.code == 1 && wrong.output.contains("the passphrase is not the one"), "\(wrong)")
        try await streamed(good, people, product, command)
        try await product.database.execute("DROP TABLE platform.ballast")
    }

    /// From standard input it can't be read twice: what was written is taken back when the end does not prove itself.
    private func streamed(_ good: Pieces, _ people: Int64?, _ product: Product, _ command: OperatorCommand) async throws
    {
        try command.write(good.joined { $0.removeLast() }, to: "cut")
        try await product.withEmptyDatabase { url, _ in
            command.environment["DATABASE_URL"] = url
            let cut = try await command.shell("outreach restore - <cut")
            #expect(cut.code == 1 && cut.output.contains("cut off"), "\(cut)")
            #expect(
                try await product.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'platform'", on: url)
                    == 0)
            let whole = try await command.shell("outreach restore - <a")
            #expect(whole.code == 0, "\(whole)")
            #expect(try await product.number("SELECT count(*) FROM social.social_profiles", on: url) == people)
            command.environment["DATABASE_URL"] = product.databaseURL
        }
    }
}

/// The header of a backup and its sealed chunks, to be spoilt.
struct Pieces {
    static let length = (1 << 20) + 16
    let bytes: [UInt8]
    let header: [UInt8]
    let chunks: [ArraySlice<UInt8>]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var end = 0
        for _ in 0..<3 { end = bytes[end...].firstIndex(of: UInt8(ascii: "\n"))! + 1 }
        header = Array(bytes[..<end])
        chunks = stride(from: end, to: bytes.count, by: Pieces.length).map {
            bytes[$0..<min($0 + Pieces.length, bytes.count)]
        }
    }

    func flipped(at index: Int) -> [UInt8] {
        var changed = bytes
        changed[index] ^= 1
        return changed
    }

    func joined(_ change: (inout [ArraySlice<UInt8>]) -> Void) -> [UInt8] {
        var changed = chunks
        change(&changed)
        return header + changed.joined()
    }
}
