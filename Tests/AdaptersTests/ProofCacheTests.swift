import AdapterWire
import Adapters
import EventLoop
import JSON
import Testing
import Webhooks

/// The secrets that prove calls, read once for many.
@Suite struct ProofCacheTests {
    /// Anybody may call: a thousand calls read the secrets once, and what is wrong with them is said once.
    @Test func theSecretsAreKeptForSeconds() async throws {
        let (cache, start) = (ProofCache(), ContinuousClock.now)
        var manifest = ScriptedAdapter.village
        var sets = ProofSets(names: ["app_secret"])
        sets.add(["app_secret": "old"])
        sets.miss("second", "its key is lost.")
        let (read, said) = (Held(0), Held<[[String]]>([]))
        func proofs(at seconds: Double) async throws -> [String?] {
            let now = sets
            return try await cache.proofs("village", manifest, now: start + .seconds(seconds)) {
                read.set(read.value + 1)
                return now
            } say: {
                said.set(said.value + [$0])
            }.map { $0["app_secret"] }
        }
        for call in 0..<1000 { #expect(try await proofs(at: Double(call) / 250) == ["old"]) }
        #expect(read.value == 1 && said.value.count == 1)
        sets = ProofSets(names: ["app_secret"])
        sets.add(["app_secret": "new"])
        #expect(try await proofs(at: 4.9) == ["old"])
        #expect(try await proofs(at: 5.1) == ["new"])
        #expect(read.value == 2 && said.value.count == 1)
        // Another module, which may prove with something else.
        manifest.version = "9"
        #expect(try await proofs(at: 5.2) == ["new"])
        #expect(read.value == 3)
        // It is said again when it comes again.
        sets.miss("second", "its key is lost.")
        _ = try await proofs(at: 11)
        _ = try await proofs(at: 17)
        #expect(said.value == [sets.trouble, sets.trouble] && read.value == 5)
    }

    private func turns(until isSo: () -> Bool) async {
        for _ in 0..<1_000_000 where !isSo() { await Task.yield() }
    }

    /// Whoever comes while they are read waits for that reading; when it fails, they hear why.
    @Test(arguments: [true, false])
    func manyCallsAtOnceReadTheSecretsOnce(fails: Bool) async throws {
        let (cache, gate, read) = (ProofCache(), AsyncStream<Void>.makeStream(), Held(0))
        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let proofs = try? await cache.proofs("village", ScriptedAdapter.village) {
                        read.change { $0 += 1 }
                        for await _ in gate.stream {}
                        if fails { throw AdapterFailure(.temporary, "The database is away.") }
                        return ProofSets(names: ["app_secret"])
                    } say: { _ in
                    }
                    return proofs != nil
                }
            }
            await turns { cache.waiting("village") == 199 || read.value > 1 }
            gate.continuation.finish()
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(read.value == 1 && answered == (fails ? 0 : 200))
    }

    /// Who left while reading hurts nobody who waits.
    @Test func theNextOneReadsWhenTheFirstLeft() async throws {
        let (cache, gate, read) = (ProofCache(), AsyncStream<Void>.makeStream(), Held(0))
        @Sendable func ask() async throws -> Int {
            try await cache.proofs("village", ScriptedAdapter.village) {
                read.change { $0 += 1 }
                if read.value == 1 { for await _ in gate.stream {} }
                try Task.checkCancellation()
                return ProofSets(names: ["app_secret"])
            } say: { _ in
            }.count
        }
        let first = Task { try await ask() }
        await turns { read.value > 0 }
        let second = Task { try await ask() }
        await turns { cache.waiting("village") > 0 || read.value > 1 }
        first.cancel()
        #expect(try await second.value == 0)
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(read.value == 2)
    }

    @Test func whatFailsIsNotKept() async throws {
        let cache = ProofCache()
        await #expect(throws: AdapterFailure.self) {
            try await cache.proofs("village", ScriptedAdapter.village) {
                throw AdapterFailure(.temporary, "The database is away.")
            } say: { _ in
            }
        }
        var sets = ProofSets(names: ["app_secret"])
        sets.add(["app_secret": "new"])
        let now = sets
        #expect(try await cache.proofs("village", ScriptedAdapter.village, read: { now }, say: { _ in }).count == 1)
    }
}
