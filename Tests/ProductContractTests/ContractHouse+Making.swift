import Database
import EventLoop
import FoundationEssentials
import JSON
import TestKit
import Testing

/// What single calls are about, made for them.
extension ContractHouse {
    /// - Returns: the id of what a call made.
    func make(_ path: String, _ body: JSONValue, in service: String) async throws -> String {
        let made = try await post(service, path, body.text)
        try #require(made.status < 300, "\(path): \(made)")
        return try #require(made.json["id"]?.stringValue, "\(path): \(made)")
    }

    func act(_ path: String, in service: String) async throws {
        let done = try await post(service, path)
        try #require(done.status < 300, "\(path): \(done)")
    }

    func draft() throws -> String {
        let one = stock.drafts.popLast()
        return try #require(one, "no draft is left")
    }

    func person() throws -> String {
        let one = stock.people.popLast()
        return try #require(one, "nobody is left")
    }

    func letter() throws -> (offer: String, approval: String) {
        let one = stock.letters.popLast()
        return try #require(one, "no letter is left")
    }

    /// A message in line for hands.
    func offered() async throws -> (message: String, item: String) {
        let message = try draft()
        let order: JSONValue = ["message_ids": [.string(message)], "delivery": "assisted"]
        let sent = try await post("messaging", "/api/social/pipeline/send", order.text)
        try #require(sent.json["accepted"] == 1, "\(sent)")
        let line = try await get("messaging", "/api/social/assisted?limit=200")
        let item = line.items.first { $0["message_id"]?.stringValue == message }
        return (message, try #require(item?["id"]?.stringValue, "\(line)"))
    }

    /// A letter of the shelter's in line for hands.
    func offeredLetter() async throws -> String {
        let (offer, approval) = try letter()
        let yes: JSONValue = ["approval": .string(approval), "delivery": "hands"]
        let approved = try await post("shelter", "/api/shelter/offers/\(offer)/approve", yes.text)
        try #require(approved.status == 200, "\(approved)")
        let line = try await get("shelter", "/api/shelter/assisted?limit=200")
        let item = line.items.first { $0["offer_id"]?.stringValue == offer }
        return try #require(item?["id"]?.stringValue, "\(line)")
    }

    /// Whoever took it has not reported in time.
    func lapse(_ item: String) async throws {
        try await script(
            "UPDATE platform.actions SET claimed_until = clock_timestamp() - interval '1 second' WHERE id = '\(item)'")
    }

    /// A job that nobody works on.
    func job(_ kind: String, _ status: String, in table: String) async throws -> String {
        let id = UUID().uuidString.lowercased()
        try await script(
            """
            INSERT INTO \(table) (id, kind, status, accepted, created_by)
            VALUES ('\(id)', '\(kind)', '\(status)', 0, 'a test')
            """)
        return id
    }

    /// What a network said, as an event of the contract.
    func leftover() async throws -> String {
        let id = UUID().uuidString.lowercased()
        let event: JSONValue = [
            "type": "reply", "sender_id": .string(name()), "external_id": .string(name()), "text": "hello",
        ]
        try await script(
            """
            INSERT INTO platform.inbound_leftovers (id, platform, code, reason, content, fingerprint)
            VALUES ('\(id)', 'facebook', 'not_storable', 'a test', '\(event.text)', sha256('\(id)'))
            """)
        return id
    }

    func reply() async throws -> String {
        let id = UUID().uuidString.lowercased()
        try await script(
            """
            INSERT INTO social.social_replies (id, platform, external_id, platform_user_id, body, received_at)
            VALUES ('\(id)', 'facebook', '\(name())', '\(name())', 'hello', clock_timestamp())
            """)
        return id
    }

    /// Somebody who was written to.
    func writtenTo() async throws -> String {
        let place = try #require(known["GET /api/social/assisted/{id}"])
        let item = try await get("messaging", place)
        return try #require(item.json["profile_id"]?.stringValue, "\(item)")
    }

    /// A timer whose work failed. A follow-up of its person is in the making, so that raising it again drafts no other.
    func failedTimer() async throws -> String {
        let person = try await writtenTo()
        let asked: JSONValue = ["profile_ids": [.string(person)]]
        let followup = try await post("messaging", "/api/social/pipeline/followup", asked.text)
        try #require(followup.status == 202, "\(followup)")
        try await settle()
        var timer: String?
        try await eventually("the timer is there") {
            let timers = try await self.get("scheduling", "/api/social/followup-timers?profile_id=\(person)")
            timer = timers.items.first?["message_id"]?.stringValue
            return timer != nil
        }
        let id = try #require(timer)
        try await script(
            """
            UPDATE social.social_followup_timers SET status = 'failed', failed_at = clock_timestamp()
            WHERE message_id = '\(id)'
            """)
        return id
    }

    /// What was asked for is done: a row that comes in later would stand on one page and not on the next.
    func settle() async throws {
        try await eventually("nothing is under way") {
            let row = try await self.database.first(
                """
                SELECT NOT EXISTS (SELECT FROM social.social_imports WHERE status IN ('pending', 'running'))
                    AND NOT EXISTS (SELECT FROM shelter.imports WHERE status IN ('pending', 'running'))
                    AND NOT EXISTS (SELECT FROM social.social_draft_items WHERE status = 'pending')
                    AND NOT EXISTS (SELECT FROM shelter.job_items WHERE status = 'pending')
                    AND NOT EXISTS (SELECT FROM social.social_followup_timers
                                    WHERE status = 'waiting' AND due_at <= clock_timestamp()) AS is_quiet
                """)
            guard let row else { return false }
            let isQuiet: Bool = try row["is_quiet"]
            return isQuiet
        }
    }
}
