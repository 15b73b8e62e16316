import AdapterWire
import Adapters
import EventLoop
import Glibc
import JSON
import Testing

/// One that hangs while it is loaded costs nobody but itself.
extension CageTests {
    @Suite struct HangingAdapterTests {
        private static func wait(
            _ running: Running, _ condition: ([AdapterStatus]) -> Bool
        ) async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while !condition(running.adapters.statuses), ContinuousClock.now < deadline {
                try await running.loop.sleep(for: .milliseconds(20))
            }
            #expect(condition(running.adapters.statuses))
        }

        /// It has the longest time to hang, and comes first by its name.
        @Test func oneThatHangsKeepsNoOtherFromItsWork() async throws {
            let hangs = Compiled.bad("constructor.c", "hangs", ["-DHANGS"])
            let wishes = Running.Wishes(names: ["bad", "postcard"], loadTimeout: .seconds(600))
            try await Running.with([:], wishes) { running async throws in
                for (library, name) in [(hangs, "libbad.so"), (Compiled.postcard, "libpostcard.so")] {
                    try running.folder.add(library, as: name)
                    try running.folder.pin(name)
                }
                let looking = running.loop.task { await running.adapters.reload() }
                try await Self.wait(running) { $0.contains { $0.platform == "postcard" && $0.state == .ready } }
                #expect(try await running.message("postcard", "hello")["step"] == "http")
                let status = try running.status("bad")
                #expect(status.state == .restarting && status.reason == "it is being loaded")
                #expect(throws: AdapterFailure.self) { try running.adapters.session("bad") }
                for pid in running.hosts { kill(pid, SIGKILL) }
                _ = try await looking.value
                #expect(try running.status("bad").code == "CRASHED")
                try await Self.wait(running) { $0.contains { $0.platform == "postcard" && $0.state == .ready } }
                #expect(try running.status("postcard").generation == 1)
            }
        }

        @Test func aStartDoesNotWaitForOneThatHangs() async throws {
            let hangs = Compiled.bad("constructor.c", "hangs", ["-DHANGS"])
            let wishes = Running.Wishes(names: ["bad", "postcard"], loadTimeout: .seconds(20))
            try await Running.with([:], wishes) { running async throws in
                for (library, name) in [(hangs, "libbad.so"), (Compiled.postcard, "libpostcard.so")] {
                    try running.folder.add(library, as: name)
                    try running.folder.pin(name)
                }
                await running.adapters.startWithoutStragglers()
                #expect(try running.status("bad").state == .restarting)
                #expect(try running.status("postcard").state == .ready)
                #expect(running.adapters.isLooking && running.adapters.settled.isEmpty, "its hosts may be the other's")
                for pid in running.hosts { kill(pid, SIGKILL) }
                try await Self.wait(running) { $0.contains { $0.platform == "bad" && $0.state == .refused } }
                try await Self.wait(running) { _ in !running.adapters.isLooking }
                #expect(running.adapters.settled.map(\.platform) == ["postcard"])
            }
        }
    }
}
