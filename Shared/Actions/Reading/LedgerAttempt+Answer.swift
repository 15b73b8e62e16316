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
                .required("account_id", .uuid),
                .required("delivery", .choice(ActionDelivery.allCases.map { told($0.rawValue) })),
                .required(
                    "outcome", .nullable(.text),
                    "Null while it is under way. Earlier versions had words of their own, so there is no list of them."),
                .required("code", .nullable(.text)), .required("reason", .nullable(.text)), .required("actor", .text),
                .required("began_at", .timestamp),
                .required("at", .timestamp, "When it ended, or the last that is known."),
            ]))
    }

    package var json: JSONValue {
        [
            "account_id": .string(accountID.lowercase),
            "delivery": .string(LedgerAttempt.told(delivery)),
            "outcome": JSONValue(word), "code": JSONValue(code), "reason": JSONValue(reason),
            "actor": .string(actor ?? "ledger"), "began_at": .string(intentAt.iso8601),
            "at": .string((endedAt ?? callingAt ?? intentAt).iso8601),
        ]
    }

    /// Where messages are spoken of, what hands do is assisted.
    private static func told(_ delivery: String) -> String {
        delivery == ActionDelivery.hands.rawValue ? Account.Delivery.assisted.rawValue : delivery
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
