package import Database
package import FoundationEssentials
package import Timekeeping

/// Every statement that writes `social_recipients`: messaging's own copy of the people it may write to.
package enum SocialRecipientStore {
    // MARK: Read

    /// Locks the people in order, for the transaction that changes their messages.
    package static func lock(
        _ ids: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: SocialRecipient] {
        try await read(ids, "FOR UPDATE", on: connection)
    }

    /// Keeps the people as they are, for the transaction that judges them.
    package static func share(
        _ ids: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: SocialRecipient] {
        try await read(ids, "FOR SHARE", on: connection)
    }

    /// As they are at this moment.
    package static func find(
        _ ids: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: SocialRecipient] {
        try await read(ids, "", on: connection)
    }

    private static func read(
        _ ids: [UUID], _ lock: SQL, on connection: Connection
    ) async throws(DatabaseError) -> [UUID: SocialRecipient] {
        let rows = try await connection.query(
            """
            SELECT \(sql: SocialRecipient.columns) FROM social.social_recipients r WHERE r.profile_id = ANY(\(ids))
            ORDER BY r.profile_id \(sql: lock)
            """)
        var people: [UUID: SocialRecipient] = [:]
        for row in rows {
            let person = try SocialRecipient(row)
            people[person.id] = person
        }
        return people
    }

    /// The person behind a network's id, if we know them.
    package static func find(
        _ networkID: String, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> SocialRecipient? {
        let row = try await connection.first(
            """
            SELECT \(sql: SocialRecipient.columns) FROM social.social_recipients r
            WHERE r.platform = \(platform) AND r.platform_user_id = \(networkID) ORDER BY r.created_at LIMIT 1
            """)
        return try row.map(SocialRecipient.init)
    }

    /// People who are known by any of these hashes of names and contacts.
    package static func known(
        by hashes: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [UUID] {
        let rows = try await connection.query(
            """
            SELECT profile_id FROM social.social_recipients WHERE name_hashes && \(hashes)
            UNION
            SELECT profile_id FROM social.social_recipients WHERE contact_hashes && \(hashes) AND contact_hashes <> '{}'
            ORDER BY 1
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    // MARK: A no

    /// They said no. They are locked.
    /// - Parameter entry: the entry of the list that means them.
    package static func close(
        _ people: [UUID], by entry: UUID, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_recipients SET said_no_at = clock_timestamp(), suppression_id = \(entry),
                outreach_status = 'closed' WHERE profile_id = ANY(\(people))
            """)
    }

    /// Their no was taken back. Whom an operator had closed as well stays so; where the others stand is found when it is stated.
    package static func free(_ people: [UUID], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_recipients SET said_no_at = NULL, suppression_id = NULL,
                outreach_status = CASE WHEN closed_by_operator THEN 'closed' ELSE 'pending' END
            WHERE profile_id = ANY(\(people))
            """)
    }

    // MARK: What happened to them

    /// They wrote to us, by the network's clock. The person is locked.
    package static func wrote(
        _ person: UUID, at moment: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_recipients SET last_inbound_at = greatest(last_inbound_at, \(moment))
            WHERE profile_id = \(person)
            """)
    }

    /// Somebody decided by hand not to send to them, which lasts until an operator reopens them, or took that back. The person is locked.
    package static func skip(
        _ person: UUID, _ isSkipped: Bool, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_recipients SET skipped_at = CASE WHEN \(isSkipped) THEN clock_timestamp() END
            WHERE profile_id = \(person)
            """)
    }

    /// Somebody has answered for them after a restore.
    /// - Parameter quarantine: when it began; the clock may be behind the one under which that was written.
    /// - Returns: their messages versions.
    static func confirm(
        _ people: [UUID], since quarantine: Timestamp?, on connection: Connection
    ) async throws(DatabaseError) -> [(person: UUID, version: Int64)] {
        let rows = try await connection.query(
            """
            UPDATE social.social_recipients SET confirmed_at = greatest(clock_timestamp(), \(quarantine)::timestamptz),
                messages_version = messages_version + 1
            WHERE profile_id IN (SELECT profile_id FROM social.social_recipients WHERE profile_id = ANY(\(people))
                                 ORDER BY profile_id FOR UPDATE)
            RETURNING profile_id, messages_version
            """)
        return try rows.map { row throws(DatabaseError) in (try row["profile_id"], try row["messages_version"]) }
    }

    // MARK: Hashes of names

    /// People whose names have no hashes yet, and whether others have heard of them.
    /// - Parameter condition: of a recipient `r`.
    package static func unhashed(
        _ condition: SQL, most: Int64, on connection: Connection
    ) async throws(DatabaseError) -> [(person: SocialRecipient, isStated: Bool)] {
        let rows = try await connection.query(
            """
            SELECT \(sql: SocialRecipient.columns), r.messages_version > 0 AS is_stated FROM social.social_recipients r
            WHERE r.name_hashes = '{}' AND \(sql: condition) ORDER BY r.profile_id LIMIT \(most)
            """)
        return try rows.map { row throws(DatabaseError) in (try SocialRecipient(row), try row["is_stated"]) }
    }

    /// Names on a network are read by other rules now: its people are hashed anew, and who said no is put on the list by what they are
    /// called under them.
    package static func forgetHashes(on platform: String, _ connection: Connection) async throws(DatabaseError) {
        // It may be everybody: longer than a statement lasts elsewhere, and in the order in which others lock people.
        try await connection.execute(
            "SELECT set_config('statement_timeout', '600000', true), set_config('lock_timeout', '10000', true)")
        try await connection.execute(
            """
            UPDATE social.social_recipients SET name_hashes = '{}' WHERE profile_id IN (
                SELECT profile_id FROM social.social_recipients WHERE platform = \(platform) AND name_hashes <> '{}'
                ORDER BY profile_id FOR UPDATE)
            """)
    }

    /// - Parameter hashes: of each person, as PostgreSQL's text for a `bytea[]`. Statuses that were typed in give way to what was done.
    package static func hash(
        _ people: [UUID], _ hashes: [String], on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_recipients r SET name_hashes = u.hashes::bytea[],
                outreach_status = CASE WHEN r.messages_version = 0 AND r.outreach_status <> 'closed' THEN 'pending'
                                       ELSE r.outreach_status END
            FROM unnest(\(people), \(hashes)) AS u (id, hashes) WHERE r.profile_id = u.id
            """)
    }
}
