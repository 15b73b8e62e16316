import JSON
import TestKit
import Testing

/// The recorded answers and what of them must still be so.
enum OldAnswers {
    private static let paths = [
        "people": "social/profiles", "suppressions": "social/suppressions", "pipeline": "social/pipeline/status",
        "drafts": "social/drafts", "assisted": "social/assisted", "replies": "social/replies",
        "templates": "social/templates", "timers": "social/followup-timers", "accounts": "accounts", "limits": "limits",
        "pauses": "pauses", "actions": "actions",
    ]
    /// What depends on the hour or on who asks, not on what was stored; of a limit its rule was stored, and what is used of it and what holds
    /// it goes on with the hours.
    private static let passing = [
        "held_by", "held_until", "held_reason", "until", "next_free_at", "used", "claimed_by", "claimed_until",
        "version", "updated_at",
        // A no is found under more spellings now.
        "kinds",
    ]

    /// What a stage job that was under way when everything died has done since.
    struct Written {
        /// New ones.
        var drafts: Set<String> = []
        /// Who has a draft now.
        var people: Set<String> = []
    }

    static func path(_ name: String) -> String? {
        if name.hasPrefix("messages-") { return "/api/social/messages?status=\(name.dropFirst(9))" }
        return paths[name].map { "/api/" + $0 }
    }

    static func isPaged(_ name: String) -> Bool { !["pipeline", "templates", "accounts", "limits"].contains(name) }

    /// Every item is there with every field it had; fields may have been added.
    /// - Parameters:
    ///   - noes: people who said no: what was in the making for them has ended.
    ///   - written: what a job that was under way has written since.
    static func expectSame(
        _ name: String, _ before: [JSONValue], _ now: [JSONValue], _ noes: Set<String> = [],
        written: Written = Written()
    ) {
        let now = without(noes, now).filter { !written.drafts.contains(identity($0)) }
        let before = without(noes, before)
        #expect(now.count == before.count, "\(name)")
        let byID = Dictionary(now.map { (identity($0), $0) }) { first, _ in first }
        for item in before {
            guard let same = byID[identity(item)] else {
                Issue.record("\(name): \(item.text) is gone")
                continue
            }
            for (field, value) in item.objectValue?.fields ?? [] where !passing.contains(field) {
                #expect(
                    holds(value, same[field]) || isRespelled(value, same[field]) || isClosedByANo(field, same)
                        || field == "outreach_status" && value == "pending" && same[field] == "drafted"
                            && written.people.contains(identity(item)),
                    "\(name) \(identity(item)): \(field)")
            }
        }
    }

    static func without(_ noes: Set<String>, _ items: [JSONValue]) -> [JSONValue] {
        items.filter { item in
            let person = item["social_profile_id"]?.stringValue ?? item["profile_id"]?.stringValue
            return person.map { !noes.contains($0) } ?? true
        }
    }

    /// Facebook's names are kept without the full stops that Facebook ignores.
    private static func isRespelled(_ before: JSONValue, _ now: JSONValue?) -> Bool {
        guard let old = before.stringValue, let new = now?.stringValue else { return false }
        let site = "https://www.facebook.com/"
        let name = old.hasPrefix(site) ? String(old.dropFirst(site.count)) : old
        return new == (old.hasPrefix(site) ? site : "") + name.replacing(".", with: "")
    }

    /// Who said no is closed by now, and what was drafted for them has ended.
    private static func isClosedByANo(_ field: String, _ now: JSONValue) -> Bool {
        ["outreach_status", "status", "reason"].contains(field) && now["said_no_at"]?.stringValue != nil
    }

    /// Members may have been added inside as well.
    private static func holds(_ before: JSONValue, _ now: JSONValue?) -> Bool {
        if let old = before.arrayValue, let new = now?.arrayValue {
            return old.count == new.count && zip(old, new).allSatisfy { holds($0, $1) }
        }
        guard let old = before.objectValue else { return before == now }
        return old.fields.allSatisfy { holds($0.value, now?[$0.key]) }
    }

    /// Whether a list stays as it was while work goes on.
    static func rests(_ name: String) -> Bool {
        path(name) != nil && !name.hasPrefix("messages-")
            && !["actions", "assisted", "pipeline"].contains(name)
    }

    /// Where one message or action is shown.
    static func place(of item: JSONValue, in name: String) -> String? {
        guard let id = item["id"]?.stringValue else { return nil }
        if name.hasPrefix("messages-") { return "/api/social/messages/\(id)" }
        return ["actions", "attempts"].contains(name) ? "/api/actions/\(id)" : nil
    }

    /// What no work changes of a message or an action.
    static func lasting(_ item: JSONValue) -> JSONValue {
        let fields = [
            "id", "draft_body", "sent_body", "sent_at", "social_profile_id", "platform", "message_type", "created_at",
            "operation", "product", "subject_id", "account_id",
        ]
        return .object(JSONObject((item.objectValue?.fields ?? []).filter { fields.contains($0.key) }))
    }

    static func identity(_ item: JSONValue) -> String {
        item["id"]?.stringValue ?? item["message_id"]?.stringValue ?? ""
    }
}
