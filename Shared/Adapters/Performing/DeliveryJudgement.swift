package import AdapterWire
package import Timekeeping

/// Whether an operation can be delivered by the network's own interface, said before any work is done (design section 4).
package enum DeliveryJudgement: Sendable, Equatable {
    /// A note says what it rests on, where that is not plain.
    case available(note: String?)
    /// A sentence for the operator: why not, and what to do.
    case refused(Code, String)

    package enum Code: String, CaseIterable, Sendable {
        case notAvailable = "NOT_AVAILABLE"
        case needsCredentials = "NEEDS_CREDENTIALS"
        case partnerOnly = "PARTNER_ONLY"
        case noRecipientID = "NO_RECIPIENT_ID"
        case answersOnly = "ANSWERS_ONLY"
        case textTooLong = "TEXT_TOO_LONG"
    }

    /// What is known about the one delivery in question.
    package struct Facts: Sendable {
        /// When the person wrote to us last.
        package var lastWrote: Timestamp?
        package var now: Timestamp
        package var text: String?
        /// `nil` for what addresses nobody, such as a post.
        package var hasRecipientID: Bool?

        package init(now: Timestamp, lastWrote: Timestamp? = nil, text: String? = nil, hasRecipientID: Bool? = nil) {
            (self.now, self.lastWrote, self.text, self.hasRecipientID) = (now, lastWrote, text, hasRecipientID)
        }
    }

    /// The first thing that stands in the way: the network's terms before the account's credentials, these before the
    /// person, and the text last.
    /// - Parameter present: names of the account's credentials.
    package static func of(
        _ operation: Manifest.Operation, in manifest: Manifest, credentials present: Set<String>, _ facts: Facts
    ) -> DeliveryJudgement {
        let terms = Terms(operation, in: manifest, credentials: present)
        if let refusal = terms.refusal ?? terms.refusal(facts) { return refusal }
        guard operation.access == .partnerOnly else { return .available(note: nil) }
        return .available(
            note: "\(manifest.displayName) allows this to partners only; the credentials of such a contract are set.")
    }
}

/// An operation's terms and the credentials at hand.
struct Terms {
    let operation: Manifest.Operation
    private let name: String
    /// Environment names of the credentials that are not there.
    let missing: [String]

    init(_ operation: Manifest.Operation, in manifest: Manifest, credentials present: Set<String>) {
        (self.operation, name) = (operation, manifest.displayName)
        missing = operation.credentials.filter { !present.contains($0) }.compactMap {
            manifest.credential($0)?.environment
        }
    }

    var hasInterface: Bool { operation.deliveries.contains(.api) && operation.access != .none }

    /// What stands in the way of everybody.
    var refusal: DeliveryJudgement? {
        guard hasInterface else {
            let other = operation.deliveries.contains(.assisted) ? " A person can do it by hand (assisted)." : ""
            return .refused(.notAvailable, "\(name) has no interface for this.\(other)")
        }
        guard !missing.isEmpty else { return nil }
        let names = missing.joined(separator: ", ")
        if operation.access == .partnerOnly {
            return .refused(
                .partnerOnly, "\(name) allows this to partners only. With a contract, set \(names).")
        }
        return .refused(.needsCredentials, "\(name) needs \(names).")
    }

    func refusal(_ facts: DeliveryJudgement.Facts) -> DeliveryJudgement? {
        if facts.hasRecipientID == false {
            return .refused(
                .noRecipientID,
                "\(name) addresses people by an id (platform_user_id), and this person has none yet.")
        }
        return windowRefusal(facts) ?? lengthRefusal(facts)
    }

    private func windowRefusal(_ facts: DeliveryJudgement.Facts) -> DeliveryJudgement? {
        guard operation.access == .answersOnly, let window = operation.windowSeconds else { return nil }
        let rule = "\(name) only lets us answer within \(Terms.words(seconds: window)) after the person wrote"
        guard let lastWrote = facts.lastWrote else {
            return .refused(.answersOnly, "\(rule), and this person never wrote.")
        }
        let closed = lastWrote.adding(.seconds(window))
        return facts.now < closed ? nil : .refused(.answersOnly, "\(rule); that time ended at \(closed.iso8601).")
    }

    private func lengthRefusal(_ facts: DeliveryJudgement.Facts) -> DeliveryJudgement? {
        guard let limit = operation.text, let text = facts.text, case let length = limit.length(of: text),
            length > limit.max
        else { return nil }
        return .refused(
            .textTooLong,
            "\(name) takes at most \(limit.max) \(limit.unit.words); this text has \(length). Shorten it.")
    }

    static func words(seconds: Int) -> String {
        switch seconds {
        case let days where days % 86_400 == 0 && days > 86_400: "\(days / 86_400) days"
        case let hours where hours % 3600 == 0: hours == 3600 ? "1 hour" : "\(hours / 3600) hours"
        default: "\(seconds) seconds"
        }
    }
}
