/// How one writes on a network: what a direct message may hold there, and how people talk.
package struct NetworkStyle: Sendable, Hashable {
    /// The column `platform`.
    package let platform: String
    /// The network's own spelling of its name.
    package let name: String
    /// What the network takes.
    package let limit: TextLimit
    /// Where the limit is written down.
    package let limitSource: String
    /// What people read to the end, in characters: an aim for writers, not a limit.
    package let advisedLength: Int
    /// One sentence for whoever writes, person or model.
    package let tone: String

    package static let all: [NetworkStyle] = [linkedin, facebook, instagram, tiktok]

    package static func of(_ platform: String) -> NetworkStyle? { all.first { $0.platform == platform } }

    package static let linkedin = NetworkStyle(
        platform: "linkedin", name: "LinkedIn", limit: .characters(8_000),
        limitSource:
            "Direct message to a connection: 8000 characters (no official figure; members' observations, 2026)",
        advisedLength: 600,
        tone:
            "Courteous and concrete, one professional to another; no buzzwords, no flattery, at most one exclamation mark."
    )

    package static let facebook = NetworkStyle(
        platform: "facebook", name: "Facebook", limit: .characters(2_000),
        limitSource: "Messenger Platform, Send API: message text at most 2000 characters", advisedLength: 500,
        tone: "Friendly and plain, as to a neighbour one has not met yet; no sales talk.")

    package static let instagram = NetworkStyle(
        platform: "instagram", name: "Instagram", limit: .utf8Bytes(1_000),
        limitSource: "Instagram messaging, send-message reference: text in UTF-8, at most 1000 bytes",
        advisedLength: 300,
        tone: "Short, light and warm, one thought per message; one emoji at most.")

    package static let tiktok = NetworkStyle(
        platform: "tiktok", name: "TikTok", limit: .utf16Units(6_000),
        limitSource: "TikTok Business Messaging: text at most 6000 characters, counted in UTF-16 units",
        advisedLength: 250,
        tone: "Playful and very short, with a wink and without slang that will be old next month; one emoji at most.")

    /// - Throws: by how much the text is too long, in the network's own unit, or that there is no text.
    package func admit(_ text: String) throws(DraftRefusal) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw DraftRefusal(code: .empty, reason: "The text is empty; write at least a sentence.")
        }
        let excess = limit.excess(of: text)
        guard excess > 0 else { return }
        throw DraftRefusal(
            code: .tooLong,
            reason:
                "The text is \(excess) \(limit.unit) too long for \(name), which takes \(limit.maximum); shorten it.")
    }
}

/// A maximum in the unit a network counts.
package enum TextLimit: Sendable, Hashable {
    /// Unicode code points: networks that say "characters" count at least these.
    case characters(Int)
    case utf16Units(Int)
    case utf8Bytes(Int)

    package var maximum: Int {
        switch self {
        case .characters(let maximum), .utf16Units(let maximum), .utf8Bytes(let maximum): maximum
        }
    }

    package var unit: String {
        switch self {
        case .characters: "characters"
        case .utf16Units: "UTF-16 units"
        case .utf8Bytes: "bytes"
        }
    }

    package func length(of text: String) -> Int {
        switch self {
        case .characters: text.unicodeScalars.count
        case .utf16Units: text.utf16.count
        case .utf8Bytes: text.utf8.count
        }
    }

    /// How much longer than allowed the text is; `0` when it fits.
    package func excess(of text: String) -> Int { max(0, length(of: text) - maximum) }
}
