import Addresses
import Delimited
import Testing

@testable import Importing
@testable import PeopleFiles

@Suite struct ReadingTrialTests {
    private func cutter(isTrial: Bool, people: Int) throws -> ChunkCutter<PeopleFile> {
        var cutter = ChunkCutter(PeopleFile(network: "facebook"), remembersAll: isTrial, mostRemembered: 200)
        var reader = DelimitedReader()
        let text = "username\n" + (0..<people).map { "person\($0)\n" }.joined()
        try reader.feed(Array(text.utf8)) { record in try cutter.take(record) }
        try reader.finish { record in try cutter.take(record) }
        return cutter
    }

    /// A file of uploads has up to 10 GiB, and a trial run keeps all its people in mind.
    @Test func aTrialRunHasAnEnd() throws {
        #expect(try cutter(isTrial: true, people: 100).isFull == false)
        #expect(try cutter(isTrial: true, people: 101).isFull)
        #expect(try cutter(isTrial: false, people: 1000).isFull == false)
    }
}
