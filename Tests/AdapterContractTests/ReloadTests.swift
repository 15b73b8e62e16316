import AdapterWire
import Adapters
import EventLoop
import JSON
import Testing

/// A network is added or replaced while the program runs, and nothing is dropped (seed 001 "Adding a Platform").
extension CageTests {
    @Suite struct ReloadTests {
        @Test func aLibraryDroppedIntoTheFolderIsUsedAfterAReload() async throws {
            try await Running.with([:], Running.Wishes(names: [AdapterSettings.everything])) { running async throws in
                #expect(throws: AdapterFailure.self) { try running.adapters.session("postcard") }
                try running.folder.add(Compiled.postcard, as: "libpostcard.so")
                #expect(await running.adapters.reload() == [])
                try running.folder.pin("libpostcard.so")
                let statuses = await running.adapters.reload()
                #expect(statuses.map(\.platform) == ["postcard"] && statuses.map(\.state) == [.ready])
                #expect(try await running.message("postcard", "hello")["step"] == "http")
            }
        }

        /// The lock is what `sha256sum` writes, so that it can be made and checked without this program.
        @Test func sha256sumWritesALock() async throws {
            try await Running.with([:], Running.Wishes(names: ["postcard"])) { running async throws in
                try running.folder.add(Compiled.postcard, as: "libpostcard.so")
                let folder = running.folder.path
                try Tool.run("sh", ["-c", "cd \(folder) && sha256sum libpostcard.so > adapters.lock"])
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .ready)
                try Tool.run("sh", ["-c", "echo 'libpostcard.so is fine' >> \(folder)/adapters.lock"])
                await running.adapters.reload()
                let reason = try #require(try running.status("postcard").reason)
                #expect(reason.contains("line 2"), "\(reason)")
                #expect(try await running.message("postcard", "hello")["step"] == "http")
            }
        }

        @Test func theOperatorPins() async throws {
            try await Running.with([:], Running.Wishes(names: ["postcard"])) { running async throws in
                try running.folder.add(Compiled.postcard, as: "libpostcard.so")
                let path = "\(running.folder.path)/libpostcard.so"
                try Tool.run("\(Built.folder)/outreach", ["adapters", "pin", path])
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .ready)
                #expect(throws: Folder.Failure.self) {
                    try Tool.run("\(Built.folder)/outreach", ["adapters", "pin", "/etc/hostname"])
                }
            }
        }

        @Test func aNamedOneThatIsNotThereYetSaysSo() async throws {
            try await Running.with([:], Running.Wishes(names: ["postcard"])) { running async throws in
                #expect(try running.status("postcard").code == "NOT_FOUND")
                try running.folder.add(Compiled.postcard, as: "postcard.so")
                await running.adapters.reload()
                #expect(try running.status("postcard").code == "NOT_PINNED")
                try running.folder.pin("postcard.so")
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .ready)
            }
        }

        @Test func aModuleThatCannotBeLoadedLeavesTheOldOneAtWork() async throws {
            try await Running.with(["postcard": Compiled.postcard]) { running async throws in
                try running.folder.add(Compiled.bad, as: "libpostcard.so")
                try running.folder.pin("libpostcard.so")
                await running.adapters.reload()
                var status = try running.status("postcard")
                #expect(status.state == .ready && status.code == "WRONG_PLATFORM" && status.generation == 1)
                #expect(try await running.message("postcard", "hello")["step"] == "http")
                try running.folder.add(Compiled.postcard2, as: "libpostcard.so")
                try running.folder.pin("libpostcard.so")
                await running.adapters.reload()
                status = try running.status("postcard")
                #expect(status.state == .ready && status.code == nil && status.version == "2.0.0")
                #expect(status.generation == 2)
            }
        }

        @Test func whatIsTakenAwayIsNotUsedAnyMore() async throws {
            try await Running.with(["postcard": Compiled.postcard]) { running async throws in
                let session = try running.adapters.session("postcard")
                try Tool.run("rm", ["\(running.folder.path)/adapters.lock"])
                await running.adapters.reload()
                #expect(try running.status("postcard").code == "NOT_PINNED")
                #expect(throws: AdapterFailure.self) { try running.adapters.session("postcard") }
                #expect(try await session.call(.message("hello"))["step"] == "http")
            }
        }

        /// Whatever lies in the file's place: the module at work is not pinned any more.
        @Test(
            "A withdrawn pin ends what runs",
            arguments: [
                // No pin, and nothing that could be read.
                (": > LOCK; rm FILE; mkdir FILE", "NOT_LOADABLE"),
                // No pin, and another file.
                (": > LOCK; echo other > FILE", "NOT_PINNED"),
                // Another pin, and nothing that could be read.
                ("sed -i 's/^......../00000000/' LOCK; rm FILE; mkdir FILE", "NOT_LOADABLE"),
                // Another pin, and a file that is neither.
                ("sed -i 's/^......../00000000/' LOCK; echo other > FILE", "NOT_PINNED"),
            ])
        func withdrawn(change: String, code: String) async throws {
            try await Running.with(["postcard": Compiled.postcard]) { running async throws in
                let folder = running.folder.path
                let command = change.replacing("FILE", with: "\(folder)/libpostcard.so")
                    .replacing("LOCK", with: "\(folder)/adapters.lock")
                try Tool.run("sh", ["-c", command])
                await running.adapters.reload()
                let status = try running.status("postcard")
                #expect(status.state == .refused && status.code == code, "\(status.reason ?? "")")
                #expect(throws: AdapterFailure.self) { try running.adapters.session("postcard") }
            }
        }

        /// Somebody is in the middle of an installation: the pin is still that of the module at work.
        @Test(
            "What is still pinned goes on",
            arguments: ["echo other > FILE", "mv FILE FOLDER/kept; mkdir FILE"])
        func stillPinned(change: String) async throws {
            try await Running.with(["postcard": Compiled.postcard]) { running async throws in
                let folder = running.folder.path
                let command = change.replacing("FILE", with: "\(folder)/libpostcard.so")
                    .replacing("FOLDER", with: folder)
                try Tool.run("sh", ["-c", command])
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .ready)
            }
        }

        /// A file without a pin in an earlier place hides the module at work; it says nothing about it.
        @Test func aFileOfTheSameNetworkInAnEarlierPlaceEndsNothing() async throws {
            try await Running.with([:], Running.Wishes(names: ["postcard"])) { running async throws in
                try running.folder.add(Compiled.postcard, as: "postcard.so")
                try running.folder.pin("postcard.so")
                await running.adapters.reload()
                try running.folder.add(Compiled.postcard2, as: "libpostcard.so")
                await running.adapters.reload()
                let status = try running.status("postcard")
                #expect(status.state == .ready && status.code == "NOT_PINNED" && status.version == "1.0.0")
                try Tool.run("rm", ["\(running.folder.path)/postcard.so"])
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .refused)
            }
        }

        @Test func aMistakeInTheLockTakesNothingAway() async throws {
            try await Running.with(
                ["postcard": Compiled.postcard], Running.Wishes(names: [AdapterSettings.everything])
            ) { running async throws in
                let lock = "\(running.folder.path)/adapters.lock"
                try Tool.run("sh", ["-c", "echo 'oops' >> \(lock)"])
                for _ in 0..<2 {
                    await running.adapters.reload()
                    let status = try running.status("postcard")
                    #expect(status.state == .ready && status.code == "NOT_PINNED" && status.generation == 1)
                    #expect(status.reason?.contains("line 2") == true, "\(status.reason ?? "")")
                    #expect(try await running.message("postcard", "hello")["step"] == "http")
                }
                // Nothing in it can be read any more, and after that it cannot be read at all.
                for command in ["echo oops > \(lock)", "rm \(lock) && mkdir \(lock)"] {
                    try Tool.run("sh", ["-c", command])
                    await running.adapters.reload()
                    #expect(try running.status("postcard").state == .ready, "\(command)")
                }
                try Tool.run("rmdir", [lock])
                try running.folder.pin("libpostcard.so")
                await running.adapters.reload()
                #expect(try running.status("postcard").code == nil)
            }
        }

        /// With `all`, what somebody wanted pinned says why it is not loaded.
        @Test func aMistakeInTheLockIsSaidAtTheStartToo() async throws {
            try await Running.with([:], Running.Wishes(names: [AdapterSettings.everything])) { running async throws in
                try running.folder.add(Compiled.postcard, as: "libpostcard.so")
                try running.folder.pin("libpostcard.so")
                try Tool.run("sh", ["-c", "echo 'oops' >> \(running.folder.path)/adapters.lock"])
                let status = try #require(await running.adapters.reload().first)
                #expect(status.state == .refused && status.reason?.contains("line 2") == true)
            }
        }

        /// Too many open files, a disk that gives an error: the file is there.
        @Test func aFileThatCannotBeReadNowTakesNothingAway() async throws {
            try await Running.with(["postcard": Compiled.postcard]) { running async throws in
                let path = "\(running.folder.path)/libpostcard.so"
                try Tool.run("sh", ["-c", "mv \(path) \(path).kept && mkdir \(path)"])
                await running.adapters.reload()
                let status = try running.status("postcard")
                #expect(status.state == .ready && status.code == "NOT_LOADABLE", "\(status.reason ?? "")")
                try Tool.run("rmdir", [path])
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .refused)
                #expect(try running.status("postcard").code == "NOT_FOUND")
            }
        }

        /// A link that leads to itself stands for a folder that may not be searched: to root there is none.
        @Test func whatCannotBeLookedAtHidesNoLaterFolder() async throws {
            let later = try Folder()
            defer { later.remove() }
            try later.add(Compiled.postcard, as: "libpostcard.so")
            let wishes = Running.Wishes(names: ["postcard"], folders: [later.path])
            try await Running.with([:], wishes) { running async throws in
                let path = "\(running.folder.path)/libpostcard.so"
                try Tool.run("ln", ["-s", "libpostcard.so", path])
                try later.pin("libpostcard.so")
                await running.adapters.reload()
                #expect(try running.status("postcard").state == .ready && running.status("postcard").code == nil)
                #expect(try running.status("postcard").path == "\(later.path)/libpostcard.so")
                // Trouble with the one at work swaps nothing.
                try Tool.run("rm", [path])
                try running.folder.add(Compiled.postcard2, as: "libpostcard.so")
                try running.folder.pin("libpostcard.so")
                await running.adapters.reload()
                #expect(try running.status("postcard").version == "2.0.0")
                try Tool.run("ln", ["-sf", "libpostcard.so", path])
                await running.adapters.reload()
                let status = try running.status("postcard")
                #expect(status.state == .ready && status.version == "2.0.0" && status.code == "NOT_LOADABLE")
                try Tool.run("rm", [path, "\(later.path)/libpostcard.so"])
                try Tool.run("ln", ["-s", "libpostcard.so", path])
                await running.adapters.reload()
                #expect(try running.status("postcard").code == "NOT_LOADABLE")
            }
        }

        @Test func anOldSessionFinishesOnTheOldModuleWhichThenEnds() async throws {
            try await Running.with(["postcard": Compiled.postcard]) { running async throws in
                let old = try Held(running.adapters.session("postcard"))
                try running.folder.add(Compiled.postcard2, as: "libpostcard.so")
                try running.folder.pin("libpostcard.so")
                await running.adapters.reload()
                #expect(old.session?.manifest.version == "1.0.0")
                #expect(try running.adapters.session("postcard").manifest.version == "2.0.0")
                #expect(try await old.session?.call(.message("hello"))["step"] == "http")
                #expect(running.hosts.count == 2)
                old.session = nil
                let deadline = ContinuousClock.now + .seconds(10)
                while running.hosts.count > 1, ContinuousClock.now < deadline {
                    try await running.loop.sleep(for: .milliseconds(10))
                }
                #expect(running.hosts.count == 1)
            }
        }

        /// 2,000 calls while two versions take turns: none is dropped, and each is answered by the version its session began with.
        @Test func nothingIsDroppedWhileModulesAreSwapped() async throws {
            let first = Compiled.bad("bad.c", "turn1")
            let second = Compiled.bad("bad.c", "turn2", ["-DVERSION=\"2.0.0\""])
            try await Running.with(["bad": first]) { running async throws in
                let done = Done()
                let callers = (0..<8).map { _ in
                    running.loop.task {
                        for _ in 0..<50 {
                            let session = try running.adapters.session("bad")
                            for _ in 0..<5 {
                                let answer = try await session.call(.message("hello"))
                                #expect(answer["outcome"]?["version"]?.stringValue == session.manifest.version)
                                done.count[session.manifest.version, default: 0] += 1
                                // As slow as a network that answers at once, so that the swaps fall between the calls.
                                try await running.loop.sleep(for: .milliseconds(8))
                            }
                        }
                    }
                }
                for turn in 1...20 {
                    try running.folder.add(turn % 2 == 0 ? first : second, as: "libbad.so")
                    try running.folder.pin("libbad.so")
                    let status = try #require(await running.adapters.reload().first)
                    #expect(status.state == .ready && status.code == nil && status.generation == turn + 1)
                    try await running.loop.sleep(for: .milliseconds(80))
                }
                for caller in callers { try await caller.value }
                #expect(done.count.values.reduce(0, +) == 2000)
                #expect(done.count.count == 2, "no swap fell between the calls")
                print("cage: \(done.count) calls during 20 reloads")
            }
        }
    }
}

/// Confined to a loop.
private final class Held: @unchecked Sendable {
    var session: (any AdapterSession)?
    init(_ session: any AdapterSession) { self.session = session }
}

/// Confined to a loop.
private final class Done: @unchecked Sendable {
    var count: [String: Int] = [:]
}
