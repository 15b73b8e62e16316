import AdapterWire
import Adapters
import EventLoop
import JSON
import Telemetry
import Testing

/// Whoever tries an adapter out hears beforehand what the host would say.
@Suite struct RehearsalTests {
    private static func rehearsal() throws -> Rehearsal {
        try Rehearsal(
            AdapterCall.Start(operation: "message", key: "k-1", handle: "default", input: [:]),
            on: InProcessSession(ScriptedAdapter { _, _, _ in .done([:]) }), loop: Loop(name: "rehearsal"),
            log: Log(service: "test", minimum: .error))
    }

    private static let deed = WireRequest.deed()

    @Test(
        "What would end the operation is said without sending anything",
        arguments: [
            ([deed], nil), ([deed, deed], "second request that commits"),
            ([WireRequest(id: "a", target: .base("apo", path: "/"))], "the base \"apo\""),
            ([.get(query: [WirePair("t", .secret("tokn"))])], "the credential \"tokn\""),
            ([.get(query: [WirePair("t", .secret("verify_token"))])], "without having declared it"),
        ] as [([WireRequest], String?)])
    func requests(_ requests: [WireRequest], _ objection: String?) throws {
        var rehearsal = try Self.rehearsal()
        var said: String?
        do throws(AdapterFailure) { try rehearsal.check(requests) } catch { said = error.reason }
        #expect(said == nil ? objection == nil : said?.contains(objection ?? "-") == true, "\(said ?? "nothing")")
    }

    @Test func anOutcomeThatTheHostOnlyHalfBelievesIsNamed() throws {
        var rehearsal = try Self.rehearsal()
        try rehearsal.check([.get()])
        let found = rehearsal.findings(in: [:])
        #expect(found.count == 2 && found[0].contains("commits") && found[1].contains("external_id"))
        try rehearsal.check([Self.deed])
        #expect(rehearsal.findings(in: ["external_id": "m-1"]).isEmpty)
    }

    /// The adapter's author forgot `commits`: the message may have gone out, and must not go out again.
    @Test func aDeedWithoutItsMarkIsKnownToHaveLeft() async throws {
        let server = NetworkServer { _ in .json(#"{"id":"m-1"}"#) }
        let post = WireRequest(id: "post", method: "POST", target: .base("api", path: "/messages"))
        for (request, hasActed) in [(post, true), (.get(), false)] {
            let performed = try await Village(server).perform { at, _, _ in
                at == 0 ? .ask(request) : .done(["external_id": "m-1"])
            }
            #expect(!performed.isCommitted && performed.mayHaveActed == hasActed, "\(request.method)")
        }
    }
}
