import FoundationEssentials
import HTTPServer
import JSON
import Testing
import Timekeeping

/// Cursors that no list gave; Postgres has no word for some of their moments.
@Suite struct PageCursorTests {
    private static let id = "0190a5c6-0000-7000-8000-00000000abcd"

    @Test(
        "Texts that are no cursor",
        arguments: [
            "-gggggggggggg.\(id)", "-1.\(id)", "1y2p0ij32e8e7.\(id)", "1xb3m9wqsqo0.\(id)", "zzzzzzzzzzzzzz.\(id)",
            "+5.\(id)", "05.\(id)", "-0.\(id)", ".\(id)", "A.\(id)", "5.\(id.uppercased())", "5.{\(id)}", "5.", "5",
            "5.\(id).", "5.\(id.replacing("-", with: ""))", " 5.\(id)", "5 .\(id)", "infinity!.\(id)", "٥.\(id)",
        ])
    func refuses(text: String) { #expect(throws: Problem.self) { try PageCursor(text) } }

    @Test(
        "Every moment a list can give comes back",
        arguments: [Int64(0), 1, 1_700_000_000_000_000, 253_402_300_799_999_999])
    func roundTrip(microseconds: Int64) throws {
        let cursor = PageCursor(at: Timestamp(microseconds: microseconds), id: UUID())
        #expect(try PageCursor(cursor.text) == cursor)
    }
}
