internal import EventLoop
internal import Glibc
internal import HTTPServer
internal import Lifecycle
internal import Telemetry

/// The practice networks as a process: its command line, its parts, and the line that says what to set.
enum PracticeProgram {
    static let version = "0.2.0"

    /// In a file of its own: a closure of top-level code would belong to the main actor.
    static func run() -> Never {
        switch CommandLine.arguments.dropFirst().first {
        case nil: break
        case "env": environment()
        case "--version":
            print("practice \(version)")
            exit(0)
        default: fail("unknown command; use `practice`, `practice env` or `practice --version`")
        }
        do {
            try serve(PracticeSettings())
        } catch {
            fail("\(error)")
        }
    }

    /// What to set so that the real adapters come here, a line each.
    private static func environment() -> Never {
        do {
            for (name, value) in try PracticeSettings().adapterEnvironment { print("\(name)=\(value)") }
        } catch {
            fail("\(error)")
        }
        exit(0)
    }

    private static func serve(_ settings: PracticeSettings) throws -> Never {
        let loop = Loop(name: "practice")
        let world = try World(settings, loop: loop)
        loop.start()
        LogOutput.gather { loop.execute { loop.after(.milliseconds(10)) { LogOutput.flush() } } }
        var limits = ServerLimits()
        // A slow answer is one of the things to practise.
        limits.handlerTime = .seconds(Fault.longestDelay + 60)
        let server = HTTPServer(
            address: settings.address, port: settings.port, loops: [loop], routes: world.routes,
            hooks: ServerHooks(authenticate: { _ in nil }), log: settings.log, limits: limits)
        ServiceGroup(
            [WorldService(world: world), PracticeServer(server: server, settings: settings)], loop: loop,
            log: settings.log, drain: settings.drain + .seconds(1)
        ).run()
    }

    private static func fail(_ reason: String) -> Never {
        let line = Array("practice: \(reason)\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(2)
    }
}

/// Takes up what an earlier run left: answers that are due, events that were not delivered.
private struct WorldService: Service {
    let name = "people"
    let world: World

    func start() async { world.resume() }
    func stop() async { world.webhooks.stop() }
}

private struct PracticeServer: Service {
    let name = "server"
    let server: HTTPServer
    let settings: PracticeSettings

    func start() async throws {
        try server.start()
        settings.announce()
    }

    func stop() async { await server.drain(within: settings.drain) }
}
