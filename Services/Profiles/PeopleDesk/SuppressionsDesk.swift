internal import Addresses
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
package import Outbox
package import Suppression

/// The list of people who said no, over HTTP. It belongs to no product: a "no" is taken while any product's tables are missing, and
/// takes effect with the answer, for whoever imports, drafts or sends asks the list first.
package struct SuppressionsDesk: Sendable {
    let suppressions: SuppressionList
    let outbox: Outbox
    let keepers: [any PeopleKeeper]
    private let formerPaths: [String]

    /// - Parameters:
    ///   - keepers: the products whose people a "no" may mean.
    ///   - formerPaths: where the list stood when it was a product's; it answers there as well.
    package init(
        suppressions: SuppressionList, outbox: Outbox, keepers: [any PeopleKeeper], formerPaths: [String] = []
    ) {
        (self.suppressions, self.outbox, self.keepers) = (suppressions, outbox, keepers)
        self.formerPaths = formerPaths
    }

    package var routes: [Route] { (["/api/suppressions"] + formerPaths).flatMap { routes(below: $0) } }

    private func routes(below path: String) -> [Route] {
        [
            SuppressionList.listing.route(
                path, .read, "Everybody who said no, newest first; only hashes are kept.", database: outbox.database),
            .post(
                path, .review, "Record a no: this person is never written to.", body: SuppressionBody.recording,
                answer: .created(SuppressionsDesk.recorded, "It is on the list now.").or(
                    .json(SuppressionsDesk.recorded, "It was on the list already.")),
                record),
            .post(
                path + "/check", .read, "Whether an address or a profile is on the list.", body: SuppressionBody.naming,
                answer: .json(SuppressionsDesk.checked, "What the list says."), check),
            .post(
                path + "/{id}/retract", .review,
                "Take a wrong no back: yours within 15 minutes, or one that was read from a reply.",
                body: .object([
                    .optional("reason", .string(min: 1, max: 500), "Why it was wrong."),
                    .optional(
                        "every_reply", .boolean,
                        "It was read from several replies, and all of them were read wrongly."),
                ]),
                answer: .json(SuppressionsDesk.takenBack, "It is taken back.").refusing(
                    "already-retracted", "said-again", "not-yours", "too-late"),
                retract),
        ]
    }

    private static let recorded = Shape.object([
        .required("id", .uuid), .required("is_new", .boolean),
        .required(
            "known_people", .nullable(.count),
            "How many of the people we have it means; null when they cannot be asked for now, and are found later."),
        .required("remark", .nullable(.text), "What may have been mistyped: the no is kept, and may find nobody."),
    ])
    private static let checked = Shape.object([
        .required("on_list", .boolean), .required("entries", .list(SuppressionList.record.shape), "Those that say so."),
        .required(
            "known_people", .nullable(.count),
            "How many of the people we have it means; null while a product's tables are missing."),
    ])
    private static let takenBack = Shape.object([
        .required("id", .uuid), .required("freed_people", .count, "Whom nothing keeps from being written to any more."),
    ])

    private func record(_ request: Request) async throws -> Response {
        do {
            return try await record(request, isSearching: true)
        } catch let error as DatabaseError where error.sqlState == "55P03" || error.isOfMissingParts {
            // Whoever has a product's tables locked may take an hour, and tables may be damaged; the list is not theirs.
            guard request.json?["profile_id"] == nil else { throw error }
            return try await record(request, isSearching: false)
        }
    }

    /// - Parameter isSearching: whether the products can be asked for their people now; else they hear of it by its event.
    private func record(_ request: Request, isSearching: Bool) async throws -> Response {
        let body = request.json ?? .null
        let reason = body["reason"]?.stringValue ?? "asked not to be contacted"
        let (entry, known) = try await outbox.transaction { connection -> ((id: UUID, isNew: Bool), Int64?) in
            let keepers = isSearching ? try await installed(on: connection) : []
            let isSearched = keepers.count == self.keepers.count
            let identifiers = try await identifiers(body, keepers, on: connection)
            let origin = NoOrigin(
                reason: reason, source: request.principal.name, recordedBy: request.principal.id, isSearched: isSearched
            )
            guard let entry = try await suppressions.add(identifiers, origin, on: connection) else {
                throw SuppressionBody.nobodyNamed(body)
            }
            var known: Int64 = 0
            for keeper in keepers { known += try await keeper.saidNo(entry.id, identifiers, on: connection) }
            return (entry, isSearched ? known : nil)
        }
        return .json(
            entry.isNew ? 201 : 200,
            [
                "id": .string(entry.id.lowercase), "is_new": .bool(entry.isNew),
                "known_people": known.map(JSONValue.int) ?? .null, "remark": JSONValue(remark(on: body)),
            ])
    }

    /// A network may come later, so a no is kept whatever network it names; who mistyped one has to hear it.
    private func remark(on body: JSONValue) -> String? {
        let book = suppressions.book
        if let platform = body["platform"]?.stringValue, book.reader(of: platform) == nil {
            return "No network here is called \(platform); known are \(book.listed)."
        }
        guard let url = body["profile_url"]?.stringValue else { return nil }
        do throws(AddressRefusal) { _ = try ProfileURL(url, in: book) } catch { return "The address \(error.reason)." }
        return nil
    }

    private func check(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        return try await outbox.database.withConnection { connection in
            let keepers = try await installed(on: connection)
            let identifiers = try await identifiers(body, keepers, on: connection)
            guard suppressions.everyHash(for: identifiers).all.isEmpty == false else {
                throw SuppressionBody.nobodyNamed(body)
            }
            let entries = try await suppressions.entries(for: identifiers, on: connection)
            var known: Int64 = 0
            for keeper in keepers { known += try await keeper.count(identifiers, on: connection) }
            return .json(
                200,
                [
                    "on_list": .bool(!entries.isEmpty), "entries": .array(entries.map(JSONValue.object)),
                    "known_people": keepers.count == self.keepers.count ? .int(known) : .null,
                ])
        }
    }

    private func retract(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let reason = request.json?["reason"]?.stringValue
        let everyReply = request.json?["every_reply"]?.boolValue ?? false
        do {
            let freed = try await outbox.transaction { connection in
                let keepers = try await installed(on: connection)
                _ = try await suppressions.retract(
                    id, by: request.principal.id, named: request.principal.name, reason: reason,
                    everyReply: everyReply, isSearched: keepers.count == self.keepers.count, on: connection)
                var freed: Int64 = 0
                for keeper in keepers { freed += try await keeper.tookBack(id, on: connection) }
                return freed
            }
            return .json(200, ["id": .string(id.lowercase), "freed_people": .int(freed)])
        } catch let refusal as RetractionRefusal {
            throw Problem(refusal)
        }
    }

    private func installed(on connection: Connection) async throws -> [any PeopleKeeper] {
        var found: [any PeopleKeeper] = []
        for keeper in keepers where try await keeper.isInstalled(on: connection) { found.append(keeper) }
        return found
    }

    /// What the caller gave; for a known person everything by which they are recognised as well.
    private func identifiers(
        _ body: JSONValue, _ keepers: [any PeopleKeeper], on connection: Connection
    ) async throws -> Identifiers {
        let given = SuppressionBody.identifiers(body)
        guard let id = body["profile_id"]?.stringValue.flatMap(UUID.init(text:)) else {
            return given
        }
        for keeper in keepers {
            guard var known = try await keeper.identifiers(of: id, on: connection) else { continue }
            (known.email, known.phone) = (given.email, given.phone)
            return known
        }
        throw Problem.notFound("There is no person with this profile_id.")
    }
}
