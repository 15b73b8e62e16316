import Testing

/// Habits that keep the services small and the loop's thread whole (Docs/architecture.md).
@Suite struct SourceTests {
    @Test func noFileIsLongerThanThreeHundredLines() throws {
        let long = try Tree.swiftFiles("Services", "Shared", "Tests").filter { $0.lines.count > 301 }.map {
            "\($0): \($0.lines.count)"
        }
        #expect(long == [])
    }

    /// All of Foundation costs a service twenty megabytes.
    @Test func onlyFoundationEssentialsIsLinked() throws {
        let heavy = try Tree.swiftFiles("Services", "Shared").filter {
            WallTests.imports(of: $0).contains("Foundation")
        }
        #expect(heavy.map(\.path) == [])
    }

    /// A bare task leaves the loop's thread; services spawn through `Loop.task`.
    @Test func tasksAreSpawnedOnALoop() throws {
        var bare: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared") where !file.path.hasPrefix("Shared/EventLoop/") {
            for (number, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let spawns =
                    line.split(whereSeparator: { " =({[,".contains($0) }).contains {
                        $0 == "Task.detached" || $0 == "Task.init"
                    }
                    || ["Task {", "Task{", "Task(priority", "Task(executorPreference", "Task(name"].contains { spawn in
                        line.ranges(of: spawn).contains { range in
                            range.lowerBound == line.startIndex || !line[line.index(before: range.lowerBound)].isLetter
                        }
                    }
                if spawns { bare.append("\(file):\(number + 1)") }
            }
        }
        #expect(bare == [])
    }

    /// Work in the background is a `Chore`: it rests, retries, reports and ends in one way.
    @Test func nobodyLoopsInTheBackgroundByHand() throws {
        // The log's readers are what chores are made like; a start is over when it has come about; chores live in a product's life.
        let own = [
            "Shared/Lifecycle/", "Shared/Outbox/", "Shared/EventLoop/", "Shared/ServiceShell/ShellServices.swift",
            "Shared/ServiceShell/ProductLife.swift",
        ]
        var loops: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared") where !own.contains(where: file.path.hasPrefix) {
            for (number, line) in file.lines.enumerated() where line.contains("while !Task.isCancelled") {
                loops.append("\(file):\(number + 1)")
            }
        }
        #expect(loops == [])
    }

    @Test func namesSayWhatNotWhere() throws {
        let vague = ["Utils", "Utilities", "Helper", "Helpers", "Common", "Manager", "Misc"]
        let folders = try ["Services", "Shared", "Tests"].flatMap { try Tree.paths(below: $0) }
        let found = folders.filter { path in
            let name = path.split(separator: "/").last!.split(separator: ".").first!
            return vague.contains { name == $0 || name.hasSuffix($0) }
        }
        #expect(found == [])
    }

    @Test func everyRoomIsOnTheMap() throws {
        try #require(Tree.exists("Docs/architecture.md"), "Docs/architecture.md is missing")
        let map = try Tree.file("Docs/architecture.md").text
        let absent = try Room.all().map(\.name).filter { !map.contains($0) }
        #expect(absent == [])
    }

    /// Whoever sees a number must be able to look up what it counts.
    @Test func everyMetricIsDocumented() throws {
        let page = try Tree.file("Docs/operations.md").text
        var absent: Set<String> = []
        for file in try Tree.swiftFiles("Services", "Shared") {
            // Names stand alone in quotes behind one of these, or on the line after it.
            let text = file.lines.joined(separator: " ")
            for maker in ["histogram(", "counter(", "gauge(", "Sample("] {
                for found in text.ranges(of: maker) {
                    let rest = text[found.upperBound...].drop { $0 == " " }
                    guard rest.first == "\"" else { continue }
                    let name = rest.dropFirst().prefix { $0 != "\"" }
                    let isShort = page.contains("`_\(name.split(separator: "_").last ?? "")`")
                    if !page.contains("`\(name)`"), !isShort { absent.insert(String(name)) }
                }
            }
        }
        #expect(absent.sorted() == [])
    }

    /// Whose a figure is must be seen where four products are counted side by side (R0.133).
    @Test func aProductsMetricNamesIt() throws {
        var silent: [String] = []
        for file in try Tree.swiftFiles("Services") where file.path.contains("/Social") {
            let text = file.lines.joined(separator: " ")
            for maker in ["histogram(", "counter(", "gauge("] {
                for found in text.ranges(of: "Metrics.shared.\(maker)") {
                    let call = text[found.upperBound...].prefix { $0 != ")" }
                    if !call.contains("product") { silent.append("\(file): \(maker)\(call.prefix(60))") }
                }
            }
        }
        #expect(silent == [])
    }
}
