import AdapterWire
import Adapters
import FoundationEssentials
import JSON
import Testing

/// An adapter that somebody compiled for 338be0e goes on working, without its source (Tests/Fixtures/OldAdapter).
enum OldBinary {
    static let library =
        #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/OldAdapter/libpostcard.so"

    /// Where the print shop takes cards.
    static let cards = WireRequest.Target.base("api", path: "/v1/cards")

    #if arch(x86_64)
        static let runsHere = true
    #else
        static let runsHere = false
    #endif

    /// None where it cannot be loaded: it is machine code.
    static let subjects: [Built.Subject] = runsHere ? [Built.Subject(platform: "postcard", library: library)] : []
}

extension CageTests {
    @Suite(.enabled(if: OldBinary.runsHere, "the old adapter is a binary for x86_64"))
    struct OldBinaryTests {
        private func with(_ body: @escaping @Sendable (Running, any AdapterSession) async throws -> Void) async throws {
            try await Running.with(["postcard": OldBinary.library]) { running async throws in
                let status = try running.status("postcard")
                try #require(status.state == .ready, "\(status.code ?? ""): \(status.reason ?? "")")
                try await body(running, try running.adapters.session("postcard"))
            }
        }

        @Test func itIsLoadedAndSaysWhatItCan() async throws {
            try await with { running, session async throws in
                #expect(try running.status("postcard").version == "1.0.0")
                #expect(session.manifest.operations.map(\.name) == [.message, .reconcile])
                #expect(session.manifest.operations.first?.guarantee == .lookup)
                #expect(session.manifest.bases["api"] == "https://api.postcard.example")
            }
        }

        @Test func itSends() async throws {
            try await with { _, session async throws in
                let network = Walk.Network.says(201, "", [("x-card-id", "c_1")])
                let walk = try await Walk.through(
                    session, "message", input: ContractTests.input("message", "Hello Ada 🙂"), network: network)
                let request = try #require(walk.requests.first)
                #expect(request.commits && request.target == OldBinary.cards && request.carries("Hello Ada 🙂"))
                #expect(walk.replies.last?["outcome"]?["external_id"] == "c_1", "\(walk.replies)")
                let asked = try await Walk.through(session, "reconcile", input: [:], network: network)
                #expect(asked.requests.map(\.target) == [OldBinary.cards] && asked.hasEnded)
            }
        }

        /// It hears nothing of its network, and says so; a later host may not take that for a fault.
        @Test func itHears() async throws {
            try await with { running, _ async throws in
                let answer = try InboundAnswer(try await running.ask("postcard", OutsideTests.call("{}")))
                #expect(answer.status == 404 && answer.events.isEmpty && answer.verify == nil)
                #expect(try running.status("postcard").state == .ready)
                #expect(try await running.message("postcard", "hello")["step"] == "http")
            }
        }
    }
}
