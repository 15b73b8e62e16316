import Database
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import Telemetry
import TestKit
import Testing

/// `outreach` as an operator calls it, with an environment and a folder of its own. Confined to the loop of its test.
final class OperatorCommand: @unchecked Sendable {
    let directory: ScratchDirectory
    var environment: [String: String]
    private var calls = 0

    /// - Parameter home: inside the folder; a nasty one unless told.
    init(_ environment: [String: String], home: String = "a home 'of' Jürgen") throws {
        directory = try ScratchDirectory()
        self.environment = environment.merging([
            "PATH": "\(StartedProgram.directory):/usr/sbin:/usr/bin:/sbin:/bin",
            "OUTREACH_HOME": "\(directory.path)/\(home)",
            // Beside the home: it does not go with it.
            "OUTREACH_STATE": "\(directory.path)/state",
            "OUTREACH_BACKUP_PASSPHRASE": "four invented words here",
        ]) { given, own in given.hasPrefix("/usr/sbin:") ? own : given }
    }

    var home: String { environment["OUTREACH_HOME"]! }
    func path(_ name: String) -> String { "\(directory.path)/\(name)" }

    func start(_ words: [String], with changed: [String: String] = [:]) throws -> StartedProgram {
        calls += 1
        return try StartedProgram(
            "outreach", words, environment: environment.merging(changed) { $1 }, outputPath: path("call-\(calls).log"))
    }

    func run(_ words: String..., with changed: [String: String] = [:]) async throws -> (code: Int32?, output: String) {
        let program = try start(words, with: changed)
        return (try await program.end(within: .seconds(120)), program.output)
    }

    /// For redirections.
    func shell(_ text: String) async throws -> (code: Int32?, output: String) {
        calls += 1
        let program = try StartedProgram(
            path: "/bin/sh", ["-c", "cd '\(directory.path)'; \(text)"], environment: environment,
            outputPath: path("call-\(calls).log"))
        return (try await program.end(within: .seconds(180)), program.output)
    }

    /// Answers of `--json`.
    func json(_ words: String..., with changed: [String: String] = [:]) async throws -> JSONValue {
        let program = try start(words + ["--json"], with: changed)
        try #require(try await program.end(within: .seconds(120)) == 0, "\(words): \(program.output)")
        let line = program.output.split(separator: "\n").last { $0.hasPrefix("{") }
        return try JSONValue.parse(Array(try #require(line).utf8))
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }
    func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: URL(filePath: path(name))) }
    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: directory.path).filter {
                !$0.hasPrefix("call-") && $0 != "state"
            }
            .sorted()
        }
    }
}

/// Runs `body` with the four services on people of its own, and the operator's command on their database.
func withBackups(_ body: @escaping @Sendable (Product, OperatorCommand) async throws -> Void) async throws {
    try await withProduct { product in
        let command = try OperatorCommand(product.environment)
        defer { command.directory.remove() }
        try await body(product, command)
    }
}

extension Product {
    /// An empty database beside this product's; dropped with `body`.
    func withEmptyDatabase<T>(_ body: (_ url: String, _ name: String) async throws -> T) async throws -> T {
        let name = "restored_\(Int.random(in: 0..<1_000_000_000))"
        try await database.withConnection { try await $0.script("CREATE DATABASE \(name) TEMPLATE template0") }
        let url = try Product.address(database.configuration.url(ofDatabase: name))
        do {
            let result = try await body(url, name)
            try await database.withConnection { try await $0.script("DROP DATABASE \(name) WITH (FORCE)") }
            return result
        } catch {
            try? await database.withConnection { try await $0.script("DROP DATABASE \(name) WITH (FORCE)") }
            throw error
        }
    }

    /// An empty database of a role without any privilege; both are dropped with `body`.
    func withOrdinaryRole(_ body: (_ url: String) async throws -> Void) async throws {
        let name = "ordinary_\(Int.random(in: 0..<1_000_000_000))"
        try await database.withConnection { connection in
            try await connection.script("CREATE ROLE \(name) LOGIN")
            try await connection.script("CREATE DATABASE \(name) TEMPLATE template0 OWNER \(name)")
        }
        let url = try Product.address(database.configuration.url(ofDatabase: name))
            .replacing("user=outreach", with: "user=\(name)")
        let result: Result<Void, any Error>
        do { result = .success(try await body(url)) } catch { result = .failure(error) }
        try await database.withConnection { connection in
            try await connection.script("DROP DATABASE \(name) WITH (FORCE)")
            try await connection.script("DROP ROLE \(name)")
        }
        try result.get()
    }

    /// One number that a statement on another database answers.
    func number(_ sql: SQL, on url: String) async throws -> Int64 {
        let other = Database(
            DatabaseConfiguration(url: url, maxConnections: 1), loop: loop, log: Log(service: "test", minimum: .error))
        let row = try await other.first(sql)
        await other.close()
        return try #require(try row?[0])
    }
}
