package import AdapterWire
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
package import Outbox
package import Suppression
internal import Webhooks

/// The people who want to take an animal in: listed, added, heard.
package struct Offers: InboundReceiver {
    let outbox: Outbox
    let suppressions: SuppressionList

    package init(outbox: Outbox, suppressions: SuppressionList) {
        (self.outbox, self.suppressions) = (outbox, suppressions)
    }

    static let record = Record(
        "ShelterOffer",
        [
            .uuid("id", "r.id"), .uuid("animal_id", "r.animal_id"), .text("platform", "r.platform"),
            .text("username", "r.username"), .text("platform_user_id", "r.platform_user_id").nullable,
            .text("called", "r.called", "What they are called.").nullable,
            .text("status", "r.status", "Of the letter to them."), .text("letter", "r.letter").nullable,
            .text("approval", "r.approval", "What a yes to the letter is bound to.").nullable,
            .text("reason", "r.reason", "Why it did not go out.").nullable,
            .boolean("said_no", "r.suppression_id IS NOT NULL"), .timestamp("answered_at", "r.answered_at").nullable,
            .timestamp("visit_due_at", "r.visit_due_at", "Time to ask how they are.").nullable,
            .timestamp("created_at", "r.created_at"),
        ])

    private static let listing = Listing(
        "shelter.offers", record, from: "shelter.offers r",
        filters: [.equals("animal_id", .uuid, "r.animal_id"), .flag("said_no", "r.suppression_id IS NOT NULL")])

    package var routes: [Route] {
        [
            Offers.listing.route("/api/shelter/offers", .read, "Who offers a home.", database: outbox.database),
            .post(
                "/api/shelter/offers", .review, "Somebody wants to take an animal in.",
                body: .object([
                    .required("animal_id", .uuid), .required("platform", .platform),
                    .required("username", .string(min: 1, max: 255)),
                    .optional("platform_user_id", .string(min: 1, max: 255)),
                    .optional("called", .string(min: 1, max: 100)),
                ]), answer: .created(Offers.record.shape, "The offer.").refusing("suppressed"), add),
        ]
    }

    private func add(_ request: Request) async throws -> Response {
        let names = Identifiers(
            platform: request.text("platform"), username: request.text("username"),
            platformUserID: request.text("platform_user_id"))
        let row = try await outbox.transaction { connection in
            guard try await !suppressions.contains(names, on: connection) else {
                throw Problem.conflict("suppressed", "They have said no, and are not kept.")
            }
            return try await connection.first(
                """
                INSERT INTO shelter.offers AS r (animal_id, platform, username, platform_user_id, called, hashes)
                SELECT id, \(names.platform), \(names.username), \(names.platformUserID), \(request.text("called")),
                    \(suppressions.presentHashes(for: names)) FROM shelter.animals
                WHERE id = \(request.text("animal_id").flatMap(UUID.init(text:))) RETURNING \(sql: Offers.record.selection)
                """)
        }
        guard let row else { throw Problem.notFound("There is no such animal.") }
        return .json(201, try Offers.record.object(row))
    }

    /// A no waits for nothing.
    package func takeNoes(_ events: [InboundEvent], from platform: String) async throws {
        try await suppressions.takeNoes(events, from: platform, through: outbox)
    }

    package func receive(_ event: InboundEvent, from platform: String) async throws -> Bool {
        guard event.kind == .reply else { return false }
        return try await outbox.database.execute(
            """
            UPDATE shelter.offers SET answered_at = clock_timestamp()
            WHERE platform = \(platform) AND platform_user_id = \(event.senderID) AND answered_at IS NULL
            """) > 0
    }
}
