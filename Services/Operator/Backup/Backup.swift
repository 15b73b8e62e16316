internal import Archive
internal import Database
internal import Glibc
internal import JSON
internal import Migrations
internal import Products
internal import Secrets
internal import Suppression
internal import Telemetry
internal import Timekeeping

/// `outreach backup`: the database as it was at one moment and the keys, sealed by a passphrase, while everything goes on.
struct Backup {
    private let invocation: Invocation
    private let settings: Settings
    private let home: Home
    private static let pieceLength = 256 << 10

    init(_ invocation: Invocation) throws(Failure) {
        self.invocation = invocation
        settings = try Settings(invocation.environment)
        home = Home(environment: invocation.environment)
    }

    func run() async throws -> ExitCode {
        try OperatorDatabase.refusePooler(settings)
        let output = try ArchiveOutput(invocation.operands[0], force: invocation.has("force"))
        let passphrase = try Passphrase.forBackup(invocation)
        let manifest = try await withDatabase { try await write($0, to: output, passphrase: passphrase) }
        try output.finish()
        LastBackup(home).record(manifest.madeAt)
        report(manifest, output)
        return .ok
    }

    /// The database of the environment, the embedded one of a running `outreach up`, or that of a home where nothing runs.
    private func withDatabase<T>(_ body: (_ url: String) async throws -> T) async throws -> T {
        if settings.databaseURL != nil || HomeLock.holder(of: home) != nil {
            return try await body(OperatorDatabase.url(invocation.environment))
        }
        guard access(home.database, F_OK) == 0 else {
            throw Failure(.unavailable, "there is nothing to back up in \(home.path): it holds no database")
        }
        let lock = try HomeLock(home)
        let cluster = try Cluster(home: home, environment: invocation.environment)
        let journal = Journal(Screen(environment: invocation.environment), isSilent: true)
        let result = try await cluster.whileRunning(journal, loop: invocation.loop) { try await body(cluster.url) }
        _ = consume lock
        return result
    }

    private func write(_ url: String, to output: ArchiveOutput, passphrase: [UInt8]) async throws -> BackupManifest {
        let writer = try ArchiveWriter(passphrase: passphrase, madeBy: "outreach \(Commands.version)") {
            try output.write($0)
        }
        let (manifest, dump) = try await start(url, writer)
        while case let piece = try dump.read(Backup.pieceLength), !piece.isEmpty { try writer.append(.dump(piece)) }
        try dump.finish()
        try writer.finish()
        return manifest
    }

    /// Everything is read by one snapshot: what the manifest counts is what the dump holds.
    private func start(_ url: String, _ writer: ArchiveWriter) async throws -> (BackupManifest, PipedProgram) {
        let configuration = DatabaseConfiguration(
            url: url, statementTimeout: .seconds(600), applicationName: "outreach backup")
        let database = Database(configuration, loop: invocation.loop, log: Log(service: "outreach", minimum: .error))
        do {
            let connection = try await database.withConnection { connection in
                try await connection.transaction(isolation: .repeatableRead) {
                    try await begin($0, configuration, writer)
                }
            }
            await database.close()
            return connection
        } catch {
            await database.close()
            throw OperatorDatabase.sentence(error)
        }
    }

    private func begin(
        _ connection: Connection, _ configuration: DatabaseConfiguration, _ writer: ArchiveWriter
    ) async throws -> (BackupManifest, PipedProgram) {
        try await connection.execute("SELECT set_config('idle_in_transaction_session_timeout', '0', true)")
        let snapshot: String = try await connection.first("SELECT pg_export_snapshot()")![0]
        let home = settings.databaseURL == nil ? home.path : nil
        let manifest = try await BackupManifest(on: connection, products: Product.all.map(\.name), home: home)
        try await checkKeys(on: connection)
        try writer.append(.manifest(manifest.json.serialized()))
        for file in KeptFile.all {
            guard let text = try file.text(self.home, invocation.environment) else { continue }
            try writer.append(.file(name: file.name, Array(text.utf8)))
        }
        let dump = try self.dump(manifest.postgres, snapshot, configuration)
        // Its first bytes come when it has read the snapshot and locked the tables: from then on it needs this transaction no more.
        try writer.append(.dump(dump.read(Backup.pieceLength)))
        return (manifest, dump)
    }

    private func dump(
        _ major: Int, _ snapshot: String, _ configuration: DatabaseConfiguration
    ) throws -> PipedProgram {
        let program = try PostgresPrograms.path(of: "pg_dump", atLeast: major)
        let environment = PostgresPrograms.environment(invocation.environment).merging(
            try configuration.programEnvironment()
        ) { $1 }
        // Unlogged rows are the memory of a life, and this is the beginning of another.
        return try PipedProgram(
            program,
            [
                "--format=custom", "--compress=3", "--no-password", "--no-unlogged-table-data",
                "--lock-wait-timeout=60s",
                "--snapshot=\(snapshot)",
                // What else lives in the database belongs to others: an extension among it could not be restored by an ordinary role.
            ] + Migrator.schemas.map { "--schema=\($0)" }, environment: environment, .reading)
    }

    /// A backup with another key than the database's would be found out when it is too late.
    private func checkKeys(on connection: Connection) async throws {
        let text = try KeptFile.suppressionKey.text(home, invocation.environment)
        guard let key = text.flatMap({ bytes(hex: String($0.prefix { !$0.isWhitespace })) }), key.count == 32 else {
            throw Failure(
                """
                the suppression key is missing, and without it a backup is worth nothing: set OUTREACH_SUPPRESSION_KEY_FILE, or \
                put it back into \(home.suppressionKey)
                """)
        }
        if try await SuppressionList.isOnRecord(key, on: connection) == false {
            throw Failure("the suppression key here is not the one of this database; nothing was backed up")
        }
        let sealed: Int64 = try await connection.first("SELECT count(*) FROM platform.credentials")?[0] ?? 0
        guard try sealed == 0 || KeptFile.secretsKey.text(home, invocation.environment) != nil else {
            throw Failure(
                "the secrets key is missing, and the database holds credentials that only it opens: set OUTREACH_SECRETS_KEY_FILE, or put it back into \(home.secretsKey)"
            )
        }
    }

    private func report(_ manifest: BackupManifest, _ output: ArchiveOutput) {
        var json = manifest.json.objectValue!
        json["file"] = .string(output.path)
        json["bytes"] = JSONValue(output.length)
        let terminal = invocation.terminal
        let text =
            terminal.json
            ? JSONValue.object(json).text : "backup of \(manifest.holdings) in \(output.path) (\(output.length) bytes)"
        // Standard output is the backup itself then.
        output.isStandardOutput ? terminal.remark(text) : terminal.result(text)
    }
}
