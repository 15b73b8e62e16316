internal import AdapterWire
internal import Addresses

/// One look at the folders: what was at work before it, and what it has brought so far. Confined to the loop of ``Adapters``.
final class LoadingRound: @unchecked Sendable {
    struct Brought {
        let fresh: Generation
        let candidate: Candidate
    }

    private(set) var before: [String: Generation]
    private var brought: [String: Brought] = [:]

    init(before: [String: Generation]) { self.before = before }

    func bring(_ fresh: Generation, _ candidate: Candidate) {
        brought[fresh.platform] = Brought(fresh: fresh, candidate: candidate)
    }

    /// Nothing new comes for this network.
    /// - Parameter generation: what is at work there from now on.
    func leave(_ platform: String, at generation: Generation?) { before[platform] = generation }

    /// What was brought, in the order of the names; of one that claims what is another's, the sentence that says so. The delivered networks
    /// keep their addresses, then those that are at work, then those that come first by name.
    var judged: [(brought: Brought, claim: String?)] {
        var atWork = before
        return brought.sorted { $0.key < $1.key }.map { platform, one in
            let others = atWork.filter { $0.key != platform }.values
            let claim = LoadingRound.claim(of: one.fresh, beside: others)
            if claim == nil { atWork[platform] = one.fresh }
            return (one, claim)
        }
    }

    private static func claim(of fresh: Generation, beside others: some Sequence<Generation>) -> String? {
        guard let rules = fresh.manifest?.people?.rules else { return nil }
        let book = AddressBook(others.compactMap { $0.manifest?.people?.rules })
        return book.claim(on: rules).map { claim in
            "manifest.people.addresses.hosts claims \(claim.host), which is \(claim.platform)'s"
        }
    }

    /// The look is over: what was refused ends.
    /// - Returns: what others have taken the place of.
    func settled(_ atWork: [String: Generation]) -> [Generation] {
        for (one, claim) in judged { if let claim { one.fresh.end(claim) } }
        return brought.keys.sorted().compactMap { platform in
            before[platform].flatMap { $0 === atWork[platform] ? nil : $0 }
        }
    }
}
