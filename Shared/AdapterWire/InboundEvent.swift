package import JSON

/// Something that happened on the network.
package struct InboundEvent: Sendable, Equatable {
    package enum Kind: String, CaseIterable, Sendable {
        case reply, delivered, read, bounced, unsubscribed
        /// The writer changed a reply: `text` is what it says now.
        case edited
        /// The writer took a reply back: its text has to go.
        case deleted
        /// Somebody marked one of our messages with a sign, `text`; without one they took the sign away.
        case reaction
    }

    /// What a reply came as.
    package enum Form: String, CaseIterable, Sendable {
        case text
        /// A button or a proposed answer; `text` is its title.
        case button
        /// Something without words, or beside them.
        case attachment
        /// An answer to a story of ours, or a mention in one of theirs.
        case story
        /// Only a mark on a message of ours.
        case reaction
        /// The network does not say what it was.
        case unsupported
    }

    /// Longest id that is taken, in bytes; Instagram's messages have some 170.
    package static let longestID = 1024

    package var kind: Kind
    /// The network's id of the event; a second one of the same id is the same event. Of ``Kind/edited``, ``Kind/deleted`` and
    /// ``Kind/reaction``: of the message they speak of.
    package var externalID: String?
    package var senderID: String
    /// Which of our accounts it is for, in the network's words.
    package var accountRef: String?
    /// As given: no trimming, no normalising; U+0000, for which databases have no place, is U+FFFD.
    package var text: String?
    package var form: Form
    /// How often a reply has been changed by now, for ``Kind/edited``.
    package var revision: Int?
    /// For `delivered` and `read`: the messages it speaks of.
    package var externalIDs: [String]
    /// For `delivered` and `read`: everything up to this moment, in milliseconds since 1970.
    package var before: Int?
    /// Milliseconds since 1970.
    package var at: Int?

    package init(
        _ kind: Kind, senderID: String, externalID: String? = nil, accountRef: String? = nil, text: String? = nil,
        form: Form = .text, revision: Int? = nil, externalIDs: [String] = [], before: Int? = nil, at: Int? = nil
    ) {
        (self.kind, self.senderID, self.externalID, self.accountRef) = (kind, senderID, externalID, accountRef)
        (self.text, self.form, self.revision) = (text, form, revision)
        (self.externalIDs, self.before, self.at) = (externalIDs, before, at)
    }

    /// Members that this contract does not know are passed over: a newer adapter may say more of an event.
    package init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        kind = try members.choice("type")
        senderID = try InboundEvent.id(try members.string("sender_id"), "sender_id", place)
        externalID = try members.optionalString("external_id")
        if let given = externalID { externalID = try InboundEvent.id(given, "external_id", place) }
        accountRef = try members.optionalString("account_ref").flatMap { $0.utf8.contains(0) ? nil : $0 }
        text = try members.optionalString("text")?.replacing("\0", with: "\u{FFFD}")
        // A form that came later is still an answer.
        form = try members.optionalString("form").flatMap(Form.init(rawValue:)) ?? .text
        revision = try members.integer("revision")
        externalIDs = try members.strings("external_ids").filter { !$0.utf8.contains(0) }
        before = try members.integer("before")
        at = try members.integer("at")
        let needsID: Set<Kind> = [.reply, .edited, .deleted, .reaction]
        guard !needsID.contains(kind) || externalID != nil else {
            throw WireError(place, "\(kind.rawValue) needs its external_id")
        }
    }

    private static func id(_ text: String, _ name: String, _ place: String) throws(WireError) -> String {
        guard !text.isEmpty, text.utf8.count <= longestID, !text.utf8.contains(0) else {
            throw WireError("\(place).\(name)", "is no id: empty, over \(longestID) bytes, or with U+0000")
        }
        return text
    }

    package var json: JSONValue {
        var object: JSONObject = ["type": .string(kind.rawValue), "sender_id": .string(senderID)]
        if let externalID { object["external_id"] = .string(externalID) }
        if let accountRef { object["account_ref"] = .string(accountRef) }
        if let text { object["text"] = .string(text) }
        if form != .text { object["form"] = .string(form.rawValue) }
        if let revision { object["revision"] = JSONValue(revision) }
        if !externalIDs.isEmpty { object["external_ids"] = .array(externalIDs.map(JSONValue.string)) }
        if let before { object["before"] = JSONValue(before) }
        if let at { object["at"] = JSONValue(at) }
        return .object(object)
    }
}

/// Something that the network said and the adapter, or the host, cannot read. It is kept for a person.
package struct UnreadableEvent: Sendable, Equatable {
    /// Bytes of ``raw`` that are kept.
    package static let mostRaw = 16 << 10

    package let reason: String
    /// What came, or the beginning of it.
    package let raw: String

    package init(reason: String, raw: String) {
        self.reason = reason.readable(upTo: 500)
        let text = raw.replacing("\0", with: "\u{FFFD}")
        self.raw =
            text.utf8.count <= UnreadableEvent.mostRaw
            ? text : String(decoding: text.utf8.prefix(UnreadableEvent.mostRaw), as: UTF8.self)
    }

    /// - Returns: `nil` for events of any other type.
    init?(_ json: JSONValue) {
        guard json["type"]?.stringValue == "unreadable" else { return nil }
        self.init(
            reason: json["reason"]?.stringValue ?? "the adapter cannot read it", raw: json["raw"]?.stringValue ?? "")
    }

    package var json: JSONValue { ["type": "unreadable", "reason": .string(reason), "raw": .string(raw)] }
}
