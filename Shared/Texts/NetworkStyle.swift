package import AdapterWire
internal import Addresses

/// How one writes on a network: what a direct message may hold there, and how people talk. Its manifest says it.
package struct NetworkStyle: Sendable, Hashable {
    /// The column `platform`.
    package let platform: String
    /// The network's own spelling of its name.
    package let name: String
    /// What the network takes.
    package let limit: Manifest.TextLimit
    package let writing: Manifest.Writing

    package init(platform: String, name: String, limit: Manifest.TextLimit, writing: Manifest.Writing) {
        (self.platform, self.name, self.limit, self.writing) = (platform, name, limit, writing)
    }

    /// What people read to the end, in characters: an aim for writers, not a limit.
    package var advisedLength: Int { writing.advisedLength }
    /// One sentence for whoever writes, person or model.
    package var tone: String { writing.tone }

    /// The delivered networks as they are also without their adapters, where a person writes by hand.
    package static let delivered = DeliveredNetwork.all.map { network in
        NetworkStyle(
            platform: network.people.rules.platform, name: network.people.rules.title, limit: network.text,
            writing: network.people.writing)
    }

    /// What its messages have to fit in.
    package var fit: TextFit { TextFit(limit, in: name) }
}
