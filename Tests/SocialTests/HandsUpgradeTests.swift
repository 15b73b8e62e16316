import Database
import FoundationEssentials
import Migrations
import TestKit
import Testing

/// What 338be0e had in its queue for hands becomes actions, and a process of that version beside new ones sends nothing of it.
@Suite struct HandsUpgradeTests {
    private func withUpgraded(_ body: @escaping @Sendable (Database) async throws -> Void) async throws {
        try await withScratchDatabase { scratch in
            try await OldLife.restore(into: scratch.url)
            try await scratch.database.execute(
                """
                CREATE TABLE public.old_items AS
                SELECT a.*, m.status AS message_status, m.draft_body FROM social.social_assisted a
                JOIN social.social_messages m ON m.id = a.message_id
                """)
            try await scratch.database.execute(
                "CREATE TABLE public.old_attempts AS SELECT * FROM social.social_message_attempts")
            try await scratch.database.execute("CREATE TABLE public.old_limits AS SELECT * FROM platform.limits")
            try await Migrator(scratch.database).migrate(lines: ["platform", "social"])
            try await body(scratch.database)
        }
    }

    private func count(_ sql: SQL, _ database: Database) async throws -> Int64 {
        try await database.first(sql)?[0] ?? -1
    }

    @Test func itemsBecomeActionsUnderTheirIDs() async throws {
        try await withUpgraded { database in
            #expect(try await count("SELECT count(*) FROM public.old_items", database) == 6)
            let wrong = try await count(
                """
                SELECT count(*) FROM public.old_items o LEFT JOIN platform.actions a ON a.id = o.id
                WHERE a.id IS NULL OR a.subject_id <> o.message_id OR a.delivery <> 'hands' OR a.created_at <> o.created_at
                   OR a.status <> CASE o.state WHEN 'sent' THEN 'succeeded' WHEN 'skipped' THEN 'cancelled'
                                  ELSE CASE WHEN o.claimed_until IS NULL THEN 'offered' ELSE 'calling' END END
                   OR o.state <> 'waiting' AND (a.finished_by IS DISTINCT FROM o.done_by OR a.finished_at <> o.done_at)
                   OR a.body_sha256 <> sha256(convert_to(o.draft_body, 'UTF8'))
                """, database)
            #expect(wrong == 0)
            let claimed = try #require(
                try await database.first(
                    """
                    SELECT a.claimed_by = o.claimed_by, a.claimed_until = o.claimed_until, a.charged_at = o.charged_at,
                        a.attempts, m.status FROM platform.actions a JOIN public.old_items o ON o.id = a.id
                    JOIN social.social_messages m ON m.id = a.subject_id WHERE a.status = 'calling' AND a.delivery = 'hands'
                    """))
            #expect(try claimed[0] && claimed[1] && claimed[2] && claimed[3] == Int32(1) && claimed[4] == "SENDING")
            #expect(try await count("SELECT count(*) FROM social.social_assisted", database) == 0)
            #expect(try await count("SELECT count(*) FROM social.social_message_attempts", database) == 0)
        }
    }

    /// R1.18: what hands did is in the one table, and so is every word about what the interfaces did.
    @Test func everyAttemptIsInOneTable() async throws {
        try await withUpgraded { database in
            let lost = try await count(
                """
                SELECT count(*) FROM public.old_attempts o WHERE NOT EXISTS (
                    SELECT FROM platform.action_attempts t JOIN platform.actions a ON a.id = t.action_id
                    WHERE a.subject_id = o.message_id AND (o.delivery = 'api' AND o.outcome NOT IN ('resolved', 'skipped', 'cancelled')
                        OR t.intent_at = o.at AND coalesce(t.actor, 'ledger') = o.actor
                           AND t.outcome = CASE o.outcome WHEN 'sent' THEN 'succeeded' ELSE o.outcome END))
                """, database)
            #expect(try await count("SELECT count(*) FROM public.old_attempts", database) > 0)
            #expect(lost == 0)
        }
    }

    /// The report that was taken back had a charge, which the ledger gives back at once, to its own day.
    @Test func chargesOfWhatNobodyHasAreGivenBack() async throws {
        try await withUpgraded { database in
            let waiting = try await count(
                "SELECT count(*) FROM public.old_items WHERE charged_at IS NOT NULL AND state <> 'sent' AND claimed_until IS NULL",
                database)
            let freed = try await count(
                """
                SELECT coalesce(sum(o.week_used - l.week_used), 0)::bigint FROM platform.limits l
                JOIN public.old_limits o USING (id) WHERE l.account_id IS NOT NULL
                """, database)
            #expect(freed == waiting)
        }
    }

    /// The statements of 338be0e, word for word where it matters.
    @Test func anOldProcessBesideNewOnesFailsCleanly() async throws {
        try await withUpgraded { database in
            // It queues for hands: what it writes into the shell is offered by the ledger.
            let draft: UUID = try #require(
                try await database.first(
                    "SELECT id FROM social.social_messages WHERE status = 'DRAFT' AND message_type = 'initial' LIMIT 1")
            )[0]
            try await database.execute(
                """
                WITH queued AS (
                    UPDATE social.social_messages m SET status = 'QUEUED', delivery = 'assisted', version = m.version + 1
                    WHERE m.id = \(draft) AND m.status IN ('DRAFT', 'APPROVED') RETURNING m.id, m.delivery
                ), items AS (
                    INSERT INTO social.social_assisted (id, message_id)
                    SELECT gen_random_uuid(), id FROM queued WHERE delivery = 'assisted')
                SELECT id FROM queued
                """)
            let status: String = try #require(
                try await database.first("SELECT status FROM platform.actions WHERE subject_id = \(draft)"))[0]
            #expect(status == "offered")
            // It finds nothing to claim, by list or by id.
            #expect(try await count("SELECT count(*) FROM social.social_assisted", database) == 0)
            // Its planner and its sweeps take nothing of it.
            let taken = try await count(
                """
                SELECT count(*) FROM platform.actions WHERE delivery = 'hands' AND (status = 'queued'
                    OR status IN ('intent', 'calling', 'reconciling') AND lease_until < clock_timestamp() + interval '1 year'
                    OR status = 'unknown' AND NOT needs_person)
                """, database)
            #expect(taken == 0)
            // "Send it again", said through it, is refused by the table.
            await #expect(throws: DatabaseError.self) {
                try await database.execute(
                    "UPDATE platform.actions SET status = 'queued', needs_person = false WHERE subject_id = \(draft)")
            }
            // What it concludes of the interfaces' messages it can still write down.
            let sent: UUID = try #require(
                try await database.first("SELECT subject_id FROM platform.actions WHERE status = 'unknown' LIMIT 1"))[0]
            for outcome in ["sent", "resolved"] {
                try await database.execute(
                    """
                    INSERT INTO social.social_message_attempts (id, message_id, delivery, outcome, actor)
                    VALUES (gen_random_uuid(), \(sent), 'api', \(outcome), 'key-1')
                    """)
            }
            let words = try await count(
                """
                SELECT count(*) FROM platform.action_attempts t JOIN platform.actions a ON a.id = t.action_id
                WHERE a.subject_id = \(sent) AND t.kind = 'word' AND t.outcome = 'resolved' AND t.actor = 'key-1'
                """, database)
            #expect(words == 1)
        }
    }
}
