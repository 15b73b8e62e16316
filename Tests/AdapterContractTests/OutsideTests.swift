import AdapterWire
import Adapters
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import Testing

/// Anybody may call us in a network's name. Nothing of it is proven when the adapter reads it, so it must not touch what sends.
extension CageTests {
    @Suite struct OutsideTests {
        static func call(_ body: String, query: String = "") -> AdapterCall {
            .inbound(
                InboundCall(
                    method: "POST", query: query.isEmpty ? [] : [WireHeader(name: "q", value: query)],
                    headers: [
                        WireHeader(name: "x-hub-signature-256", value: "sha256=" + String(repeating: "0", count: 64))
                    ],
                    bodyBase64: Data(body.utf8).base64EncodedString()))
        }

        /// One id, repeated by the adapter in each of many small events.
        @Test(arguments: [(10_000, 150), (128, 20_000)])
        func aForgedCallThatGrowsInTheReadingIsAnswered(idBytes: Int, count: Int) async throws {
            try await Running.with(["facebook": Built.folder + "/libfacebook.so"]) { running async throws in
                let events = Array(repeating: #"{"sender":{"id":"1"},"read":{}}"#, count: count).joined(separator: ",")
                let before = Set(running.hosts)
                for number in 0..<10 {
                    let id = String(repeating: "\(number)", count: idBytes)
                    let body = #"{"object":"page","entry":[{"id":"\#(id)","messaging":[\#(events)]}]}"#
                    let answer = try InboundAnswer(try await running.ask("facebook", Self.call(body)))
                    #expect(answer.verify != nil && !answer.events.isEmpty)
                }
                #expect(try running.status("facebook").state == .ready)
                #expect(before.isSubset(of: running.hosts))
                #expect(try await running.message("facebook", "hello")["step"] == "http")
            }
        }

        /// What ends an adapter's process from outside ends another one than that which sends, and nobody is put in quarantine.
        @Test func tenCallsThatEndTheirHostLeaveSendingAlone() async throws {
            try await Running.with(
                ["bad": Compiled.bad], Running.Wishes(inboundTimeout: .milliseconds(300))
            ) { running async throws in
                let sender = try #require(running.hosts.first)
                let deeds = ["do overlong", "do crash", "do exit", "do refuse", "do garbage", "do shape", "do forge"]
                for deed in deeds + ["do abort", "do hang", "do sleep"] {
                    let failure = await Self.failure(running, deed)
                    #expect(failure?.code == .adapterCrashed, "\(deed)")
                    #expect(try await running.message("bad", "hello")["step"] == "done", "\(deed)")
                }
                #expect(try running.status("bad").state == .ready)
                #expect(running.hosts.contains(sender))
                let answer = try InboundAnswer(try await running.ask("bad", Self.call("hello")))
                #expect(answer.status == 200)
            }
        }

        private static func failure(_ running: Running, _ deed: String) async -> AdapterFailure? {
            do throws(AdapterFailure) {
                _ = try await running.ask("bad", call("", query: deed))
                return nil
            } catch { return error }
        }

        /// A lease runs while a committed operation waits for its next step.
        @Test func whatIsUnderWayComesBeforeWhatBegins() async throws {
            try await Running.with(["bad": Compiled.bad]) { running async throws in
                let (session, order) = (try running.adapters.session("bad"), Order())
                var calls: [AdapterCall] = (0..<3).map { .message("do nap \($0)") }
                calls.append(.resume(operation: "message", state: "hello", results: []))
                let tasks = calls.enumerated().map { number, call in
                    running.loop.task {
                        _ = try await session.call(call)
                        order.ended.append(number)
                    }
                }
                for task in tasks { try await task.value }
                #expect(order.ended == [0, 3, 1, 2])
            }
        }

        @Test func theEarEndsWithItsAdapter() async throws {
            try await Running.with(["bad": Compiled.bad]) { running async throws in
                _ = try await running.ask("bad", Self.call("hello"))
                let hosts = running.hosts
                #expect(hosts.count == 2)
                try Tool.run("rm", ["\(running.folder.path)/adapters.lock"])
                await running.adapters.reload()
                let deadline = ContinuousClock.now + .seconds(60)
                while hosts.contains(where: { Children.has($0, named: "adapter-host") }), ContinuousClock.now < deadline
                {
                    try await running.loop.sleep(for: .milliseconds(10))
                }
                #expect(hosts.allSatisfy { !Children.has($0, named: "adapter-host") } && running.hosts.isEmpty)
            }
        }
    }
}

/// Confined to a loop.
private final class Order: @unchecked Sendable {
    var ended: [Int] = []
}
