internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract

/// One PATCH: what the operator decided or corrected about a person. Members that are absent stay as they are.
struct SocialProfileChange: Sendable {
    let id: UUID
    /// From `If-Match`; `nil` changes whatever version is there.
    let expectedVersion: Int64?
    let traceparent: String
    let discoveryStatus: String?
    /// The operator's word about the outreach; everything else in that column follows from what was done.
    let word: Word?
    let texts: [String: String?]

    enum Word: String, Sendable {
        /// Nobody writes to them any more.
        case closed
        /// Takes that back, and a skip: they stand where the facts say.
        case open
        /// The same for who is closed, as clients of before say it.
        case pending
    }

    /// Members that may also be emptied, with null.
    static let textColumns = ["full_name", "bio", "location", "category"]

    static let shape = Shape.change([
        .optional("discovery_status", .choice(SocialDiscoveryStatus.allCases.map(\.rawValue)), "Qualify or reject."),
        .optional(
            "outreach_status", .choice(["open", Word.closed.rawValue, Word.pending.rawValue]),
            "`closed` ends the outreach, `open` takes that or a skip back (`pending` too, of who is closed). Others follow from what was done."
        ),
        .optional("full_name", .nullable(.string(max: 255))),
        .optional("bio", .nullable(.string(max: 20_000))),
        .optional("location", .nullable(.string(max: 255))),
        .optional("category", .nullable(.string(max: 50))),
    ])

    init(id: UUID, expectedVersion: Int64?, body: JSONValue, traceparent: String) throws(Problem) {
        (self.id, self.expectedVersion, self.traceparent) = (id, expectedVersion, traceparent)
        discoveryStatus = body["discovery_status"]?.stringValue
        let status = body["outreach_status"]?.stringValue
        word = status.flatMap(Word.init(rawValue:))
        if let status, word == nil { throw SocialProfileChange.refusal(status, "") }
        var texts: [String: String?] = [:]
        for column in SocialProfileChange.textColumns {
            if let value = body[column] { texts.updateValue(value.stringValue, forKey: column) }
        }
        self.texts = texts
    }

    /// A word that is no operator's.
    static func refusal(_ status: String, _ why: String) -> Problem {
        .validation([
            FieldError(
                "/outreach_status", "choice",
                "\(status) follows from what was done and is not taken by hand\(why); say closed to end the outreach, or open to go on with it"
            )
        ])
    }

    func sets(_ column: String) -> Bool { texts[column] != nil }
    func text(_ column: String) -> String? { texts[column] ?? nil }
}
