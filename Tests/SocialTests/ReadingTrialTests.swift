import Addresses
import Delimited
import Testing

@testable import Importing
@testable import PeopleFiles

@Suite struct ReadingTrialTests {
    private func keys(people: Int) throws -> TrialKeys {
        var (file, keys) = (PeopleFile(network: "facebook"), TrialKeys(most: 300))
        var reader = DelimitedReader()
        let text = "username\n" + (0..<people).map { "person\($0)\n" }.joined()
        func take(_ record: borrowing DelimitedRecord) throws(UnreadableFile) {
            if case .item(let person) = try file.read(record) { keys.take(file.signs(of: person)) }
        }
        try reader.feed(Array(text.utf8)) { record in try take(record) }
        try reader.finish { record in try take(record) }
        return keys
    }

    /// A file of uploads has up to 10 GiB, and a trial run keeps all its people in mind.
    @Test func aTrialRunHasAnEnd() throws {
        #expect(try keys(people: 100).isFull == false)
        #expect(try keys(people: 101).isFull)
        #expect(try keys(people: 100).repeated.isEmpty)
    }

    private static func chunk(_ number: Int32, _ items: [String]) -> ImportChunk<String> {
        var chunk = ImportChunk<String>(number: number, firstRow: Int64(number) * 10)
        for (line, item) in items.enumerated() { chunk.add(line: line, item, size: item.utf8.count) }
        return chunk
    }

    /// Its signs are its letters.
    private static func memory(
        _ items: [String], most: Int = 100, mostBytes: Int = 1000
    ) -> TrialMemory<String> {
        var keys = TrialKeys()
        for item in items { keys.take(item.map(String.init)) }
        return TrialMemory(keys, most: most, mostBytes: mostBytes)
    }

    /// Rows that have a sign in common, also by one between them, are judged behind each other, chunk by chunk.
    @Test func aRowIsJudgedBehindThoseThatItRepeats() {
        var memory = Self.memory(["ab", "cd", "x", "be", "bc", "ab", "d"])
        func earlier(_ number: Int32, _ items: [String]) -> [[String]] {
            var chunk = Self.chunk(number, items)
            memory.take(&chunk) { $0.map(String.init) }
            return chunk.earlier
        }
        #expect(earlier(0, ["ab", "cd", "x"]) == [])
        #expect(earlier(1, ["be"]) == [["ab"]])
        #expect(earlier(2, ["bc"]) == [["ab", "cd"], ["be"]])
        #expect(earlier(3, ["d", "y"]) == [["ab", "cd"], ["be"], ["bc"]])
        #expect(!memory.isFull)
    }

    @Test func whoWouldBeKnownByAnEarlierRowIsLeftOut() {
        var memory = Self.memory(["ab", "bc", "cd", "e"])
        var first = Self.chunk(0, ["ab", "e"])
        first.suppress([0], "no", teaching: [0])
        memory.take(&first) { $0.map(String.init) }
        var second = Self.chunk(1, ["bc"])
        memory.take(&second) { $0.map(String.init) }
        var third = Self.chunk(2, ["cd"])
        memory.take(&third) { $0.map(String.init) }
        for chunk in [second, third] {
            #expect(chunk.items.isEmpty && chunk.reasons == [0: "no"] && chunk.count(.suppressed) == 1)
        }
    }

    @Test func whatIsRepeatedWithoutEndIsNotKept() {
        var memory = Self.memory((0..<30).flatMap { ["a\($0)", "b"] }, most: 25)
        for number in 0..<30 as Range<Int32> {
            var chunk = Self.chunk(number, ["a\(number % 10)\(number)"])
            memory.take(&chunk) { _ in ["a"] }
            #expect(chunk.count(.duplicate) == (number > 20 ? 1 : 0))
            #expect(chunk.items.isEmpty == (number > 20))
        }
        #expect(!memory.isFull)
        for number in 30..<40 as Range<Int32> {
            var chunk = Self.chunk(number, ["b\(number)"])
            memory.take(&chunk) { _ in ["b"] }
        }
        #expect(memory.isFull)
    }

    @Test func longRowsAreNotKeptWithoutEnd() {
        var memory = Self.memory(["a", "a"], mostBytes: 50)
        for (number, length) in [(Int32(0), 20), (1, 30), (2, 1)] {
            var chunk = Self.chunk(number, [String(repeating: "a", count: length)])
            memory.take(&chunk) { _ in ["a"] }
            #expect(chunk.earlier.count == Int(number))
            #expect(memory.isFull == (number == 2))
        }
    }

    /// What travels with a chunk has an end, too.
    @Test func tooLongEarlierRowsAreNotTried() {
        var memory = Self.memory(["a", "a"], mostBytes: .max)
        var first = Self.chunk(0, ["a"])
        first.add(line: 1, "aa", size: ChunkRule.mostEarlierBytes + 1)
        memory.take(&first) { _ in ["a"] }
        var second = Self.chunk(1, ["ab"])
        memory.take(&second) { _ in ["a"] }
        #expect(second.earlier.isEmpty && second.reasons == [0: ChunkRule.repeatedTooOften])
    }

    @Test func aChunkIsCutAtItsBytes() throws {
        var cutter = ChunkCutter(PeopleFile(network: "tiktok"), mostBytes: 100)
        var reader = DelimitedReader()
        let text = "username,bio\n" + (0..<7).map { "person\($0),a bio that fills some forty bytes\n" }.joined()
        try reader.feed(Array(text.utf8)) { record in try cutter.take(record) }
        try reader.finish { record in try cutter.take(record) }
        try cutter.finish()
        #expect(cutter.takeReady().map(\.verdicts.count) == [3, 3, 1])
    }

    /// What one row taught is told with the chunks behind it, up to an end; an import needs it as well.
    @Test func whatWasTaughtIsToldBehind() {
        var behind = RowsBehind<String>(memory: nil)
        var first = Self.chunk(0, ["a", "b"])
        first.suppress([0, 1], "no", teaching: [0])
        behind.take(&first) { [$0] }
        #expect(first.noes.isEmpty)
        var second = Self.chunk(1, ["c"])
        behind.take(&second) { [$0] }
        #expect(second.noes == ["a"])
        for number in 2..<200 as Range<Int32> {
            var chunk = Self.chunk(number, ["n\(number)"])
            chunk.suppress([0], "no", teaching: [0])
            behind.take(&chunk) { [$0] }
            #expect(chunk.noes.count == min(Int(number) - 1, ChunkRule.mostNoes))
        }
    }
}
