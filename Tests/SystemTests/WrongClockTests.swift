import Database
import EventLoop
import JSON
import TestKit
import Testing

extension SystemTests {
    /// The database's clock ran an hour ahead when a time was written, and is right again; and the database began a new life.
    /// No time is believed that its own rule cannot explain.
    @Suite struct WrongClockTests {
        @Test func nobodyWaitsForAnHour() async throws {
            try await withProduct { product in
                try await expectDeadIsSeen(product)
                try await expectAbandonedCallIsRun(product)
                try await expectAbandonedReviewGoesOn(product)
                try await expectAbandonedDraftIsWritten(product)
                try await expectAbandonedImportGoesOn(product)
            }
        }

        private func expectDeadIsSeen(_ product: Product) async throws {
            try await product.crash("scheduling")
            try await product.database.execute(
                """
                UPDATE platform.instances SET heartbeat_at = clock_timestamp() + interval '1 hour'
                WHERE service = 'scheduling'
                """)
            try await eventually("the health check is not deceived") {
                try await product.get("/healthz").status == 503
            }
            try await product.restart("scheduling")
            try await product.expectHealthy()
        }

        /// A process that died in a call left its lease behind.
        private func expectAbandonedCallIsRun(_ product: Product) async throws {
            let body: JSONValue = ["profile_url": "https://www.tiktok.com/@clock"]
            let headers = [(name: "Idempotency-Key", value: "clock-1")]
            let first = try await product.call("POST", "/api/social/suppressions", body, headers: headers)
            try #require(first.status < 300, "\(first)")
            try await product.database.execute(
                """
                UPDATE platform.idempotency_keys SET status = NULL, headers = NULL, body = NULL,
                    locked_until = clock_timestamp() + interval '1 hour' WHERE key = 'clock-1'
                """)
            let second = try await product.call("POST", "/api/social/suppressions", body, headers: headers)
            #expect(second.status < 300, "\(second)")
        }

        private func expectAbandonedReviewGoesOn(_ product: Product) async throws {
            _ = try await product.importFile(InventedPeople.csv(0..<5))
            try await product.database.execute(
                """
                INSERT INTO social.social_review_jobs (id, status, everybody, accepted, worker_until)
                VALUES (gen_random_uuid(), 'running', true, 5, clock_timestamp() + interval '1 hour')
                """)
            try await eventually("the review goes on") {
                try await product.database.first(
                    "SELECT bool_and(status = 'completed') FROM social.social_jobs WHERE kind = 'review'")?[0]
            }
        }

        /// Somebody had it in hand, or it waited for its next try, and the moment lies an hour ahead.
        private func expectAbandonedDraftIsWritten(_ product: Product) async throws {
            let person = try #require(try await product.qualified(60..<61).values.first)
            try await eventually("messaging knows the person") {
                try await product.database.first(
                    "SELECT true FROM social.social_recipients WHERE profile_id::text = \(person)")?[0]
            }
            try await product.crash("messaging")
            try await product.database.execute(
                """
                INSERT INTO social.social_draft_items (id, profile_id, message_type, next_attempt_at)
                VALUES (gen_random_uuid(), \(person)::text::uuid, 'initial', clock_timestamp() + interval '1 hour')
                """)
            try await product.restart("messaging")
            try await eventually("the draft is written") {
                try await product.get("/api/social/drafts").items.contains {
                    $0["social_profile_id"]?.stringValue == person
                }
            }
        }

        /// Without `profiles` there are no verdicts, so the reader is still at it when it dies.
        private func expectAbandonedImportGoesOn(_ product: Product) async throws {
            try await product.crash("profiles")
            let answer = try await product.send(
                "POST", "/api/social/imports", body: Array(InventedPeople.csv(100..<60_100).utf8), type: "text/csv")
            let id = try #require(answer.string("id"))
            try await eventually("the file is being read") {
                try await product.database.first(
                    "SELECT status = 'running' AND rows > 0 AND chunks IS NULL FROM social.social_imports WHERE id::text = \(id)"
                )?[0]
            }
            try await product.crash("discovery")
            try await product.database.execute(
                "UPDATE social.social_imports SET worker_until = clock_timestamp() + interval '1 hour' WHERE id::text = \(id)"
            )
            try await product.restart("discovery")
            try await expectResync(product, id)
            try await product.restart("profiles")
            let job = try await product.finishedImport(id, within: .seconds(120))
            #expect(job["counts"]?["added"] == 60_000, "\(job.text)")
        }

        /// Whoever watches an import hears that the database began a new life, and then the whole state.
        private func expectResync(_ product: Product, _ id: String) async throws {
            nonisolated(unsafe) let stream = try RawConnection(port: product.port("discovery"))
            stream.send("GET /api/social/imports/\(id)/events HTTP/1.1\r\nHost: x\r\nX-API-Key: \(product.key)\r\n\r\n")
            #expect(stream.answer(until: "event: import").status == 200)
            let heard = Heard()
            let reading = product.loop.task {
                // The import goes on meanwhile, so states may come before it.
                heard.text = try await product.loop.offload {
                    stream.answer(until: "event: resync", "event: import").text
                }
            }
            // What follows the log may not have begun when the first life ends.
            try await eventually("the stream says resync") {
                try await product.database.execute("DELETE FROM outbox.life")
                return heard.text.map { _ in true }
            }
            try await reading.value
            let text = heard.text ?? ""
            #expect(RawConnection.holds(["event: resync", "event: import"], in: text), "\(text)")
        }
    }
}

/// What a stream said. Confined to the scratch loop.
private final class Heard: @unchecked Sendable { var text: String? }
