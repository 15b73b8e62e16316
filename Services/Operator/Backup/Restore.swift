internal import Archive
internal import Database
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Migrations
internal import Timekeeping

/// `outreach restore`: a backup into a fresh home, or into an empty database. Everything is there afterwards, or nothing was changed.
struct Restore {
    let invocation: Invocation
    let settings: Settings
    let home: Home
    let journal: Journal

    init(_ invocation: Invocation) throws(Failure) {
        self.invocation = invocation
        settings = try Settings(invocation.environment)
        home = Home(environment: invocation.environment)
        journal = Journal(Screen(environment: invocation.environment), isSilent: true)
    }

    func run() async throws -> ExitCode {
        if !invocation.has("check"), invocation.value("key") == nil { try OperatorDatabase.refusePooler(settings) }
        let input = try ArchiveInput(invocation.operands[0])
        let passphrases = try Passphrase.forRestore(invocation)
        // A program that ends early is no reason to die.
        signal(SIGPIPE, SIG_IGN)
        if let name = invocation.value("key") {
            return try printKey(name, OpenArchive(input, passphrases: passphrases))
        }
        if invocation.has("check") {
            let archive = try OpenArchive(input, passphrases: passphrases)
            try readToTheEnd(archive)
            return report(archive, input)
        }
        if input.isRewindable {
            try readToTheEnd(OpenArchive(input, passphrases: passphrases))
            input.rewind()
        }
        let archive = try OpenArchive(input, passphrases: passphrases)
        try checkVersions(archive.manifest)
        try await settings.databaseURL == nil ? intoCluster(archive) : intoServer(archive, settings.databaseURL!)
        return restored(archive)
    }

    /// Every byte is proven before anything is changed by it.
    private func readToTheEnd(_ archive: OpenArchive) throws { while try archive.piece() != nil {} }

    private func checkVersions(_ manifest: BackupManifest) throws(Failure) {
        let known = Migrator.newest
        for (line, version) in manifest.migrations.sorted(by: { $0.key < $1.key }) where version > known[line] ?? 0 {
            throw Failure(
                .refused,
                """
                this backup is of outreach \(manifest.version) with tables \(line) \(version), and this version knows \
                \(known[line].map { "\(line) \($0)" } ?? "no \(line)"): install that version or a newer one. Nothing was changed
                """)
        }
    }

    private func printKey(_ name: String, _ archive: OpenArchive) throws -> ExitCode {
        try readToTheEnd(archive)
        guard let text = archive.text(of: name) else { throw Failure(.notFound, "this backup holds no \(name)") }
        invocation.terminal.result(String(text.prefix { !$0.isWhitespace }))
        return .ok
    }

    private func json(_ archive: OpenArchive) -> JSONObject {
        var json = archive.manifest.json.objectValue!
        json["files"] = .array(archive.files.map { .string($0.file.name) })
        json["dump_bytes"] = JSONValue(archive.dumpLength)
        return json
    }

    private func report(_ archive: OpenArchive, _ input: ArchiveInput) -> ExitCode {
        let terminal = invocation.terminal
        var json = json(archive)
        json["ok"] = true
        json["bytes"] = JSONValue(input.length)
        if terminal.json {
            terminal.result(.object(json))
        } else {
            terminal.result("whole and unchanged, \(input.length) bytes")
            for (name, text) in archive.manifest.facts + [
                ("files", archive.files.map(\.file.name).joined(separator: ", "))
            ] {
                terminal.result(name + String(repeating: " ", count: 8 - name.count) + Table.oneLine(text))
            }
        }
        return .ok
    }

    private func restored(_ archive: OpenArchive) -> ExitCode {
        let terminal = invocation.terminal
        if terminal.json {
            var json = json(archive)
            json["restored"] = true
            terminal.result(.object(json))
        } else {
            terminal.result("restored \(archive.manifest.holdings), as of \(archive.manifest.madeAt.iso8601)")
            terminal.remark(
                """
                Next: put the newest noes-… into \(home.path) where the old home is not at hand any more: without it nobody knows who said \
                no after this backup. Then outreach up (with containers: docker compose up -d). It starts quarantined, because nobody knows what was sent after \
                this backup was made: nothing is sent by itself until you have looked (outreach resume) and said outreach resume --yes.
                """)
        }
        return .ok
    }
}
