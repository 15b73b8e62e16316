import Database
import EventLoop
import FoundationEssentials
import JSON
import Testing
import Timekeeping

extension ChaosRig {
    /// What was asked and what the tables say of it, in the order of asking.
    func asked(_ people: [ChaosPerson]) async throws -> [LedgerChecker.Asked] {
        let byUsername = Dictionary(uniqueKeysWithValues: people.map { ($0.network.platform + " " + $0.username, $0) })
        let rows = try await product.database.query(
            """
            SELECT m.id::text, m.platform, r.username, m.draft_body, m.status, m.sent_body,
                   coalesce((SELECT array_agg(t.calling_at ORDER BY t.calling_at) FROM platform.actions a
                             JOIN platform.action_attempts t ON t.action_id = a.id AND t.kind = 'try'
                             WHERE a.subject_id = m.id AND t.calling_at IS NOT NULL), '{}'), m.delivery
            FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            ORDER BY m.created_at, m.id
            """)
        var all: [LedgerChecker.Asked] = []
        for row in rows {
            let (platform, username): (String, String) = (try row[1], try row[2])
            guard let person = byUsername[platform + " " + username] else { continue }
            let (draft, sent): (String, String?) = (try row[3], try row[5])
            let times: [Timestamp] = try row[6]
            let isByHand = try row[7] as String? == "assisted"
            func arriving(_ text: String) -> String {
                isByHand ? text : person.network.arriving(text, to: person.username)
            }
            all.append(
                LedgerChecker.Asked(
                    message: try row[0], network: platform, recipient: person.id,
                    text: arriving(draft), guarantee: isByHand ? "none" : person.network.guarantee,
                    status: try row[4], callingAt: times.map(\.microseconds), sentText: sent.map(arriving),
                    isByHand: isByHand))
        }
        return all
    }

    /// What practice says arrived.
    func arrived(_ networks: [ChaosNetwork] = ChaosNetwork.all) async throws -> [LedgerChecker.Arrived] {
        var all: [LedgerChecker.Arrived] = []
        for network in networks {
            for item in try await record("arrivals", network) {
                let text = try #require(item["text_base64"]?.stringValue.flatMap { Data(base64Encoded: $0) })
                all.append(
                    LedgerChecker.Arrived(
                        network: network.platform, recipient: item["recipient"]?.stringValue ?? "",
                        text: String(decoding: text, as: UTF8.self), at: item["at_us"]?.intValue ?? 0))
            }
        }
        return all
    }

    /// Waits until nothing goes on by itself any more.
    func settle(within limit: Duration) async throws {
        try await eventuallySettled(within: limit) { [product] in
            let row = try await product.database.first(
                """
                SELECT count(*) FROM platform.actions WHERE status IN ('queued', 'intent', 'calling', 'reconciling')
                    OR status = 'unknown' AND NOT needs_person
                """)
            return try row?[0] ?? -1
        }
    }

    /// Messages that had all their tries, each with an answer that nobody can trust.
    func exhausted() async throws -> Set<String> {
        let rows = try await product.database.query(
            """
            SELECT a.subject_id::text FROM platform.actions a
            WHERE a.status = 'unknown' AND a.needs_person AND a.guarantee <> 'none'
              AND (SELECT count(*) FROM platform.action_attempts t
                   WHERE t.action_id = a.id AND t.kind = 'try' AND t.outcome IN ('unknown', 'failed', 'unclear')) = 4
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] })
    }

    /// For the report of a failed run: how each try ended of what stayed in doubt though it could be settled.
    func triesOfDoubts() async throws -> String {
        let rows = try await product.database.query(
            """
            SELECT a.subject_id || ' ' || coalesce(a.code, '') || ' ' || coalesce(a.reason, '') || ': ' || string_agg(
                t.kind || ' ' || coalesce(t.outcome, 'open') || ' ' || coalesce(t.code, ''), ', ' ORDER BY t.intent_at)
            FROM platform.actions a JOIN platform.action_attempts t ON t.action_id = a.id
            WHERE a.status = 'unknown' AND a.guarantee <> 'none' GROUP BY a.id
            """)
        return try rows.map { row throws(DatabaseError) -> String in try row[0] }.joined(separator: "; ")
    }

    private func eventuallySettled(within limit: Duration, _ left: () async throws -> Int64) async throws {
        let deadline = ContinuousClock.now + limit
        var last: Int64 = -1
        while ContinuousClock.now < deadline {
            last = try await left()
            if last == 0 { return }
            try await product.loop.sleep(for: .milliseconds(200))
        }
        Issue.record("\(last) actions still go on after \(limit)")
    }

    /// Why messages failed, by the tables.
    func failures() async throws -> [String] {
        let rows = try await product.database.query(
            """
            SELECT platform || ': ' || coalesce(code, '') || ' ' || coalesce(reason, '') FROM platform.actions
            WHERE status = 'failed'
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    func summary(_ asked: [LedgerChecker.Asked]) -> String {
        let counts = Dictionary(grouping: asked) { "\($0.network) \($0.status)" }.mapValues(\.count)
        return counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
}
