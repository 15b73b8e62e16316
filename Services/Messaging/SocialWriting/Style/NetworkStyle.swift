package import AdapterWire
internal import SocialThreads

/// How one writes on a network: what a direct message may hold there, and how people talk.
package struct NetworkStyle: Sendable, Hashable {
    /// The column `platform`.
    package let platform: String
    /// The network's own spelling of its name.
    package let name: String
    /// What the network takes: its manifest's word wherever its adapter is loaded (``MessagingContext/style(_:)``), and this where a person
    /// writes by hand without it.
    package internal(set) var limit: Manifest.TextLimit
    /// What people read to the end, in characters: an aim for writers, not a limit.
    package let advisedLength: Int
    /// One sentence for whoever writes, person or model.
    package let tone: String

    package static let all: [NetworkStyle] = [linkedin, facebook, instagram, tiktok]

    package static func of(_ platform: String) -> NetworkStyle? { all.first { $0.platform == platform } }

    package static let linkedin = NetworkStyle(
        platform: "linkedin", name: "LinkedIn", limit: Manifest.TextLimit(max: 8_000, unit: .characters),
        advisedLength: 600,
        tone:
            "Courteous and concrete, one professional to another; no buzzwords, no flattery, at most one exclamation mark."
    )

    package static let facebook = NetworkStyle(
        platform: "facebook", name: "Facebook", limit: Manifest.TextLimit(max: 2_000, unit: .characters),
        advisedLength: 500,
        tone: "Friendly and plain, as to a neighbour one has not met yet; no sales talk.")

    package static let instagram = NetworkStyle(
        platform: "instagram", name: "Instagram", limit: Manifest.TextLimit(max: 1_000, unit: .bytes),
        advisedLength: 300,
        tone: "Short, light and warm, one thought per message; one emoji at most.")

    package static let tiktok = NetworkStyle(
        platform: "tiktok", name: "TikTok", limit: Manifest.TextLimit(max: 6_000, unit: .utf16),
        advisedLength: 250,
        tone: "Playful and very short, with a wink and without slang that will be old next month; one emoji at most.")

    /// - Throws: by how much the text is too long, in the network's own unit, or that there is no text.
    package func admit(_ text: String) throws(DraftRefusal) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw DraftRefusal(code: .empty, reason: "The text is empty; write at least a sentence.")
        }
        let excess = limit.length(of: text) - limit.max
        guard excess > 0 else { return }
        throw DraftRefusal(
            code: .tooLong,
            reason:
                "The text is \(excess) \(limit.unit.words) too long for \(name), which takes \(limit.max); shorten it.")
    }
}
