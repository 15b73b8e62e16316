internal import EventLoop
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Lifecycle
internal import Products

/// Everything `outreach` can do, in the order of its help page.
enum Commands {
    /// A product's commands are one of these (Docs/adding-a-product.md).
    static let all: [Command] = [
        running,
        social,
        inbound, accounts, credentials, limits, pauses, quarantine, actions, suppressions,
        adapters, [reload, contracts], keys, backups, outbox, practice,
    ].flatMap { $0 }

    static let version = "0.2.0"

    /// Parses and runs.
    /// - Returns: the exit code; what went wrong has been said.
    static func main(_ arguments: [String]) async -> Int32 {
        OpenFiles.fillStandard()
        let environment = ProcessInfo.processInfo.environment
        do throws(Failure) {
            switch try ArgumentParser(commands: all).parse(arguments) {
            case .version: Terminal.say("outreach \(version)\n")
            case .help(let words): Terminal.say(try Help(commands: all, off: off(environment)).page(words))
            case .run(let command, let operands, let options):
                let code = try await run(command, operands, options, environment)
                guard code == .ok else { return code.rawValue }
            }
            try Terminal.checkResults()
            return ExitCode.ok.rawValue
        } catch {
            say(error, asJSON: wantsJSON(arguments))
            return error.code.rawValue
        }
    }

    /// Products that are switched off; none where the environment cannot be read, which every command then says.
    static func off(_ environment: [String: String]) -> [Product] {
        guard let settings = try? Settings(environment) else { return [] }
        return Product.all.filter { !settings.products.contains($0.name) }
    }

    private static func run(
        _ command: Command, _ operands: [String], _ options: [String: [String]], _ environment: [String: String]
    ) async throws(Failure) -> ExitCode {
        let loop = Loop(name: "outreach")
        loop.start()
        let invocation = Invocation(command, operands, options, environment, loop)
        do {
            return try await loop.task { try await command.run(invocation) }.value
        } catch let failure as Failure {
            throw failure
        } catch is CancellationError {
            throw Failure(.interrupted, "interrupted")
        } catch {
            throw Failure("\(error)")
        }
    }

    /// Also of what could not be parsed.
    private static func wantsJSON(_ arguments: [String]) -> Bool {
        arguments.contains("--json") || arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
    }

    private static func say(_ failure: Failure, asJSON: Bool) {
        if asJSON {
            let value: JSONValue = [
                "error": .string(failure.sentence), "exit_code": .int(Int64(failure.code.rawValue)),
            ]
            Terminal.write(STDERR_FILENO, value.text + "\n")
        } else {
            Terminal.write(STDERR_FILENO, "outreach: \(failure.sentence)\n")
        }
    }
}
