internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Telemetry
internal import Timekeeping

/// What is kept outside the database, so that it does not go back with it: the mark, and every no. Confined to its loop.
package final class Keepsake: @unchecked Sendable {
    private let state: StateDirectory?
    /// Where files of noes lie.
    private let directories: [String]
    private var kept: Mark?
    private var noesKept: (count: Int64, at: ContinuousClock.Instant, until: Timestamp)?
    private var hasFailed = false
    /// The noes' file says this often that it has them all.
    private static let refresh = Duration.seconds(30)
    /// Transactions that were open when the last look was taken may show entries that are so much older.
    private static let overlap = Duration.seconds(600)

    /// - Parameters:
    ///   - state: a directory outside the database's (`OUTREACH_STATE`).
    ///   - besideKeys: the folder of the suppression key, for a second file of noes. Either may be absent, or closed to this process.
    package init(state: String?, besideKeys: String?) {
        self.state = state.flatMap(StateDirectory.init)
        directories = [self.state?.path, besideKeys.flatMap(StateDirectory.init)?.path].compactMap { $0 }
    }

    func mark(of installation: UUID?, _ loop: Loop) async -> Mark? {
        guard let state, let installation else { return nil }
        return try? await loop.offload { state.read(installation) }
    }

    /// All noes that any file has; `nil` without one.
    func noes(_ checkValue: [UInt8]?, _ loop: Loop) async -> NoesFile.Content? {
        guard let checkValue else { return nil }
        let contents = directories.compactMap { NoesFile(in: $0, checkValue: checkValue).read() }
        guard let until = contents.map(\.until).max() else { return nil }
        return NoesFile.Content(until: until, noes: contents.flatMap(\.noes))
    }

    /// Writes what has changed. What fails is tried again with the next look.
    func keep(_ mark: Mark?, _ log: Log, _ loop: Loop, on connection: Connection) async throws {
        guard let mark else { return }
        do {
            try await keepMark(mark, loop, on: connection)
            try await keepNoes(mark, loop, on: connection)
            hasFailed = false
        } catch let fault as StateFault {
            if !hasFailed {
                log.warning(
                    "an older copy of the database may not be recognised: its mark cannot be kept",
                    ["error": .text("\(fault)")])
            }
            hasFailed = true
        }
    }

    private func keepMark(_ mark: Mark, _ loop: Loop, on connection: Connection) async throws {
        guard let state, mark != kept,
            let installation = try await LifeRecord.read(on: connection).installation
        else { return }
        try await loop.offload { try state.keep(mark, of: installation) }
        kept = mark
    }

    private func keepNoes(_ mark: Mark, _ loop: Loop, on connection: Connection) async throws {
        let isDue = noesKept.map { $0.count != mark.noes || $0.at.duration(to: .now) > Keepsake.refresh } ?? true
        guard !directories.isEmpty, isDue, let checkValue = try await Noes.checkValue(on: connection) else { return }
        let now: Timestamp = try await connection.first("SELECT clock_timestamp()")?[0] ?? .now()
        let noes = try await Noes.all(since: noesKept?.until.adding(.zero - Keepsake.overlap), on: connection)
        let files = directories.map { NoesFile(in: $0, checkValue: checkValue) }
        try await loop.offload { for file in files { try file.add(noes, until: now) } }
        noesKept = (mark.noes, .now, now)
    }
}
