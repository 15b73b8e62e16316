package import Database
package import Telemetry
package import Timekeeping

/// Days of the log: made a week ahead, dropped once they are old and every subscription has passed them.
///
/// Everything here is done under `lock_timeout` and tried again later: upkeep never holds up a business transaction, and a
/// day without partition lands in the default one.
package struct Partitions: Sendable {
    private let database: Database
    private let log: Log

    package init(database: Database, log: Log) { (self.database, self.log) = (database, log) }

    /// One round of upkeep. Several processes may be at it: each step takes a lock that ends with its transaction (a
    /// session's would stay behind in a transaction pooler), and finds what another one did meanwhile.
    package func maintain(retention: Duration, today: Timestamp = .now()) async throws {
        let days = (0..<8).map { ahead in today.adding(.seconds(86_400 * ahead)).day }
        for day in try await strayDays() + days { try await make(day: day) }
        for name in try await old(before: today.adding(.zero - retention).day) { try await drop(name) }
    }

    /// Days of events that found no partition. Usually none; they must become partitions, or they would be kept for ever.
    private func strayDays() async throws -> [String] {
        let rows = try await database.query(
            """
            SELECT DISTINCT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYYMMDD') FROM outbox.events_default ORDER BY 1 LIMIT 400
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// Days are UTC; `yyyymmdd`. Where events must move, nobody may plan a read meanwhile: a reader that had already listed
    /// the partitions would look for them where they no longer are, and go on behind them.
    private func make(day: String) async throws {
        let name = "events_\(day)"
        let known = try await database.first("SELECT to_regclass('outbox.' || \(name)) IS NOT NULL")
        if try known?[0] ?? false { return }
        try await database.withConnection { connection in
            try await attempt("make partition \(name)", doneBefore: "42P07") {
                try await connection.script(
                    """
                    BEGIN; SET LOCAL lock_timeout = '500ms';
                    SELECT \(AdvisoryLock.partitions.alone.text);
                    CREATE TABLE outbox.\(name) (LIKE outbox.events INCLUDING ALL);
                    DO $$ BEGIN
                    IF EXISTS (SELECT 1 FROM outbox.events_default WHERE occurred_at >= '\(day) 00:00+00'
                               AND occurred_at < '\(day) 00:00+00'::timestamptz + interval '1 day') THEN
                        LOCK TABLE ONLY outbox.events IN ACCESS EXCLUSIVE MODE;
                    END IF; END $$;
                    WITH moved AS (DELETE FROM outbox.events_default
                                   WHERE occurred_at >= '\(day) 00:00+00' AND occurred_at < '\(day) 00:00+00'::timestamptz
                                         + interval '1 day' RETURNING *)
                    INSERT INTO outbox.\(name) SELECT * FROM moved;
                    ALTER TABLE outbox.events ATTACH PARTITION outbox.\(name) FOR VALUES
                    FROM ('\(day) 00:00+00') TO ('\(Timestamp.day(after: day)) 00:00+00');
                    COMMIT
                    """)
            } undo: {
                try? await connection.script("ROLLBACK")
            }
        }
    }

    private func old(before day: String) async throws -> [String] {
        let rows = try await database.query(
            """
            SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'outbox.events'::regclass AND c.relname ~ '^events_[0-9]{8}$'
              AND c.relname::text < \("events_\(day)") ORDER BY 1
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// Drops a day that every subscription has read to its end. Looked at before the lock, so that an absent subscriber costs
    /// nobody a lock, and again behind it.
    private func drop(_ name: String) async throws {
        try await database.withConnection { connection in
            let unread = Partitions.unread(name)
            try await attempt("drop partition \(name)", doneBefore: "42P01") {
                guard try await connection.first(SQL(stringLiteral: "SELECT \(unread)"))?[0] == false else { return }
                try await connection.script(
                    """
                    BEGIN; SET LOCAL lock_timeout = '500ms';
                    SELECT \(AdvisoryLock.partitions.alone.text);
                    LOCK TABLE ONLY outbox.events IN ACCESS EXCLUSIVE MODE;
                    DO $$ BEGIN
                    IF \(unread) THEN
                        RAISE EXCEPTION 'a subscription has not read it yet' USING ERRCODE = '55006';
                    END IF; END $$;
                    ALTER TABLE outbox.events DETACH PARTITION outbox.\(name);
                    DROP TABLE outbox.\(name);
                    COMMIT
                    """)
            } undo: {
                try? await connection.script("ROLLBACK")
            }
        }
    }

    /// SQL: whether some cursor, of either lane, has events of this day ahead. Asked per lane, as the index is.
    private static func unread(_ name: String) -> String {
        """
        EXISTS (SELECT 1 FROM (VALUES (0::smallint), (1::smallint)) AS lanes (number), LATERAL (
            SELECT 1 FROM outbox.\(name) e WHERE e.lane = lanes.number AND (e.era, e.transaction_id, e.position) >
                (SELECT c.era, c.transaction_id, c.position FROM outbox.cursors c WHERE c.lane = lanes.number
                 ORDER BY c.era, c.transaction_id, c.position LIMIT 1) LIMIT 1) AS ahead)
        """
    }

    /// Lock waits, events of the day that came meanwhile and unread days are no failure: the next round tries again.
    /// - Parameter code: the SQLSTATE that says another process has done it.
    private func attempt(
        _ what: String, doneBefore code: String, _ work: () async throws -> Void, undo: () async -> Void
    ) async throws {
        do {
            try await work()
        } catch let error as DatabaseError where error.sqlState == code {
            await undo()
        } catch let error as DatabaseError where ["55P03", "55006", "40P01", "23514"].contains(error.sqlState ?? "") {
            await undo()
            log.info("outbox upkeep put off", ["what": .text(what), "reason": .text("\(error)")])
        } catch {
            await undo()
            throw error
        }
    }
}

extension Timestamp {
    /// The UTC day as `yyyymmdd`.
    var day: String { String(iso8601.prefix(10).filter { $0 != "-" }) }

    static func day(after day: String) -> String {
        let digits = Array(day)
        let text = String(digits[0..<4]) + "-" + String(digits[4..<6]) + "-" + String(digits[6..<8]) + "T00:00:00Z"
        return (Timestamp(iso8601: text) ?? .now()).adding(.seconds(86_400)).day
    }
}
