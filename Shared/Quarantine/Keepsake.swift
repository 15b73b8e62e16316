internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Telemetry
internal import Timekeeping

/// What is kept outside the database, so that it does not go back with it: the mark, and every no. Confined to its loop.
package final class Keepsake: @unchecked Sendable {
    private let state: StateDirectory?
    private let isWanted: Bool
    /// Where files of noes lie.
    private let directories: [String]
    private var kept: Mark?
    private var noesKept: (count: Int64, at: ContinuousClock.Instant, until: Timestamp)?
    private var markFails = false
    /// Files of noes that could not be written at the last try.
    private var failing: Set<String> = []
    /// The noes' file says this often that it has them all.
    private static let refresh = Duration.seconds(30)
    /// Transactions that were open when the last look was taken may show entries that are so much older.
    private static let overlap = Duration.seconds(600)

    /// - Parameters:
    ///   - state: a directory outside the database's (`OUTREACH_STATE`).
    ///   - besideKeys: the folder of the suppression key, for a second file of noes. Either may be absent, or closed to this process.
    package init(state: String?, besideKeys: String?) {
        isWanted = state != nil
        self.state = state.flatMap(StateDirectory.init)
        let second = besideKeys.flatMap(StateDirectory.init).flatMap { $0.isWritable ? $0.path : nil }
        directories = [self.state?.path, second].compactMap { $0 }
    }

    /// Says what is missing, at the start.
    func report(_ log: Log) {
        guard isWanted, state == nil else { return }
        log.warning("OUTREACH_STATE is no directory that can be read: an older copy of the database is not recognised")
    }

    // MARK: Reading

    func mark(of installation: UUID?, _ loop: Loop) async -> Mark? {
        guard let state, let installation else { return nil }
        return try? await loop.offload { state.read(installation) }
    }

    /// All noes that any file has, but for those of which any says that they were taken back; `nil` without a file.
    func noes(_ checkValue: [UInt8]?, _ loop: Loop) async -> NoesFile.Content? {
        guard let checkValue else { return nil }
        let files = directories.map { NoesFile(in: $0, checkValue: checkValue) }
        guard let contents = try? await loop.offload({ files.compactMap { $0.read() } }),
            let until = contents.map(\.until).max()
        else { return nil }
        let gone = contents.reduce(into: Set<UUID>()) { $0.formUnion($1.takenBack) }
        return NoesFile.Content(
            until: until, noes: contents.flatMap(\.noes).filter { !gone.contains($0.entry) }, takenBack: gone)
    }

    // MARK: Keeping

    /// Writes what has changed, each thing in each place for itself. What fails is tried again.
    func keep(_ mark: Mark?, of installation: UUID?, _ log: Log, _ loop: Loop, on connection: Connection) async throws {
        guard let mark else { return }
        if let state, let installation, mark != kept {
            do {
                try await loop.offload { try state.keep(mark, of: installation) }
                (kept, markFails) = (mark, false)
            } catch {
                warn(
                    !markFails, log, "an older copy of the database may not be recognised: its mark cannot be kept",
                    error)
                markFails = true
            }
        }
        try await keepNoes(mark, log, loop, on: connection)
    }

    private func keepNoes(_ mark: Mark, _ log: Log, _ loop: Loop, on connection: Connection) async throws {
        let isDue = noesKept.map { $0.count != mark.noes || $0.at.duration(to: .now) > Keepsake.refresh } ?? true
        guard !directories.isEmpty, isDue, let checkValue = try await Noes.checkValue(on: connection) else { return }
        let files = directories.map { NoesFile(in: $0, checkValue: checkValue) }
        let areThere = try await loop.offload { files.allSatisfy(\.isThere) }
        let now: Timestamp = try await connection.first("SELECT clock_timestamp()")?[0] ?? .now()
        // A file that is begun anew says that it has every no, so it gets every no.
        let isWhole = areThere && failing.isEmpty
        let since = isWhole ? noesKept?.until.adding(.zero - Keepsake.overlap) : nil
        let noes = try await Noes.all(since: since, on: connection)
        let takenBack = try await Noes.takenBack(since: since, on: connection)
        var failed: Set<String> = []
        for file in files {
            do {
                try await loop.offload { try file.add(noes, takenBack: takenBack, until: now) }
            } catch {
                warn(
                    !failing.contains(file.path), log, "noes cannot be kept: a restore may not know of the last", error)
                failed.insert(file.path)
            }
        }
        (noesKept, failing) = ((mark.noes, .now, now), failed)
    }

    private func warn(_ isNew: Bool, _ log: Log, _ what: String, _ error: any Error) {
        if isNew { log.warning(what, ["error": .text("\(error)")]) }
    }
}
