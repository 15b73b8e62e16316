internal import EventLoop
internal import FoundationEssentials
internal import Identity
internal import JSON
internal import Migrations
internal import Secrets

extension Commands {
    static let running: [Command] = [
        Command(
            "up", summary: "start the database, the services and the gateway; Ctrl-C stops them",
            examples: ["outreach up", "OUTREACH_PORT=9080 OUTREACH_HOME=/srv/outreach outreach up"]
        ) { try await Up($0).run() },
        Command(
            "down", summary: "stop what outreach up started on this OUTREACH_HOME",
            examples: ["outreach down"], run: Down.run),
        Command(
            "migrate",
            options: [.init("wait", "SECONDS", "how long to wait for a database that cannot be reached yet")],
            summary: "bring the database's tables up to date",
            examples: ["outreach migrate", "outreach migrate --wait 60"], run: migrate),
        ContainerGateway.command, HealthCheck.command,
        Command(
            "doctor", summary: "look for what is missing or wrong here", examples: ["outreach doctor"], run: Doctor.run),
        Command(
            "completion bash", summary: "print the completion script for bash, with the products that are on here",
            examples: ["eval \"$(outreach completion bash)\""]
        ) { invocation in
            invocation.terminal.result(ShellCompletion.bash(Commands.all.without(Commands.off(invocation.environment))))
            return .ok
        },
    ]

    static let keys: [Command] = [
        Command(
            "keys create",
            options: [
                .init("name", "NAME", "what it is for").needed,
                .init("role", "ROLE", choices: Role.allCases.map(\.rawValue), "what it may do").needed,
            ],
            summary: "make an API key; it is shown once",
            examples: ["outreach keys create --name \"import job\" --role sales"]
        ) { invocation in
            let name = try invocation.required("name")
            guard let role = Role(rawValue: try invocation.required("role")) else {
                throw Failure.usage("no such role")
            }
            let (_, shown, key) = try await withKeys(invocation) { try await $0.create(name: name, role: role) }
            guard invocation.terminal.json else {
                invocation.terminal.result(key.text)
                return .ok
            }
            var object = shown
            object["key"] = .string(key.text)
            invocation.terminal.result(.object(object))
            return .ok
        },
        .list(
            "keys list", nothing: "there are no keys",
            [
                .init("ID", field: "id"), .init("NAME", field: "name"), .init("ROLE", field: "role"),
                .init("STARTS WITH", field: "prefix"), .init("MADE", field: "created_at"),
                .init("REVOKED", field: "revoked_at"),
            ], summary: "all API keys, without their secrets", examples: ["outreach keys list"]
        ) { invocation, limit in
            try await withKeys(invocation) { try await $0.newest(limit: min(limit, 100_000)).map(JSONValue.object) }
        },
        Command(
            "keys revoke", operands: ["ID"], options: [.init("force", "also the last admin key")],
            summary: "a key stops working within a second",
            examples: ["outreach keys revoke 7d1c…"]
        ) { invocation in
            guard let id = UUID(text: invocation.operands[0]) else {
                throw Failure.usage("\(invocation.operands[0]) is not a key's id; outreach keys list shows them")
            }
            switch try await withKeys(invocation, { try await $0.revoke(id, force: invocation.has("force")) }) {
            case .revoked: break
            case .unknown: throw Failure(.notFound, "there is no key with this id")
            case .lastAdmin:
                throw Failure(.refused, "this is the last admin key; make another first, or repeat with --force")
            }
            invocation.terminal.json
                ? invocation.terminal.result(["revoked": true]) : invocation.terminal.result("revoked")
            return .ok
        },
    ]

    private static func withKeys<T: Sendable>(
        _ invocation: Invocation, _ body: (KeyStore) async throws -> T
    ) async throws -> T {
        try await OperatorDatabase.with(invocation) { try await body(KeyStore(database: $0)) }
    }

    private static func migrate(_ invocation: Invocation) async throws -> ExitCode {
        let deadline = ContinuousClock.now + .seconds(try invocation.number("wait") ?? 0)
        var applied: [JSONValue]?
        while applied == nil {
            do {
                applied = try await migrated(invocation)
            } catch let failure as Failure where failure.code == .unavailable && ContinuousClock.now < deadline {
                try await invocation.loop.sleep(for: .milliseconds(500))
            }
        }
        return present(
            applied ?? [], invocation, nothing: "everything is up to date",
            [.init("LINE", field: "line"), .init("VERSION", field: "version"), .init("NAME", field: "name")])
    }

    private static func migrated(_ invocation: Invocation) async throws -> [JSONValue] {
        let lines = ["platform"] + (try Settings(invocation.environment).products)
        return try await OperatorDatabase.with(invocation) { database in
            try await Migrator(database).migrate(lines: lines).map { migration -> JSONValue in
                [
                    "line": .string(migration.line), "version": .int(Int64(migration.version)),
                    "name": .string(migration.name),
                ]
            }
        }
    }
}
