internal import FoundationEssentials
package import HTTPServer
package import JSON
internal import Timekeeping

/// In the words of what is sent: messages, posts.
extension LedgerAttempt {
    /// - Parameter name: in the document: `SocialAttempt`.
    package static func shape(_ name: String) -> Shape {
        .named(
            name,
            .object([
                .required("account_id", .uuid), .required("delivery", .text),
                .required("outcome", .nullable(.text), "Null while it is under way."),
                .required("code", .nullable(.text)), .required("reason", .nullable(.text)), .required("actor", .text),
                .required("began_at", .timestamp),
                .required("at", .timestamp, "When it ended, or the last that is known."),
            ]))
    }

    package var json: JSONValue {
        [
            "account_id": .string(accountID.lowercase),
            "delivery": .string(delivery == "hands" ? Account.Delivery.assisted.rawValue : delivery),
            "outcome": JSONValue(word), "code": JSONValue(code), "reason": JSONValue(reason),
            "actor": .string(actor ?? "ledger"), "began_at": .string(intentAt.iso8601),
            "at": .string((endedAt ?? callingAt ?? intentAt).iso8601),
        ]
    }

    /// `nil` while it is under way.
    private var word: String? {
        switch (kind, outcome) {
        case ("try", "succeeded"): "sent"
        case ("lookup", "absent"): "not_found"
        default: outcome
        }
    }
}
