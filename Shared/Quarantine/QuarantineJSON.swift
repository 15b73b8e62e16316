internal import FoundationEssentials
package import HTTPServer
package import JSON
internal import Timekeeping

extension Quarantine {
    /// As health and the API show it.
    package var json: JSONValue {
        [
            "id": .string(id.uuidString.lowercased()), "cause": .string(cause.rawValue), "reason": .string(reason),
            "since": .string(since.iso8601), "began_at": .string(beganAt.iso8601), "began_by": .string(beganBy),
            "pause_id": .string(pauseID.uuidString.lowercased()), "noes_until": JSONValue(noesUntil),
            "noes_merged": JSONValue(noesMerged), "confirmed_at": JSONValue(confirmedAt),
        ]
    }
}

extension Quarantine {
    package static let shape = Shape.named(
        "Quarantine",
        .object([
            .required("id", .uuid),
            .required("cause", .choice(QuarantineCause.allCases.map(\.rawValue)), "What was found."),
            .required("reason", .text, "What its pause says."),
            .required("since", .timestamp, "The newest moment that the older state knows of."),
            .required("began_at", .timestamp), .required("began_by", .text),
            .required("pause_id", .uuid, "The pause that holds everything."),
            .required(
                "noes_until", .nullable(.timestamp),
                "Until when a file beside the database had every no; null without one."),
            .required("noes_merged", .count, "Noes that were read from that file."),
            .required("confirmed_at", .nullable(.timestamp), "When everybody was answered for."),
        ]))
}
