internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract

/// One PATCH: what the operator decided or corrected about a person. Members that are absent stay as they are.
struct ProfileChange: Sendable {
    let id: UUID
    /// From `If-Match`; `nil` changes whatever version is there.
    let expectedVersion: Int64?
    let traceparent: String
    let discoveryStatus: String?
    let outreachStatus: String?
    let texts: [String: String?]

    /// Members that may also be emptied, with null.
    static let textColumns = ["full_name", "bio", "location", "category"]

    static let shape = Shape.object([
        .optional("discovery_status", .choice(DiscoveryStatus.allCases.map(\.rawValue)), "Qualify or reject."),
        .optional("outreach_status", .choice(OutreachStatus.allCases.map(\.rawValue)), "`closed` ends the outreach."),
        .optional("full_name", .nullable(.string(max: 255))),
        .optional("bio", .nullable(.string(max: 20_000))),
        .optional("location", .nullable(.string(max: 255))),
        .optional("category", .nullable(.string(max: 50))),
    ])

    init(id: UUID, expectedVersion: Int64?, body: JSONValue, traceparent: String) throws(Problem) {
        (self.id, self.expectedVersion, self.traceparent) = (id, expectedVersion, traceparent)
        discoveryStatus = body["discovery_status"]?.stringValue
        outreachStatus = body["outreach_status"]?.stringValue
        var texts: [String: String?] = [:]
        for column in ProfileChange.textColumns {
            if let value = body[column] { texts.updateValue(value.stringValue, forKey: column) }
        }
        self.texts = texts
        guard discoveryStatus != nil || outreachStatus != nil || !texts.isEmpty else {
            throw .validation([FieldError("", "required", "Name at least one member to change.")])
        }
    }

    func sets(_ column: String) -> Bool { texts[column] != nil }
    func text(_ column: String) -> String? { texts[column] ?? nil }
}
