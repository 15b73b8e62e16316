import AdapterWire
import Adapters
import Configuration
import EventLoop
import JSON
import Testing

/// `OUTREACH_ADAPTER_URLS`.
@Suite struct BaseAddressTests {
    private func problems(_ text: String) -> [String] {
        do throws(ConfigError) {
            _ = try BaseAddresses(text)
            return []
        } catch { return error.problems }
    }

    @Test(
        "What cannot be read is said without the address",
        arguments: [
            "village", "=http://a", "Village=http://a", "village.=http://a", "village.api.x=http://a", "village=",
            "village=ftp://word.example", "village=word.example", "village=http://user:word@a",
            "village=http://a?word=1",
            "village=http://a#word", "village=http://a/%2e%2e/word", "village=http://",
            "village=http://a,village=http://word",
            "village=http://a b",
        ])
    func unreadable(text: String) {
        let problems = problems(text)
        #expect(problems.count == 1 && problems.first?.hasPrefix("`OUTREACH_ADAPTER_URLS`, entry ") == true)
        #expect(problems.allSatisfy { !$0.contains("word") && !$0.contains("//a") })
    }

    @Test func allProblemsAtOnce() { #expect(problems("a,village=http://a,b=x").count == 2) }

    @Test func emptyMovesNothing() { #expect(problems("").isEmpty && problems(" , ").isEmpty) }

    @Test func whatNoAdapterHasIsNamed() throws {
        let bases = try BaseAddresses(
            "village=http://a/, village.files=https://b, village.films=http://c,city=http://d")
        let village = ScriptedAdapter.village
        #expect(
            bases.problems([village]) == [
                "`OUTREACH_ADAPTER_URLS` moves `city`, but no adapter of that name is loaded",
                "`OUTREACH_ADAPTER_URLS` moves `village.films`, which is no base: there is village.api, village.files",
            ])
        var single = village
        single.bases = ["main": "https://a.invalid"]
        #expect(try BaseAddresses("village=http://a").problems([single]).isEmpty)
        single.bases = ["one": "https://a.invalid", "two": "https://b.invalid"]
        #expect(try BaseAddresses("village=http://a").problems([single]).count == 1)
    }

    /// The platform's name moves its base `api`; the base's own name moves that one and wins.
    @Test func basesAreFoundWhereTheyWereMoved() async throws {
        let (general, special) = (NetworkServer { _ in .json("{}") }, NetworkServer { _ in .json("{}") })
        let cases: [(String, base: String, at: NetworkServer, path: String)] = [
            ("village={g}", "api", general, "/x"),
            ("village={g}/,village.files={s}/deep/er/", "files", special, "/deep/er/x"),
            ("village={g}/net", "api", general, "/net/x"), ("village={g},village.api={s}", "api", special, "/x"),
        ]
        for (text, base, server, path) in cases {
            let bases = try BaseAddresses(
                text.replacing("{g}", with: general.url).replacing("{s}", with: special.url))
            let session = InProcessSession(
                ScriptedAdapter { at, _, _ in
                    at == 0 ? .ask(WireRequest(id: "a", target: .base(base, path: "/x"))) : .done([:])
                })
            let loop = Loop(name: "base-test")
            loop.start()
            defer { loop.stop() }
            let before = server.requests.count
            let performed = try await loop.task {
                await Village.performer(bases, loop).perform(
                    AdapterCall.Start(operation: "message", key: "k", handle: "h", input: [:]), on: session,
                    credentials: [:], deadline: .now + .seconds(20), willCommit: { true })
            }.value
            #expect(performed.outcome == [:])
            #expect(server.requests.count == before + 1 && server.requests.last?.target == path)
        }
    }
}
