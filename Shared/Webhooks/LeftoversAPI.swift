internal import AdapterWire
package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing

/// What networks said and nobody could take: to be read, tried again, and thrown away by a person.
package struct LeftoversAPI: Sendable {
    private let leftovers: Leftovers
    private let delivery: InboundDelivery

    package init(database: Database, delivery: InboundDelivery) {
        (leftovers, self.delivery) = (Leftovers(database: database), delivery)
    }

    package var routes: [Route] {
        [
            Leftovers.listing.route(
                "/api/inbound/leftovers", .read, "What networks said and could not be taken, newest first.",
                database: leftovers.database),
            .post(
                "/api/inbound/leftovers/{id}/retry", .manage, "Take it now: what was wrong has been mended.",
                answer: .json(.object([.required("taken", .boolean)]), "It was taken.").refusing(
                    "unreadable", "not-storable"), retry),
            .post(
                "/api/inbound/leftovers/{id}/discard", .manage, "Throw it away: somebody has read it.",
                answer: .json(.object([.required("discarded", .boolean)]), "It is gone."), discard),
        ]
    }

    private static let unknown = Problem.notFound("There is no such leftover.")

    private func retry(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        guard let (platform, content) = try await leftovers.content(of: id) else { throw LeftoversAPI.unknown }
        guard let json = try? JSONValue.parse(Array(content.utf8)), let event = try? InboundEvent(json, at: "event")
        else {
            throw Problem.conflict(
                "unreadable", "Nobody can read it. Look at its content, do what it asks for, and discard it.")
        }
        guard try await delivery.retry(event, from: platform) else {
            throw Problem.conflict("not-storable", "It still cannot be taken; its reason says why.")
        }
        _ = try await leftovers.discard(id)
        return .json(200, ["taken": true])
    }

    private func discard(_ request: Request) async throws -> Response {
        guard try await leftovers.discard(try request.uuid("id")) else { throw LeftoversAPI.unknown }
        return .json(200, ["discarded": true])
    }
}
