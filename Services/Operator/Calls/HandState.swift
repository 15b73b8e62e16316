internal import JSON

/// Where something for hands is, in a few words: in whose hands, held by what, or over.
enum HandState {
    static func words(_ item: JSONValue) -> String {
        let words = place(item)
        guard item["said_no_at"]?.isNull == false else { return words }
        switch item["state"]?.stringValue {
        case "waiting":
            return item["claimed_by"]?.isNull == false ? words + "; they have said no: do not send it" : "said no"
        case "sent": return words + "; they have said no, nothing follows"
        default: return words + "; they have said no"
        }
    }

    private static func place(_ item: JSONValue) -> String {
        switch item["state"]?.stringValue {
        case "sent": return "sent"
        case "skipped": return "skipped" + (text(item, "reason").map { ": \($0)" } ?? "")
        case "unknown":
            return
                "perhaps sent by \(text(item, "perhaps_sent_by") ?? "somebody") at \(text(item, "perhaps_sent_at") ?? "?")"
        default: break
        }
        if let until = text(item, "claimed_until"), text(item, "claimed_by") != nil {
            let whose = item["is_yours"] == true ? "your" : "\(text(item, "claimed_by_name") ?? "somebody")'s"
            return "in \(whose) hands until \(until)"
        }
        switch text(item, "held_by") {
        case nil: return "waiting"
        case "restored"?: return "held after a restore (outreach restored list --group hands)"
        case let holder?: return "held by \(holder)" + (text(item, "until").map { " until \($0)" } ?? "")
        }
    }

    private static func text(_ item: JSONValue, _ name: String) -> String? { item[name]?.stringValue }
}
