internal import AdapterWire
internal import Addresses

/// One look at the folders: what was at work before it, and what it has brought so far. Confined to the loop of ``Adapters``.
package final class LoadingRound: @unchecked Sendable {
    struct Brought {
        let fresh: Generation
        let candidate: Candidate
    }

    private(set) var before: [String: Generation]
    private let earlier: Set<String>
    private var brought: [String: Brought] = [:]

    /// - Parameter earlier: networks that were here before this process began.
    init(before: [String: Generation], earlier: Set<String>) { (self.before, self.earlier) = (before, earlier) }

    func bring(_ fresh: Generation, _ candidate: Candidate) {
        brought[fresh.platform] = Brought(fresh: fresh, candidate: candidate)
    }

    /// Nothing new comes for this network.
    /// - Parameter generation: what is at work there from now on.
    func leave(_ platform: String, at generation: Generation?) { before[platform] = generation }

    /// What was brought, in the order in which it counts; of one that claims what is another's, the sentence that says so. The delivered
    /// networks keep their addresses, then those that are at work, then those that were here earlier, then those that come first by name.
    var judged: [(brought: Brought, claim: String?)] {
        var atWork = before
        return LoadingRound.order(brought.keys, earlier: earlier).compactMap { brought[$0] }.map { one in
            let platform = one.fresh.platform
            let others = atWork.filter { $0.key != platform }.values
            let claim = LoadingRound.claim(of: one.fresh, beside: others)
            if claim == nil { atWork[platform] = one.fresh }
            return (one, claim)
        }
    }

    /// Whoever was there first keeps a host, whatever those that come later are called (decision 0029).
    package static func order(_ platforms: some Sequence<String>, earlier: Set<String>) -> [String] {
        let names = platforms.sorted()
        return names.filter(earlier.contains) + names.filter { !earlier.contains($0) }
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
