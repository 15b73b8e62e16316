package import FoundationEssentials
package import JSON
package import Telemetry
package import Timekeeping

/// A request that passed every check of its route.
package struct Request: Sendable {
    package let head: RequestHead
    /// The route's pattern: what logs and metrics name, because a path may hold ids.
    package let pattern: String
    /// Percent-decoded path segments, by the names of the pattern.
    package let parameters: [String: String]
    package let query: QueryItems
    package let body: [UInt8]
    /// The body, parsed and judged by the route's shape; `nil` for a route without a shape.
    package internal(set) var json: JSONValue?
    package internal(set) var principal: Principal
    /// When the caller gives up or is given up on; the task is cancelled then.
    package let deadline: ContinuousClock.Instant
    let trail: RequestTrail

    package var method: Method { head.method }
    package var path: String { head.path }
    package var headers: Headers { head.headers }
    package var requestID: String { trail.requestID }
    package var trace: TraceContext { trail.trace }
    /// The id of the last event a reconnecting reader has seen.
    package var lastEventID: String? { headers["Last-Event-ID"] }

    /// A path parameter that must be a UUID.
    /// - Throws: 404, because nothing can be known under another text.
    package func uuid(_ name: String) throws(Problem) -> UUID {
        guard let text = parameters[name], text.utf8.count == 36, let id = UUID(text: text) else {
            throw .notFound("\(name) is not the id of anything.")
        }
        return id
    }

    /// A text from a member of the body that the route's shape has already judged; `nil` where it is not there, or null.
    package func text(_ member: String) -> String? { json?[member]?.stringValue }

    /// A moment from a member of the body, which has to lie in the future when the call is made, and may be over when it is repeated.
    /// - Returns: `nil` where the member is not there, or null.
    package func future(_ member: String) throws(Problem) -> Timestamp? {
        guard let moment = json?[member]?.stringValue.flatMap(Timestamp.init(iso8601:)) else { return nil }
        guard moment > .now() else { throw .validation([FieldError("/\(member)", "range", "must lie in the future")]) }
        return moment
    }

    /// Ids from a member of the body that the route's shape has already judged, each once, in their order.
    package func uuids(_ member: String) -> [UUID] {
        var seen: Set<UUID> = []
        let texts = json?[member]?.arrayValue ?? []
        return texts.compactMap { $0.stringValue.flatMap(UUID.init(text:)) }.filter { seen.insert($0).inserted }
    }
}
