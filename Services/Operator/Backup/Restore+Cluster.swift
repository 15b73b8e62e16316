internal import Database
internal import FoundationEssentials
internal import Glibc

extension Restore {
    /// Into the home's own cluster: built as a draft beside it, and put into its place when it is whole.
    func intoCluster(_ archive: OpenArchive) async throws {
        let isFresh = access(home.path, F_OK) != 0
        if let holder = HomeLock.holder(of: home) {
            throw Failure(
                .refused,
                """
                \(home.path) is a running installation (process \(holder)), and nothing is restored over a living one: choose \
                another OUTREACH_HOME
                """)
        }
        try home.prepare()
        let lock = try HomeLock(home)
        let keys = try KeyPlacement(archive.files, home: home, environment: invocation.environment)
        try await refuseUnlessEmpty()
        let draft = try Cluster(home: home, environment: invocation.environment, data: home.restoreDraft)
        do {
            try await fill(draft, with: archive)
            try keys.place()
            try put(draft.data)
        } catch {
            keys.takeBack()
            home.removeRestoreDraft()
            if isFresh { removeHome() }
            throw error
        }
        _ = consume lock
    }

    private func fill(_ draft: Cluster, with archive: OpenArchive) async throws {
        // A killed run may have left one, with a server that is just ending.
        try await draft.stopOrphan(journal, loop: invocation.loop)
        home.removeRestoreDraft()
        guard draft.major >= archive.manifest.postgres else {
            throw Failure(
                .refused,
                "this backup is of PostgreSQL \(archive.manifest.postgres), and \(draft.major) is installed; apt install postgresql-\(archive.manifest.postgres)"
            )
        }
        try draft.createIfMissing(journal)
        try await draft.whileRunning(journal, loop: invocation.loop) { try await load(archive, into: draft.url) }
    }

    /// A home whose database holds nothing may be used; what is there is kept until the draft is whole.
    private func refuseUnlessEmpty() async throws {
        guard access(home.database, F_OK) == 0 else { return }
        let cluster = try Cluster(home: home, environment: invocation.environment)
        let found = try await cluster.whileRunning(journal, loop: invocation.loop) {
            try await whatLives(in: cluster.url)
        }
        guard let found else { return }
        throw Failure(
            .refused,
            """
            \(home.path) is a living installation (\(found)), and nothing is restored over one: choose another OUTREACH_HOME, \
            or move this one away first
            """)
    }

    private func put(_ draft: String) throws(Failure) {
        let replaced = home.database + ".empty"
        try? FileManager.default.removeItem(atPath: replaced)
        if access(home.database, F_OK) == 0 { rename(home.database, replaced) }
        guard rename(draft, home.database) == 0 else {
            let reason = String(cString: strerror(errno))
            rename(replaced, home.database)
            throw Failure("cannot move \(draft) into place: \(reason)")
        }
        let folder = open(home.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        fsync(folder)
        close(folder)
        try? FileManager.default.removeItem(atPath: replaced)
    }

    /// What this run made of a home that was not there.
    private func removeHome() {
        for path in [home.lock, home.logs, home.gateway, home.path + "/socket"] {
            try? FileManager.default.removeItem(atPath: path)
        }
        rmdir(home.path)
    }
}
