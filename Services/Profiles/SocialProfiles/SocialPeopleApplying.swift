internal import Database
internal import FoundationEssentials
internal import Importing
internal import JSON
package import Outbox
internal import SocialContract
package import Suppression
internal import Telemetry

/// Applies what discovery found: matches (C22), adds, completes, and answers with a verdict per row.
package struct SocialPeopleApplying: Sendable {
    let outbox: Outbox
    let suppressions: SuppressionList

    package init(outbox: Outbox, suppressions: SuppressionList) {
        (self.outbox, self.suppressions) = (outbox, suppressions)
    }

    /// One file's chunks arrive in their order, one per transaction: a row that repeats an earlier one finds it.
    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesFound, types: [SocialEvent.peopleFound], batch: 1, bulkBatch: 1
        ) { [self] connection, events in
            for event in events { try await apply(event, on: connection) }
        }
    }

    private func apply(_ event: Event, on connection: Connection) async throws {
        let found = try event.withPayload { try SocialFoundPeople(payload: $0) }
        let judged =
            try await found.dryRun
            ? connection.undoing { try await attempt(found, on: connection) } : sift(found, on: connection)
        if !found.dryRun {
            try await announce(judged.changed, trace: event, on: connection)
            try await SocialNoesMeanwhile(outbox: outbox, suppressions: suppressions).tell(
                found, written: event.occurredAt, on: connection)
        }
        let applied = JudgedChunk(
            importID: found.importID, chunk: found.chunk, rows: judged.rows, verdicts: judged.verdicts,
            reasons: judged.reasons)
        try await outbox.append(
            [
                NewEvent(
                    type: SocialEvent.peopleApplied, aggregateType: SocialEvent.importSubject,
                    aggregateID: found.importID.lowercase, version: Int64(found.chunk), payload: applied.payload,
                    lane: .bulk, trace: event.trace)
            ], on: connection)
    }

    /// Behind what the import would have applied before it.
    private func attempt(_ found: SocialFoundPeople, on connection: Connection) async throws -> Judged {
        for people in found.earlier { _ = try await judge(people, on: connection) }
        return try await sift(found, on: connection)
    }

    /// Whom the file itself told to have said no is left out; all others are judged.
    private func sift(_ found: SocialFoundPeople, on connection: Connection) async throws -> Judged {
        let noes = SocialNoesOfFile(outbox: outbox, suppressions: suppressions)
        let meant = try await noes.rows(of: found, on: connection)
        guard !meant.isEmpty else { return try await judge(found, on: connection) }
        var judged = try await judge(found.only(Set(found.rows).subtracting(meant)), on: connection)
        judged.leaveOut(meant)
        return judged
    }

    private struct Judged {
        var rows: [Int32] = []
        var verdicts = ""
        var reasons: [Int32: String] = [:]
        /// People that messaging knows and the file changed.
        var changed: [UUID] = []

        /// - Returns: the rows that have to wait for the others.
        mutating func take(_ answer: Rows) throws -> Set<Int32> {
            var later: Set<Int32> = []
            for row in answer {
                let number: Int32 = try row["n"]
                let letter: String = try row["letter"]
                if letter == SocialProfileRepository.later {
                    later.insert(number)
                    continue
                }
                rows.append(number)
                verdicts += letter
                if let reason: String = try row["reason"] { reasons[number] = reason }
                if try row["is_recipient"], let id: UUID = try row["id"] { changed.append(id) }
            }
            return later
        }

        mutating func leaveOut(_ meant: Set<Int32>) {
            for row in meant.sorted() {
                rows.append(row)
                verdicts.append(ImportVerdict.suppressed.rawValue)
                reasons[row] = SuppressionList.leftOut
            }
        }
    }

    /// Once for almost every file; again for rows that are the same person as an earlier one under another sign.
    private func judge(_ found: SocialFoundPeople, on connection: Connection) async throws -> Judged {
        var judged = Judged()
        judged.rows.reserveCapacity(found.rows.count)
        judged.verdicts.reserveCapacity(found.rows.count)
        var pending = found
        while true {
            let later = try judged.take(try await connection.query(SocialProfileRepository.applying(pending)))
            if later.isEmpty { return judged }
            pending = pending.only(later)
        }
    }

    /// Messaging's copy follows when somebody it may write to was completed.
    private func announce(_ changed: [UUID], trace event: Event, on connection: Connection) async throws {
        let changed = Array(Set(changed))
        guard !changed.isEmpty else { return }
        try await connection.execute(
            """
            WITH u AS (SELECT p AS person, i.shard FROM unnest(\(changed), \(changed.map { Shard.of($0) })) AS i (id, shard)
                JOIN social.social_profiles p ON p.id = i.id)
            \(sql: SocialProfileRepository.news(event.trace?.traceparent))
            """)
    }
}

extension SocialFoundPeople {
    /// Some of the rows, by their numbers.
    fileprivate func only(_ numbers: Set<Int32>) -> SocialFoundPeople {
        var some = SocialFoundPeople(importID: importID, chunk: chunk, overwrite: overwrite, dryRun: dryRun)
        for index in rows.indices where numbers.contains(rows[index]) {
            some.rows.append(rows[index])
            some.platform.append(platform[index])
            some.username.append(username[index])
            some.fullName.append(fullName[index])
            some.profileURL.append(profileURL[index])
            some.bio.append(bio[index])
            some.location.append(location[index])
            some.category.append(category[index])
            some.followersCount.append(followersCount[index])
            some.platformUserID.append(platformUserID[index])
            if contactHashes.indices.contains(index) { some.contactHashes.append(contactHashes[index]) }
        }
        return some
    }
}
