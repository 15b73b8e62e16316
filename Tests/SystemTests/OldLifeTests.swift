import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// What an installation of 338be0e left behind is brought up to date and answers as before (issue 7, section 6).
    @Suite struct OldLifeTests {
        @Test func aDumpOf338be0eAnswersAsBefore() async throws {
            try await withOldLife { product in
                // As a home of that version, which is brought up to date where it stands; a dump of it is quarantined (below).
                try await product.database.execute(
                    """
                    INSERT INTO platform.life (system_identifier, timeline, ledger_oid)
                    SELECT system_identifier, platform.timeline(), 'platform.actions'::regclass::oid::bigint
                    FROM pg_control_system()
                    """)
                let before = try JSONValue.parse(Array(OldLife.answers.utf8)).objectValue!.fields
                #expect(before.count > 20 && before.allSatisfy { $0.value.arrayValue != nil })
                try await product.withEveryRowLocked {
                    try await product.start()
                    let expected = OldAnswers.withHandsInTheLedger(before.map { ($0.key, $0.value.arrayValue!) })
                    for (name, items) in expected where OldAnswers.path(name) != nil {
                        var now = try await product.every(OldAnswers.path(name)!, paged: OldAnswers.isPaged(name))
                        // What hands do is listed there now, too (decision 0022).
                        if name == "actions" { now.removeAll { $0["delivery"] == "hands" } }
                        OldAnswers.expectSame(name, items, now)
                    }
                    for action in before.first(where: { $0.key == "attempts" })!.value.arrayValue! {
                        let now = try await product.get("/api/actions/\(action["id"]!.stringValue!)").json
                        OldAnswers.expectSame("attempts", [action], [now])
                    }
                }
            }
        }

        @Test func aDumpOf338be0eSendsNothingUntilSomebodyHasLooked() async throws {
            try await withOldLife { product in
                try await product.start()
                #expect(try await product.get("/healthz").string("status") == "quarantined")
                let state = try await product.get("/api/quarantine")
                #expect(state["quarantine"]?["cause"] == "dump", "\(state)")
                // 4 of LinkedIn and 1 of TikTok in line or in doubt, whose network cannot be asked, and whose key is too old by now.
                #expect((state["held"]?["queued"]?.intValue ?? 0) >= 3, "\(state)")
                #expect(state["held"]?["drafts"] == 15 && state["held"]?["hands"] == 3, "\(state)")
                try await eventually("messages say so") {
                    try await product.all("/api/social/messages?status=UNKNOWN").contains {
                        $0["held_by"] == "restored"
                    }
                }
                #expect(try await product.all("/api/social/followup-timers?status=waiting").count == 6, "timers rest")
                #expect(try await product.post("/api/quarantine/release").status == 200)
                #expect(try await product.get("/healthz").string("status") == "ok")
                let before = try JSONValue.parse(Array(OldLife.answers.utf8)).objectValue!.fields
                for name in ["people", "drafts", "replies", "templates", "timers", "suppressions", "accounts"] {
                    let items = try #require(before.first { $0.key == name }?.value.arrayValue)
                    let now = try await product.every(OldAnswers.path(name)!, paged: OldAnswers.isPaged(name))
                    OldAnswers.expectSame(name, items, now)
                }
                let assisted = try #require(try await product.all("/api/social/assisted").first)
                #expect(assisted["held_by"] == "restored", "\(assisted.text)")
                let claim = try await product.post("/api/social/assisted/\(assisted["id"]!.stringValue!)/claim")
                #expect(claim.status == 409 && claim.code == "restored", "\(claim)")
            }
        }
    }
}

/// Runs `body` with the services of this version, not started yet, on the migrated dump and with its keys.
func withOldLife(
    _ extra: [String: String] = [:], _ body: @escaping @Sendable (Product) async throws -> Void
) async throws {
    try await withScratchDatabase { scratch in
        try await OldLife.restore(into: scratch.url)
        var settings = [
            "OUTREACH_SUPPRESSION_KEY": OldLife.suppressionKey, "OUTREACH_SECRETS_KEY": OldLife.secretsKey,
            // Nobody listens there: what these people are sent must reach nobody.
            "OUTREACH_ADAPTER_URLS":
                "facebook=http://127.0.0.1:1,linkedin=http://127.0.0.1:1,instagram=http://127.0.0.1:1",
            "OUTREACH_ADAPTERS": "facebook,linkedin,instagram",
        ]
        settings.merge(extra) { $1 }
        let product = try Product(database: scratch.database, extra: settings)
        do {
            let migrate = try StartedProgram(
                "outreach", ["migrate"], environment: product.environment,
                outputPath: product.directory.path + "/migrate.log")
            try #require(try await migrate.end(within: .seconds(60)) == 0, "\(migrate.output)")
            try await body(product)
            await product.stop()
        } catch {
            print(product.lastWords)
            await product.stop()
            throw error
        }
    }
}

extension Product {
    /// Services can read everything and change nothing meanwhile, so what they answer is what was restored.
    func withEveryRowLocked(_ body: () async throws -> Void) async throws {
        try await database.transaction { connection in
            try await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            try await connection.execute(
                """
                LOCK TABLE platform.actions, platform.limits, platform.pauses, platform.accounts, social.social_messages,
                    social.social_followup_timers, social.social_recipients, social.social_profiles, social.social_assisted,
                    social.social_draft_items, social.social_replies IN EXCLUSIVE MODE
                """)
            try await body()
        }
    }

    func every(_ path: String, paged: Bool) async throws -> [JSONValue] {
        if paged { return try await all(path) }
        let answer = try await get(path)
        try #require(answer.status == 200, "\(answer)")
        return answer.json["items"]?.arrayValue ?? [answer.json]
    }
}

/// The recorded answers and what of them must still be so.
enum OldAnswers {
    private static let paths = [
        "people": "social/profiles", "suppressions": "social/suppressions", "pipeline": "social/pipeline/status",
        "drafts": "social/drafts", "assisted": "social/assisted", "replies": "social/replies",
        "templates": "social/templates", "timers": "social/followup-timers", "accounts": "accounts", "limits": "limits",
        "pauses": "pauses", "actions": "actions",
    ]
    /// What depends on the hour or on who asks, not on what was stored.
    private static let passing = [
        "held_by", "held_until", "held_reason", "until", "next_free_at", "used", "claimed_by", "claimed_until",
    ]

    static func path(_ name: String) -> String? {
        if name.hasPrefix("messages-") { return "/api/social/messages?status=\(name.dropFirst(9))" }
        return paths[name].map { "/api/" + $0 }
    }

    static func isPaged(_ name: String) -> Bool { !["pipeline", "templates", "accounts", "limits"].contains(name) }

    /// Every item is there with every field it had; fields may have been added.
    static func expectSame(_ name: String, _ before: [JSONValue], _ now: [JSONValue]) {
        #expect(now.count == before.count, "\(name)")
        let byID = Dictionary(now.map { (identity($0), $0) }) { first, _ in first }
        for item in before {
            guard let same = byID[identity(item)] else {
                Issue.record("\(name): \(item.text) is gone")
                continue
            }
            for (field, value) in item.objectValue?.fields ?? [] where !passing.contains(field) {
                #expect(holds(value, same[field]), "\(name) \(identity(item)): \(field)")
            }
        }
    }

    /// Members may have been added inside as well.
    private static func holds(_ before: JSONValue, _ now: JSONValue?) -> Bool {
        if let old = before.arrayValue, let new = now?.arrayValue {
            return old.count == new.count && zip(old, new).allSatisfy { holds($0, $1) }
        }
        guard let old = before.objectValue else { return before == now }
        return old.fields.allSatisfy { holds($0.value, now?[$0.key]) }
    }

    /// What somebody has in hand is under way (`SENDING`), and when the claim is over nobody knows what became of it.
    static func withHandsInTheLedger(_ before: [(String, [JSONValue])]) -> [(String, [JSONValue])] {
        let claimed = before.first { $0.0 == "assisted" }?.1.filter { $0["claimed_by"]?.stringValue != nil } ?? []
        let messages = claimed.compactMap { $0["message_id"] }
        let queued = before.first { $0.0 == "messages-QUEUED" }?.1 ?? []
        func changed(_ item: JSONValue, _ members: [(String, JSONValue)]) -> JSONValue {
            var item = item.objectValue ?? [:]
            for (name, value) in members { item[name] = value }
            return .object(item)
        }
        let moved = queued.filter { item in messages.contains { $0 == item["id"] } }.map {
            changed($0, [("status", "SENDING")])
        }
        return before.map { name, items in
            switch name {
            case "assisted":
                let items = items.map { item in
                    claimed.contains(item) ? changed(item, [("state", "unknown"), ("status", "SENDING")]) : item
                }
                return (name, items)
            case "messages-QUEUED": return (name, items.filter { item in !messages.contains { $0 == item["id"] } })
            case "messages-SENDING": return (name, items + moved)
            default: return (name, items)
            }
        }
    }

    private static func identity(_ item: JSONValue) -> String {
        item["id"]?.stringValue ?? item["message_id"]?.stringValue ?? ""
    }
}
