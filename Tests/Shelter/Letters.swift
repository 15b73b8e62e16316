package import Actions
internal import Approval
package import Database
package import Dispatch
internal import FoundationEssentials
package import HTTPServer
package import Hands
internal import JSON
package import Jobs
internal import Listing
package import Quarantine
internal import Texts

/// Letters to who offers a home: written from a template by a job, read and approved, and put in line.
package struct Letters: Sendable {
    let actions: RowActions
    let networks: Networks
    let database: Database

    package init(_ actions: RowActions, networks: Networks, database: Database) {
        (self.actions, self.networks, self.database) = (actions, networks, database)
    }

    /// - Parameters:
    ///   - write: rung when letters are to be written.
    ///   - send: rung when one is in line.
    package func routes(write: @escaping @Sendable () -> Void, send: @escaping @Sendable () -> Void) -> [Route] {
        [
            .post(
                "/api/shelter/letters", .draft, "Write to everybody who offers a home and has no letter.",
                body: .object([.required("template", .string(min: 1, max: 2000), "With {{called}} and {{animal}}.")]),
                answer: Jobs(.letters).accepted
            ) { request in
                defer { write() }
                return try await begin(request)
            },
            .post(
                "/api/shelter/offers/{id}/approve", .send, "Have a letter sent as it was read.",
                body: .object([
                    .required("approval", .string(min: 64, max: 64), "As the list shows it."),
                    .required("delivery", .choice(ActionDelivery.allCases.map(\.rawValue))),
                ]),
                answer: .json(Offers.record.shape, "It is in line.").refusing(
                    "not-approved", "not-deliverable", "restored")
            ) { request in
                defer { send() }
                return try await approve(request)
            },
        ]
    }

    private func begin(_ request: Request) async throws -> Response {
        let text = request.text("template") ?? ""
        do throws(TemplateError) { _ = try Template(text, known: ["called", "animal"]) } catch {
            throw Problem.validation([FieldError("/template", "format", error.description)])
        }
        return try await Jobs(.letters).start("letters", for: request, in: database) { id, connection in
            try await connection.execute(
                """
                INSERT INTO shelter.job_items (job_id, offer_id, template) SELECT \(id), id, \(text) FROM shelter.offers
                WHERE status = 'new' AND suppression_id IS NULL ORDER BY id ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Writes one letter, or says why not.
    package static func write(_ item: JobItem, on connection: Connection) async throws {
        let row = try await connection.first(
            """
            SELECT i.template, o.platform, o.username, o.called, a.name FROM shelter.job_items i
            JOIN shelter.offers o ON o.id = i.offer_id JOIN shelter.animals a ON a.id = o.animal_id WHERE i.id = \(item.id)
            """)
        guard let row else { throw JobFailure(code: "gone", reason: "the offer is gone") }
        let values: [String: String?] = ["called": try row["called"], "animal": try row["name"]]
        do {
            let text = try Template(try row["template"], known: Array(values.keys)).rendered { values[$0] ?? nil }
            let yes = approval(text, try row["platform"], try row["username"])
            try await connection.execute(
                """
                UPDATE shelter.offers SET status = 'draft', letter = \(text), approval = \(yes)
                WHERE id = \(item.subject) AND status = 'new'
                """)
        } catch let finding as Finding {
            throw JobFailure(code: finding.code.rawValue, reason: finding.reason)
        }
    }

    /// What a yes is bound to: this text, to this person.
    private static func approval(_ text: String, _ platform: String, _ name: String) -> String {
        Approval(of: ["text": .string(text), "recipient": .array([.string(platform), .string(name)])]).hash
    }

    private func approve(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let found = try await database.first(
            "SELECT letter, platform, username, platform_user_id, hashes FROM shelter.offers WHERE id = \(id)")
        guard let found, let text: String = try found["letter"] else {
            throw Problem.notFound("There is no such letter.")
        }
        let action = try await networks.message(
            text, to: try found["username"], try found["platform_user_id"], on: try found["platform"],
            hashes: try found["hashes"], of: actions.name, id,
            by: ActionDelivery(rawValue: request.text("delivery") ?? "") ?? .hands, for: request.principal.name)
        let row = try await actions.queue(
            action, approved: request.text("approval"), returning: Offers.record.selection, in: database)
        return .json(200, try Offers.record.object(row))
    }

    /// In the ledger. The last word: nobody is written to who said no, and nothing is sent but what somebody has read.
    /// - Parameter sent: what follows when one was.
    package static func actions(
        sent: @escaping @Sendable (Conclusion, Connection) async throws -> Void
    ) -> RowActions {
        RowActions(
            "shelter", ["message"], "shelter.offers", sent: sent,
            held: RestoredRows.held(of: "shelter.offers"),
            columns: "r.letter, r.approval, r.platform, r.username, r.hashes, r.suppression_id IS NOT NULL AS said_no"
        ) { row in
            let now = approval(try row["letter"], try row["platform"], try row["username"])
            let isSame = try row["approval"] as String? == now
            return RowWord(
                refusal: try row["said_no"] ? "they have said no" : isSame ? nil : "it is not what was approved",
                recipientHashes: try row["hashes"])
        }
    }

    /// For whoever sends letters with their own hands.
    package static let hands = RowHands(
        "shelter", path: "/api/shelter", "shelter.offers", text: "r.letter", isHidden: "r.suppression_id IS NOT NULL",
        held: RestoredRows.held(of: "shelter.offers"),
        form: HandsForm(
            noun: "letter", shape: "ShelterAssisted", subject: "offer_id", platforms: .platform, fields: [],
            refusals: ["not-wanted"]))

    /// What waits for a person's word after a restore.
    package static func restored(_ ledger: Ledger) -> RestoredRows {
        RestoredRows(
            "shelter", "shelter.offers",
            groups: [.drafts: "r.status = 'draft'", .hands: "r.status = 'offered'", .people: "r.status = 'new'"],
            skipped: "status = 'closed'", ledger: ledger)
    }
}
