import AdapterWire
import JSON
import TestKit
import Testing

/// What became of a message whose answer was lost: found, firmly absent, or nobody can tell. A wrong "absent" sends twice.
@Suite struct ReconcileTests {
    typealias Said = Inbox.Said

    private static let absent: JSONObject = ["found": false]
    /// It is not there, and something else is that was written since.
    private static let wentOn: JSONObject = ["found": false, "went_on": true]
    private static let unclear: JSONObject = ["found": nil]
    private static func found(_ id: String) -> JSONObject { ["found": true, "external_id": .string(id)] }

    struct Scene: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let inbox: [Said]
        let outcome: JSONObject
        var text = "Hello Ada"

        init(_ name: String, _ inbox: [Said], _ outcome: JSONObject, text: String = "Hello Ada") {
            (testDescription, self.inbox, self.outcome, self.text) = (name, inbox, outcome, text)
        }
    }

    private static let theirs = Said(id: "m_0", at: "2026-11-21T09:50:00+0000", from: "24601", to: "55", text: "Hi?")

    static let scenes = [
        Scene("it is there", [Said(id: "m_1", text: "Hello Ada"), theirs], found("m_1")),
        Scene(
            "it came a minute later", [Said(id: "m_1", at: "2026-11-21T10:01:00+0000", text: "Hello Ada")], found("m_1")
        ),
        Scene("no conversation at all", [], unclear),
        Scene("only what they wrote", [theirs], absent),
        Scene("another text", [Said(id: "m_1", text: "Hello Bob"), theirs], wentOn),
        Scene(
            "they wrote the same", [Said(id: "m_1", from: "24601", to: "55", text: "Hello Ada"), theirs], wentOn),
        Scene(
            "the same text earlier",
            [Said(id: "m_1", at: "2026-11-21T09:58:59+0000", text: "Hello Ada"), theirs], absent),
        Scene(
            "the same text earlier and now",
            [
                Said(id: "m_2", text: "Hello Ada"), Said(id: "m_1", at: "2026-11-20T10:00:00+0000", text: "Hello Ada"),
            ], found("m_2")),
        Scene(
            "clocks differ a little", [Said(id: "m_1", at: "2026-11-21T09:59:56+0000", text: "Hello Ada")], found("m_1")
        ),
        Scene("clocks may differ more", [Said(id: "m_1", at: "2026-11-21T09:59:30+0000", text: "Hello Ada")], unclear),
        Scene("to somebody else", [Said(id: "m_1", to: "99", text: "Hello Ada")], absent),
        Scene("without details", [Said(id: "m_1", from: nil, to: nil), theirs], unclear),
        Scene("without a text", [Said(id: "m_1"), theirs], unclear),
        Scene(
            "without details, but old", [theirs, Said(id: "m_1", at: "2026-11-01T10:00:00+0000", from: nil)], absent),
        Scene("no time", [Said(id: "m_1", at: "soon", text: "Hello Bob")], unclear),
        Scene("trimmed on the way", [Said(id: "m_1", text: "Hello Ada")], unclear, text: "Hello Ada \n"),
        Scene("spelled anew on the way", [Said(id: "m_1", text: "caf\u{E9}")], unclear, text: "cafe\u{301}"),
        Scene("hidden by the host", [Said(id: "m_1", text: "my key is [secret]")], unclear, text: "my key is abc"),
        Scene("other blanks inside", [Said(id: "m_1", text: "Hello  Ada")], unclear),
    ]

    @Test(arguments: scenes, ["facebook", "instagram"])
    func tellsWhatBecameOfIt(_ scene: Scene, network: String) throws {
        var inbox = Inbox(scene.inbox)
        #expect(try inbox.reconcile(scene.text, on: network).outcome == scene.outcome)
    }

    /// Newer ones than ours fill whole pages.
    private static func chatter(_ count: Int) -> [Said] {
        (0..<count).map { number in
            Said(id: "c_\(number)", at: "2026-11-21T10:05:00+0000", text: "Message \(number)")
        }
    }

    @Test func readsPagesUntilItIsFound() throws {
        var inbox = Inbox(Self.chatter(45) + [Said(id: "m_1", text: "Hello Ada"), Self.theirs])
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.found("m_1"))
        #expect(inbox.requests.count == 4)
        #expect(inbox.requests.suffix(2).allSatisfy { $0.target == .captured("next") && !$0.commits })
    }

    @Test func readsPagesUntilTheyAreOlder() throws {
        var inbox = Inbox(Self.chatter(25) + Array(repeating: Self.theirs, count: 100))
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.wentOn)
        #expect(inbox.requests.count == 3)
    }

    /// More pages than anybody reads: no answer is better than a wrong one.
    @Test func givesUpInDoubt() throws {
        var inbox = Inbox(Self.chatter(500) + [Said(id: "m_1", text: "Hello Ada")])
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.unclear)
        #expect(inbox.requests.count == 13)
    }

    /// An order that is not documented is not believed: old messages first do not end the search.
    @Test func oldMessagesFirstDoNotEndTheSearch() throws {
        let old = Array(repeating: Self.theirs, count: 19)
        let older = Said(id: "o", at: "2026-11-21T09:40:00+0000", from: "24601", to: "55", text: "Hi")
        var inbox = Inbox([older] + old + [Said(id: "m_1", text: "Hello Ada")])
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.found("m_1"))
    }

    @Test func allThreadsOfThePersonAreRead() throws {
        var inbox = Inbox()
        inbox.threads = [("t_1", [Self.theirs]), ("t_2", [Said(id: "m_1", text: "Hello Ada")])]
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.found("m_1"))
        inbox.threads = (1...5).map { ("t_\($0)", [Self.theirs]) }
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.unclear)
        inbox.threads = [("t_1", [Self.theirs])]
        inbox.moreThreads = true
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.unclear)
    }

    @Test func threadsOfOthersAreNotRead() throws {
        var inbox = Inbox([Said(id: "m_1", text: "Hello Ada")])
        inbox.participants = ["data": [["id": "99"], ["id": "55"]]]
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.unclear)
        #expect(inbox.requests.count == 1)
        inbox.participants = nil
        #expect(try inbox.reconcile("Hello Ada").outcome == Self.found("m_1"))
    }

    /// Networks write `\uXXXX`, small or capital, and pairs for what lies beyond.
    @Test func escapedTextsAreTheSame() throws {
        let text = "Grüße 👩‍👩‍👧 \"é\" e\u{301} \\u0041 / \u{2028}\t\r\n"
        var inbox = Inbox([Said(id: "m_1", text: text)])
        inbox.spelling = { json in
            json.unicodeScalars.map { scalar in
                if scalar.isASCII { return scalar == "/" ? "\\/" : String(scalar) }
                return String(scalar).utf16.map { unit in
                    let digits = String(unit, radix: 16)
                    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }.joined()
            }.joined()
        }
        #expect(try inbox.reconcile(text).outcome == Self.found("m_1"))
    }

    @Test func nastyTextsAreFoundAgain() throws {
        let seed: UInt64 = 7
        var lost: [String] = []
        for text in NastyTexts.make(LongForm.nastyTexts, seed: seed) {
            var inbox = Inbox([Said(id: "m_1", text: text), Self.theirs])
            if try inbox.reconcile(text).outcome != Self.found("m_1") { lost.append(text) }
        }
        #expect(lost == [], "seed \(seed)")
    }

    @Test func unreadableAnswersAreNoAbsence() throws {
        let error: JSONValue = ["error": ["message": "x", "code": 190, "error_subcode": 463]]
        let answers: [(WireResult, AdapterFailure.Code?)] = [
            (.answer(400, error), .invalidCredentials), (.answer(200, error), .invalidCredentials),
            (.answer(400, ["error": ["code": 613]]), .rateLimited),
            (.answer(400, ["error": ["code": 100, "error_subcode": 33]]), .recipientUnreachable),
            (.answer(500, ["error": ["code": 1]]), .temporary), (.text(502, "<html>"), .temporary),
            (.text(404, ""), .temporary), (.trouble(.timeout, sent: true), .temporary),
            (.text(200, "Service Unavailable"), nil), (.answer(200, [:]), nil), (.answer(200, ["data": [:]]), nil),
            (.text(200, #"{"data":[{"id":"m_1","message":"\ud83d"}]}"#), nil),
        ]
        for (answer, code) in answers {
            for request in 0...1 {
                var inbox = Inbox([Said(id: "m_1", text: "Hello Ada")])
                inbox.instead[request] = answer
                let step = try inbox.reconcile("Hello Ada")
                if let code {
                    #expect(step.failure?.code == code, "\(answer)")
                } else {
                    #expect(step.outcome == Self.unclear, "\(answer)")
                }
            }
        }
    }

    @Test func withoutAMomentNobodyCanTell() throws {
        let adapter = try LoadedAdapter.named("facebook")
        var input = Sample.message
        #expect(try adapter.start("reconcile", input).outcome == Self.unclear)
        input["since"] = "yesterday"
        #expect(try adapter.start("reconcile", input).outcome == Self.unclear)
    }
}
