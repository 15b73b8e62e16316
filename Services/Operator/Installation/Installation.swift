internal import Database
internal import EventLoop
internal import Glibc
internal import HTTPServer
internal import Identity
internal import Migrations
internal import Outbox
internal import Secrets
internal import Telemetry

/// What has to be in the database before the first service starts.
struct Installation: Sendable {
    let databaseURL: String
    /// ``databaseURL`` leads to a transaction pooler.
    let isPooled: Bool
    /// Products whose migration lines run.
    let products: [String]
    /// The environment gives the suppression key; otherwise the home keeps it.
    let hasSuppressionKey: Bool
    /// The environment gives the key of the credentials; otherwise the home keeps it.
    let hasSecretsKey: Bool
    let home: Home
    let loop: Loop
    let journal: Journal

    func prepare() async throws {
        try await OperatorDatabase.with(databaseURL, isPooled: isPooled, loop: loop) { database in
            try await migrate("platform", of: database)
            for product in products {
                do {
                    try await migrate(product, of: database)
                } catch let error as MigrationError {
                    // The services set it aside, and the rest works.
                    journal.warning("\(error)")
                }
            }
            try await keepSuppressionKey(database)
            try await keepSecretsKey(database)
            try await keepAdminKey(Identity(database: database, log: Log(service: "outreach", minimum: .error)))
        }
    }

    private func migrate(_ line: String, of database: Database) async throws {
        for migration in try await Migrator(database).migrate(lines: [line]) {
            journal.info("migrated \(migration.line) \(migration.version) (\(migration.name))")
        }
    }

    /// Made once and never again: a new key would silently forget everybody who said no.
    private func keepSuppressionKey(_ database: Database) async throws {
        guard !hasSuppressionKey, access(home.suppressionKey, F_OK) != 0 else { return }
        guard try await database.first("SELECT 1 FROM platform.suppression_key LIMIT 1") == nil else {
            throw Failure(
                """
                \(home.suppressionKey) is missing, and the database has the record of a key: put the old key back \
                (64 hexadecimal digits), or every recorded no would be forgotten
                """)
        }
        try Home.writeSecret(hex(randomBytes(32)) + "\n", to: home.suppressionKey)
    }

    /// A lost key costs the stored credentials and nothing else: everything starts, and the way out is to set them again.
    private func keepSecretsKey(_ database: Database) async throws {
        guard !hasSecretsKey, access(home.secretsKey, F_OK) != 0 else { return }
        let sealed = try await database.first("SELECT count(*) FROM platform.credentials")?[0] as Int64? ?? 0
        try Home.writeSecret(hex(randomBytes(32)) + "\n", to: home.secretsKey)
        guard sealed > 0 else { return }
        journal.warning(
            """
            \(home.secretsKey) was missing, and a new key was made; it does not open the \(sealed) stored credentials: put the \
            old key back, or remove them (outreach credentials remove) and set them again
            """)
    }

    /// The key in the file opens this database; a file from another database is replaced.
    private func keepAdminKey(_ identity: Identity) async throws {
        if let text = Home.readText(home.adminKey),
            try await identity.authenticate(key: String(text.prefix { !$0.isWhitespace })) != nil
        {
            return
        }
        let (_, _, key) = try await identity.keys.create(name: "first admin", role: .admin)
        try Home.writeSecret(key.text + "\n", to: home.adminKey)
        journal.info("made an admin key")
    }
}

/// A connection for commands that work on the database itself.
enum OperatorDatabase {
    /// The database that a command means.
    static func with<T: Sendable>(_ invocation: Invocation, _ body: (Database) async throws -> T) async throws -> T {
        try await with(
            url(invocation.environment), isPooled: Settings(invocation.environment).isPooled, loop: invocation.loop,
            body)
    }

    /// Turns what the database says into sentences; a database that cannot be reached is `unavailable`.
    static func with<T: Sendable>(
        _ url: String, isPooled: Bool, loop: Loop, _ body: (Database) async throws -> T
    ) async throws -> T {
        let configuration = DatabaseConfiguration(
            url: url, maxConnections: 2, statementTimeout: .seconds(600), poolerMode: isPooled,
            applicationName: "outreach")
        let database = Database(configuration, loop: loop, log: Log(service: "outreach", minimum: .error))
        do {
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw sentence(error)
        }
    }

    static func sentence(_ error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError where error.isMissingSchema:
            Failure(.unavailable, "the database has not been migrated; outreach up or outreach migrate does that")
        case let error as DatabaseError:
            Failure(error.kind == .server ? .failed : .unavailable, "the database: \(error.description)")
        case let error as MigrationError: Failure(error.description)
        case OutboxFault.unknownSubscription(let name): Failure(.notFound, "there is no subscription named \(name)")
        case let problem as Problem: Failure(.unavailable, problem.detail)
        default: error
        }
    }

    /// PostgreSQL's own programs change settings of their session, which a pooler then hands on to others.
    static func refusePooler(_ settings: Settings) throws(Failure) {
        guard settings.isPooled else { return }
        throw .usage(
            """
            this needs a session of its own: give DATABASE_URL of PostgreSQL itself, not the pooler's, and leave \
            OUTREACH_DATABASE_POOLER out
            """)
    }

    /// The database of the environment, or the embedded one of a running `outreach up`.
    static func url(_ environment: [String: String]) throws(Failure) -> String {
        if let url = try Settings(environment).databaseURL { return url }
        let home = Home(environment: environment)
        guard HomeLock.holder(of: home) != nil else {
            throw Failure(.unavailable, "the database of \(home.path) does not run; outreach up starts it")
        }
        return Cluster.url(try home.socketDirectory(environment: environment))
    }
}
