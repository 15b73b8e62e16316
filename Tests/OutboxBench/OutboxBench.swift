import Database
import EventLoop
import Glibc
import JSON
import Migrations
import Outbox
import Telemetry

/// Measures the outbox on a given database; `make bench` runs it beside its peers. Prints one JSON line.
enum OutboxBench {
    struct Options: Sendable {
        var command = ""
        var url = ""
        var events = 100_000
        var batch = 1000
        var samples = 200
        var writers = 32
        var seconds = 5
        var withEvents = true
    }

    static func run(_ arguments: [String]) -> Int32 {
        guard let options = parse(arguments) else {
            print("usage: outbox-bench migrate|append|drain|latency|commits --url CONNINFO [--events N] [--batch N]")
            return 2
        }
        let loop = Loop(name: "bench")
        loop.start()
        let finished = Waiter()
        loop.task {
            do {
                let figure = try await measure(options, loop)
                print(figure.text)
                finished.finish(0)
            } catch {
                print("outbox-bench: \(error)")
                finished.finish(1)
            }
        }
        return finished.wait()
    }

    private static func parse(_ arguments: [String]) -> Options? {
        var options = Options()
        guard let command = arguments.first else { return nil }
        options.command = command
        var rest = arguments.dropFirst()
        while let name = rest.popFirst(), let value = rest.popFirst() {
            switch name {
            case "--url": options.url = value
            case "--events": options.events = Int(value) ?? 0
            case "--batch": options.batch = Int(value) ?? 0
            case "--samples": options.samples = Int(value) ?? 0
            case "--writers": options.writers = Int(value) ?? 0
            case "--seconds": options.seconds = Int(value) ?? 0
            case "--with-events": options.withEvents = value == "true"
            default: return nil
            }
        }
        return options.url.isEmpty || options.batch < 1 ? nil : options
    }

    private static func measure(_ options: Options, _ loop: Loop) async throws -> JSONValue {
        let bench = Bench(options: options, loop: loop)
        switch options.command {
        case "migrate":
            _ = try await Migrator(bench.database).migrate(lines: ["platform"])
            return ["value": 1, "unit": "migrated"]
        case "append": return try await bench.append()
        case "drain": return try await bench.drain()
        case "latency": return try await bench.latency()
        case "commits": return try await bench.commits()
        default: throw Unknown()
        }
    }

    struct Unknown: Error, CustomStringConvertible { var description: String { "unknown figure" } }
}

/// Lets the main thread wait for the loop's answer.
final class Waiter: @unchecked Sendable {
    private let descriptors: (read: Int32, write: Int32)

    init() {
        var pair: [Int32] = [0, 0]
        precondition(pipe(&pair) == 0, "no pipe")
        descriptors = (pair[0], pair[1])
    }

    func finish(_ status: UInt8) {
        var status = status
        _ = write(descriptors.write, &status, 1)
    }

    func wait() -> Int32 {
        var status: UInt8 = 1
        _ = read(descriptors.read, &status, 1)
        return Int32(status)
    }
}
