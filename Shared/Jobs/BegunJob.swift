package import FoundationEssentials
package import HTTPServer
package import JSON

/// What a call answers that began a job: how much is done or in line, and who was passed over, each with the reason.
package struct BegunJob: Sendable {
    /// Somebody who was named, or would have been meant, and is passed over.
    package struct Skipped: Sendable {
        let id: UUID
        /// What programs tell reasons apart by.
        let code: String?
        /// The same for people.
        let reason: String

        package init(_ id: UUID, code: String? = nil, reason: String) {
            (self.id, self.code, self.reason) = (id, code, reason)
        }

        /// - Parameter codes: each has a ``code``, one of these; none has one where there are none.
        package static func shape(codes: [String]) -> Shape {
            let code = codes.isEmpty ? [] : [Shape.Field.required("code", .choice(codes), "Why.")]
            return .list(
                .object([.required("id", .uuid)] + code + [.required("reason", .text, "For people.")]))
        }

        package var json: JSONValue {
            var object: JSONObject = ["id": .string(id.lowercase)]
            if let code { object["code"] = .string(code) }
            object["reason"] = .string(reason)
            return .object(object)
        }
    }

    let job: UUID
    let accepted: Int64
    let skipped: [Skipped]
    /// Who was not even looked at, by reason; `nil` where nobody is told.
    let leftOut: [String: Int64]?

    package init(_ job: UUID, accepted: Int64, skipped: [Skipped], leftOut: [String: Int64]? = nil) {
        (self.job, self.accepted, self.skipped, self.leftOut) = (job, accepted, skipped, leftOut)
    }

    /// - Parameters:
    ///   - codes: whoever is passed over has one of these.
    ///   - tellsLeftOut: who was not even looked at is told of.
    package static func answer(_ summary: String, codes: [String] = [], tellsLeftOut: Bool = false) -> Answer {
        let leftOut = Shape.Field.required(
            "left_out", .list(.object([.required("reason", .text), .required("count", .count)])),
            "Who was not even looked at, by reason, where everybody was asked for.")
        return .accepted(
            .object(
                [
                    .required("accepted", .count, "So many are done or in line."),
                    .required("skipped", Skipped.shape(codes: codes), "And these are not."),
                ] + (tellsLeftOut ? [leftOut] : []) + [.required("job", .text, "Where its progress is.")]), summary)
    }

    /// - Parameter path: of the job's list, such as `/api/social/jobs`.
    package func response(at path: String) -> Response {
        let location = "\(path)/\(job.lowercase)"
        var object: JSONObject = ["accepted": .int(accepted), "skipped": .array(skipped.map(\.json))]
        if let leftOut {
            object["left_out"] = .array(
                leftOut.sorted { $0.key < $1.key }.map { ["reason": .string($0.key), "count": .int($0.value)] })
        }
        object["job"] = .string(location)
        return .accepted(location: location, .object(object))
    }
}
