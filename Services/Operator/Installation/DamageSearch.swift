internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Migrations
internal import Outbox

/// Looks for what a crash, a restore or an older version may have left behind. It reads only, no statement for longer than 20 s.
struct DamageSearch {
    let database: Database
    let lines: [String]
    let loop: Loop

    private static let patience = Duration.seconds(10)
    /// Seconds; as `look` sets it.
    private static let longest = 20

    func findings() async throws -> [Doctor.Finding] {
        let checks = DamageCheck.all(of: lines)
        let topics = checks.map(\.topic).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        do {
            var found = try await look(checks)
            let isOnItsWay = zip(checks, found).contains { $0.settlesByEvents && $1.count > 0 }
            let isSettled = isOnItsWay ? try await settled() : true
            if isOnItsWay { found = zip(found, try await look(checks)).map { $1.staying(since: $0) } }
            let results = Array(zip(checks, found)).filter { $0.1.count > 0 }
            return topics.map { topic in
                var lines = results.filter { $0.0.topic == topic }.map(sentence)
                if !isSettled, results.contains(where: { $0.0.topic == topic && $0.0.settlesByEvents }) {
                    lines.append("Events that may explain it still wait: when the services have done them, look again.")
                }
                return Doctor.Finding(check: topic, problem: lines.isEmpty ? nil : lines.joined(separator: "\n      "))
            }
        } catch let error as DatabaseError where error.isOfMissingParts {
            return topics.map { Doctor.Finding(check: $0, problem: Doctor.cannotLook(error)) }
        } catch let error as DatabaseError where error.kind == .timeout || error.sqlState == "57014" {
            let reason = "this could not be looked for within \(DamageSearch.longest) s; try again at a quieter time"
            return topics.map { Doctor.Finding(check: $0, problem: reason) }
        }
    }

    private func look(_ checks: [DamageCheck]) async throws -> [DamageCheck.Found] {
        try await database.transaction { connection in
            try await connection.execute("SET TRANSACTION READ ONLY")
            try await connection.execute("SET LOCAL statement_timeout = '20s'")
            var found: [DamageCheck.Found] = []
            for check in checks { found.append(try await check.look(on: connection)) }
            return found
        }
    }

    /// Waits until what had been written before this call is applied everywhere.
    /// - Returns: `false` when that did not happen in time.
    private func settled() async throws -> Bool {
        let began = ContinuousClock.now
        while try await !Backlog.isYounger(than: began.duration(to: .now), on: database) {
            guard began.duration(to: .now) < DamageSearch.patience else { return false }
            try await loop.sleep(for: .milliseconds(200))
        }
        return true
    }

    private func sentence(_ check: DamageCheck, _ found: DamageCheck.Found) -> String {
        let ids = found.first.prefix(3).map { $0.uuidString.lowercased() }.joined(separator: ", ")
        return "\(found.count) \(check.finding) (\(ids)\(found.count > 3 ? ", …" : "")): \(check.advice)"
    }
}
