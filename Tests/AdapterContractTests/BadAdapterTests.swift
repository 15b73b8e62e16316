import AdapterWire
import Adapters
import EventLoop
import Glibc
import JSON
import Testing

/// Adapters that break every promise: each is contained, and the others do not notice (reliability R9 and S12).
extension CageTests {
    @Suite struct BadAdapterTests {
        /// Runs `body` while a good adapter answers one call after the other, and checks that it answered them all.
        private static func besideAGoodOne(
            _ bad: String, _ wishes: Running.Wishes = Running.Wishes(),
            _ body: @escaping @Sendable (Running) async throws -> Void
        ) async throws {
            try await Running.with(["bad": bad, "postcard": Compiled.postcard], wishes) {
                running async throws in
                let good = Companion(running)
                let work = running.loop.task { try await good.work() }
                try await body(running)
                good.mayEnd = true
                try await work.value
                #expect(good.answers > 0)
                let times = good.times.sorted()
                print(
                    "cage: beside it \(times.count) answers, median \(times[times.count / 2]), longest \(times.last!)")
                #expect(try running.status("postcard").state == .ready)
            }
        }

        /// The state in which a bad one is left when it was not loaded.
        private static func refused(
            _ library: String, _ prepare: (Folder) throws -> Void = { try $0.pin("libbad.so") }
        ) async throws -> AdapterStatus {
            let folder = try Folder()
            defer { folder.remove() }
            try folder.add(library, as: "libbad.so")
            try prepare(folder)
            let found = Found()
            try await Running.with(
                ["postcard": Compiled.postcard],
                Running.Wishes(names: ["bad", "postcard"], folders: [folder.path]),
                { running async throws in
                    found.status = try running.status("bad")
                    #expect(throws: AdapterFailure.self) { try running.adapters.session("bad") }
                    _ = try await running.message("postcard", "hello")
                })
            return try #require(found.status)
        }

        @Test func oneThatIsNotPinnedIsRefused() async throws {
            let status = try await Self.refused(Compiled.bad) { _ in }
            #expect(status.state == .refused && status.code == "NOT_PINNED")
            #expect(status.reason?.contains("outreach adapters pin") == true)
        }

        @Test func oneThatWasChangedByAByteIsRefused() async throws {
            let status = try await Self.refused(Compiled.bad) { folder in
                try folder.pin("libbad.so")
                try folder.spoil("libbad.so")
            }
            #expect(status.state == .refused && status.code == "NOT_PINNED")
            #expect(status.reason?.contains("changed after it was pinned") == true)
        }

        @Test func oneOfAnotherInterfaceIsRefused() async throws {
            let status = try await Self.refused(Compiled.bad("bad.c", "abi", ["-DABI_MAJOR=9"]))
            #expect(status.code == "WRONG_ABI")
            #expect(status.reason?.contains("version 9.0") == true)
        }

        @Test func oneWithoutTheSymbolIsRefused() async throws {
            #expect(try await Self.refused(Compiled.bad("bad.c", "entry", ["-DNO_ENTRY"])).code == "MISSING_SYMBOL")
        }

        @Test func oneOfAnotherNetworkIsRefused() async throws {
            #expect(
                try await Self.refused(Compiled.bad("bad.c", "other", ["-DPLATFORM=\"other\""])).code
                    == "WRONG_PLATFORM")
        }

        @Test func oneThatIsNoLibraryIsRefused() async throws {
            #expect(try await Self.refused("/etc/hostname").code == "NOT_LOADABLE")
        }

        @Test(
            "One that ends its process is started again, and others do not notice",
            arguments: [
                ("do crash", "ADAPTER_CRASHED"), ("do abort", "ADAPTER_CRASHED"), ("do exit", "ADAPTER_CRASHED"),
                ("do refuse", "ADAPTER_CRASHED"), ("do hang", "ADAPTER_CRASHED"), ("do sleep", "ADAPTER_CRASHED"),
                ("do blindly", "ADAPTER_CRASHED"), ("do garbage", "ADAPTER_PROTOCOL"), ("do shape", "ADAPTER_PROTOCOL"),
                ("do overlong", "ADAPTER_PROTOCOL"), ("do forge", "ADAPTER_PROTOCOL"), ("do exec", "ADAPTER_CRASHED"),
                ("do ptrace", "ADAPTER_CRASHED"),
            ])
        func endsItsProcess(text: String, code: String) async throws {
            try await Self.besideAGoodOne(
                Compiled.bad, Running.Wishes(callTimeout: ["do hang", "do sleep"].contains(text) ? .seconds(2) : nil)
            ) { running async throws in
                let behind = running.loop.task { try await running.message("bad", "waits behind it") }
                let failure = await running.failure("bad", text)
                #expect(failure?.code.rawValue == code, "\(failure?.reason ?? "it was answered")")
                #expect(try await running.message("bad", "hello")["step"] == "done")
                #expect(try await behind.value["step"] == "done")
                print("cage: \(text): \(failure?.reason ?? "")")
            }
        }

        @Test func oneThatTakesMemoryGetsNoMore() async throws {
            try await Self.besideAGoodOne(Compiled.bad, Running.Wishes(callTimeout: .seconds(60))) {
                running async throws in
                let got = try #require(try await running.number("bad", "do leak", "mebibytes"))
                #expect(got < 512)
                print("cage: a leaking adapter got \(got) MiB")
            }
        }

        @Test(
            "What it tries fails with an error",
            arguments: [
                ("do socket", EPERM), ("do unix", EPERM), ("do read", EPERM), ("do write", EPERM), ("do fork", EPERM),
                ("do clone3", ENOSYS), ("do signal", EPERM), ("do peek", EPERM), ("do code", EPERM),
            ])
        func whatItTries(text: String, expected: Int32) async throws {
            try await Self.besideAGoodOne(Compiled.bad) { running async throws in
                let seen = try await running.number("bad", text)
                #expect(seen == Int64(expected))
            }
        }

        @Test func itHasNoEnvironmentAndNoOtherDescriptors() async throws {
            try await Running.with(["bad": Compiled.bad]) { running async throws in
                #expect(try await running.number("bad", "do environment", "variables") == 0)
                #expect(try await running.number("bad", "do descriptors", "open") == 0)
            }
        }

        @Test func aConstructorReachesNothingEither() async throws {
            try await Self.besideAGoodOne(Compiled.bad("constructor.c", "constructor")) { running async throws in
                #expect(try await running.number("bad", "told socket") == Int64(EPERM))
                #expect(try await running.number("bad", "told fork") == Int64(EPERM))
                #expect(try await running.number("bad", "told write") == Int64(EPERM))
                // Landlock, where the kernel has it.
                #expect(try await running.number("bad", "told secret") == Int64(EACCES))
                #expect(try await running.number("bad", "told parent") == Int64(EACCES))
            }
        }

        /// Keys may lie below the folder of the programs.
        @Test func aConstructorReadsNothingBesideTheHost() async throws {
            let file = "\(Built.folder)/outreach"
            let library = Compiled.bad("constructor.c", "beside", ["-DBESIDE=\"\(file)\""])
            try await Running.with(["bad": library]) { running async throws in
                #expect(try await running.number("bad", "told beside") == Int64(EACCES))
            }
        }

        /// A link that is called like a library and leads to a folder opens no tree.
        @Test func aFolderThatIsCalledLikeALibraryStaysClosed() async throws {
            let (programs, keys) = (try Folder(), try Folder())
            defer {
                programs.remove()
                keys.remove()
            }
            let host = "\(programs.path)/adapter-host"
            try Tool.run("cp", ["\(Built.folder)/adapter-host", host])
            try Tool.run("sh", ["-c", "echo key > \(keys.path)/key; echo key > \(programs.path)/plain.so"])
            try Tool.run("ln", ["-s", keys.path, "\(programs.path)/keys.so"])
            for (path, expected) in [("\(keys.path)/key", EACCES), ("\(programs.path)/plain.so", 0)] {
                let library = Compiled.bad("constructor.c", "closed\(expected)", ["-DBESIDE=\"\(path)\""])
                try await Running.with(["bad": library], Running.Wishes(hostProgram: host)) { running async throws in
                    #expect(try await running.number("bad", "told beside") == Int64(expected))
                }
            }
        }

        /// It could as well prevent the cage's second filter: what is not exactly as it should be is contained.
        @Test func oneThatMeddlesWithTheFiltersIsRefused() async throws {
            let status = try await Self.refused(Compiled.bad("constructor.c", "filters", ["-DFILTERS"]))
            #expect(status.state == .refused && status.code == "NO_CAGE", "\(status.reason ?? "")")
        }

        @Test func aConstructorThatStartsAProgramIsKilled() async throws {
            let status = try await Self.refused(Compiled.bad("constructor.c", "executes", ["-DEXECUTES"]))
            #expect(status.code == "CRASHED" && status.reason?.contains("SIGSYS") == true)
        }

        @Test func aConstructorThatHangsIsEnded() async throws {
            try await Self.besideAGoodOne(
                Compiled.bad("constructor.c", "hangs", ["-DHANGS"]), Running.Wishes(loadTimeout: .seconds(3))
            ) { running async throws in
                let status = try running.status("bad")
                #expect(status.state == .refused && status.code == "CRASHED")
            }
        }

        /// What sends goes on, and the operator sees why webhooks are answered with 503.
        @Test func thatNobodyReadsTheNetworksCallsIsSeen() async throws {
            let programs = try Folder()
            defer { programs.remove() }
            let host = "\(programs.path)/adapter-host"
            try Tool.run("ln", ["-s", "\(Built.folder)/adapter-host", host])
            try await Running.with(["bad": Compiled.bad], Running.Wishes(hostProgram: host)) { running async throws in
                let call = AdapterCall.inbound(InboundCall(method: "POST", query: [], headers: [], bodyBase64: ""))
                try Tool.run("mv", [host, host + ".kept"])
                await #expect(throws: AdapterFailure.self) { try await running.ask("bad", call) }
                let status = try running.status("bad")
                #expect(status.state == .ready && status.code == "CRASHED")
                #expect(status.reason?.contains("does not start") == true, "\(status.reason ?? "")")
                #expect(try await running.message("bad", "hello")["step"] == "done")
                try Tool.run("mv", [host + ".kept", host])
                let deadline = ContinuousClock.now + .seconds(60)
                while try running.status("bad").code != nil, ContinuousClock.now < deadline {
                    try await running.loop.sleep(for: .milliseconds(20))
                }
                #expect(try running.status("bad").code == nil && running.status("bad").reason == nil)
                #expect(try await running.ask("bad", call)["respond"]?["status"] == 200)
            }
        }

        @Test func threeDifferentInputsThatCrashPutItInQuarantineUntilAReload() async throws {
            try await Self.besideAGoodOne(Compiled.bad) { running async throws in
                let session = try running.adapters.session("bad")
                for _ in 0..<4 { #expect(await running.failure("bad", "do crash")?.code == .adapterCrashed) }
                #expect(try running.status("bad").state != .quarantined)
                for text in ["do crash again", "do crash once more"] {
                    #expect(await running.failure("bad", text)?.code == .adapterCrashed)
                }
                let status = try running.status("bad")
                #expect(status.state == .quarantined)
                #expect(await running.failure("bad", "hello")?.code == .adapterMissing)
                // What may have been under way must not look as if it had not begun.
                await #expect(throws: AdapterFailure.self) {
                    try await session.call(.resume(operation: "message", state: .null, results: []))
                }
                await running.adapters.reload()
                #expect(try running.status("bad").state == .ready)
                #expect(try running.status("bad").generation == status.generation + 1)
                #expect(try await running.message("bad", "hello")["step"] == "done")
            }
        }

        /// Others wait behind the input that crashes: with the pause, a host is back within a second.
        @Test func thePauseBeforeTheNextHostIsShort() {
            var endings = Endings()
            let whileItLoads = (0..<20).map { _ in
                endings.started()
                return endings.hostEnded()
            }
            #expect(whileItLoads.first == .zero && whileItLoads.max() == .milliseconds(700))
            var broken = Endings()
            #expect((0..<20).map { _ in broken.hostEnded() }.max() == .seconds(30))
        }

        @Test func aHostThatIsKilledFromOutsideComesBack() async throws {
            try await Running.with(["bad": Compiled.bad]) { running async throws in
                let session = try running.adapters.session("bad")
                for _ in 0..<3 {
                    for pid in running.hosts { kill(pid, SIGKILL) }
                    #expect(try await session.call(.message("hello"))["step"] == "done")
                }
            }
        }

        @Test func nothingIsLeftBehind() async throws {
            try await Running.with(["bad": Compiled.bad, "postcard": Compiled.postcard]) { running async throws in
                _ = await running.failure("bad", "do crash")
                _ = try await running.message("bad", "hello")
                let hosts = running.hosts
                #expect(hosts.count == 2)
                await running.adapters.stop()
                #expect(hosts.allSatisfy { !Children.has($0, named: "adapter-host") } && running.hosts.isEmpty)
            }
        }
    }
}

/// Confined to a loop.
private final class Found: @unchecked Sendable {
    var status: AdapterStatus?
}

/// Asks a good adapter again and again. Confined to a loop.
private final class Companion: @unchecked Sendable {
    private let running: Running
    private(set) var times: [Duration] = []
    var answers: Int { times.count }
    var mayEnd = false

    init(_ running: Running) { self.running = running }

    func work() async throws {
        repeat {
            let began = ContinuousClock.now
            #expect(try await running.message("postcard", "card \(answers)")["step"] == "http")
            times.append(.now - began)
            try await running.loop.sleep(for: .milliseconds(1))
        } while !mayEnd
    }
}
