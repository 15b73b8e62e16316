import Approval
import JSON
import Testing

@Suite struct ApprovalTests {
    private let read: [String: JSONValue] = [
        "text": "Dear Ada,\nshall we talk?", "recipient": "9f", "account": ["platform": "linkedin", "handle": "us"],
    ]

    @Test func theSameIsTheSameInAnyOrder() {
        var again = read
        again["account"] = ["handle": "us", "platform": "linkedin"]
        #expect(Approval(of: again).hash == Approval(of: read).hash)
        #expect(Approval(of: again).changes(since: Approval(of: read)).isEmpty)
    }

    /// A space, another spelling of one letter, another account, a part more: each is something that nobody read.
    static let changes: [(part: String, value: JSONValue)] = [
        ("text", "Dear Ada,\nshall we talk? "), ("text", "Dear Ada,\r\nshall we talk?"), ("recipient", "9F"),
        ("account", ["platform": "linkedin", "handle": "them"]), ("link", "https://example.org"),
    ]

    @Test(arguments: changes)
    func eachChangeVoidsItAndIsNamed(part: String, value: JSONValue) {
        var now = read
        now[part] = value
        #expect(Approval(of: now).hash != Approval(of: read).hash)
        #expect(Approval(of: now).changes(since: Approval(of: read)) == [part])
    }

    @Test func twoSpellingsOfALetterAreTwoTexts() {
        let (composed, apart) = (Approval(of: ["text": "caf\u{e9}"]), Approval(of: ["text": "cafe\u{301}"]))
        #expect(composed.changes(since: apart) == ["text"])
    }

    @Test func aRowKeepsIt() throws {
        let approval = Approval(of: read)
        #expect(Approval(json: approval.json) == approval)
        #expect(approval.hash.count == 64)
        for odd: JSONValue in [[:], ["text": "short"], ["text": 5], "x", nil] { #expect(Approval(json: odd) == nil) }
    }
}
