package import AdapterWire
package import EventLoop
package import Telemetry

/// The adapters of this process: finds, checks, starts and supervises them, each in a process of its own.
///
/// Confined to its loop.
package final class Adapters: @unchecked Sendable {
    private let settings: AdapterSettings
    private let loop: Loop
    private let log: Log
    /// What new sessions get.
    private var generations: [String: Generation] = [:]
    /// Why something was not loaded, at the last look.
    private var refusals: [String: AdapterStatus] = [:]
    private var retired: [Generation] = []
    /// Being loaded now.
    private var loading: Set<String> = []
    private var count: [String: Int] = [:]
    private let roster = HostRoster()
    private let turn = Turn()
    /// Some of what the folders have is not loaded yet, and not given up.
    package private(set) var isLooking = false
    /// The look at the folders that is under way.
    private var round: LoadingRound?
    private let askEarlier: @Sendable () async -> Set<String>?
    /// As it was told last.
    private var earlier: Set<String> = []

    /// - Parameter earlier: the networks that were here before, asked for at each look at the folders: theirs are the hosts that another
    ///   claims as well. `nil` where it cannot be told now.
    package init(
        _ settings: AdapterSettings, loop: Loop, log: Log,
        earlier: @escaping @Sendable () async -> Set<String>? = { nil }
    ) {
        (self.settings, self.loop, self.log, askEarlier) = (settings, loop, log, earlier)
    }

    /// Loads what the settings name. Never fails: an adapter that cannot be used says why in its status.
    package func start() async { await reload() }

    /// The same for whoever does not want to wait for one that hangs: after half of what loading may take, those that are not ready yet go on
    /// loading behind it.
    package func startWithoutStragglers() async {
        loop.preconditionCurrent()
        let done = Turn()
        await done.take()
        let limit = loop.after(settings.loadTimeout / 2) { done.give() }
        loop.task { [self] in
            await reload()
            done.give()
        }
        await done.take()
        limit.cancel()
    }

    /// Looks at the folders and their locks again. A changed module is loaded beside the old one: new sessions get the new
    /// one, old sessions finish on the old one, and then its process ends. A module that cannot be loaded leaves the old
    /// one at work, and so does a lock with a mistake. An adapter whose file or pin was taken away is retired, also when what
    /// lies there now cannot be read; a quarantined one gets another chance.
    @discardableResult
    package func reload() async -> [AdapterStatus] {
        loop.preconditionCurrent()
        await turn.take()
        isLooking = true
        defer {
            (isLooking, self.round) = (false, nil)
            turn.give()
        }
        let (settings, running) = (settings, generations.mapValues(\.path))
        // Cancelled before anything was looked at: then nothing is known to have changed.
        guard let candidates = try? await loop.offload({ Candidate.all(settings, running: running) }) else {
            return statuses
        }
        // First, so that what one claimed that was taken away is free for those that come.
        let offered = Set(candidates.map(\.platform))
        for platform in generations.keys where !offered.contains(platform) { retire(platform) }
        if let known = await askEarlier() { earlier = known }
        let round = LoadingRound(before: generations, earlier: earlier)
        self.round = round
        // Side by side, each with a limit of its own: one that hangs keeps no other from its work.
        let tasks = candidates.map { candidate in loop.task { [self] in await take(candidate, in: round) } }
        for task in tasks { _ = await task.result }
        for old in round.settled(generations) {
            retired.append(old)
            old.retire()
        }
        refusals = refusals.filter { offered.contains($0.key) }
        retired.removeAll { $0.state == .ended }
        return statuses
    }

    /// Ends the adapters' processes, and waits until they are gone; waiting calls fail.
    package func stop() async {
        loop.preconditionCurrent()
        await turn.take()
        defer { turn.give() }
        for generation in Array(generations.values) + retired { generation.end("the service stops") }
        roster.endAll()
        (generations, retired, refusals) = ([:], [], [:])
    }

    /// Manifests that stay what they are, whatever else is still being loaded: one that was never here waits until that is known, for what it
    /// claims may be another's that takes longer to load.
    package var settled: [Manifest] {
        let all = statuses.compactMap(\.manifest)
        guard isLooking, let round else { return all }
        return all.filter { round.before[$0.platform] != nil || earlier.contains($0.platform) }
    }

    /// In the order of their names.
    package var statuses: [AdapterStatus] {
        Set(generations.keys).union(refusals.keys).union(loading).sorted().compactMap { platform in
            guard let generation = generations[platform] else { return absence(platform) }
            var status = generation.status
            if let refusal = refusals[platform], status.state != .quarantined {
                (status.code, status.reason) = (refusal.code, refusal.reason)
            }
            return status
        }
    }

    /// One operation's talk with the module that is loaded now.
    /// - Throws: `ADAPTER_MISSING` with the reason.
    package func session(_ platform: String) throws(AdapterFailure) -> any AdapterSession {
        loop.preconditionCurrent()
        guard let generation = generations[platform], let manifest = generation.manifest else {
            let reason = absence(platform)?.reason ?? "it is not among OUTREACH_ADAPTERS"
            throw AdapterFailure(.adapterMissing, "The \(platform) adapter is not loaded: \(reason).")
        }
        guard generation.state != .quarantined else {
            throw AdapterFailure(
                .adapterMissing, "The \(platform) adapter is in quarantine: \(generation.reason ?? "").")
        }
        return generation.newSession(manifest)
    }

    /// What an adapter says of itself, also while it is in quarantine; `nil` for one that is not loaded.
    package func manifest(_ platform: String) -> Manifest? {
        loop.preconditionCurrent()
        return generations[platform]?.manifest
    }

    /// - Returns: the module's new generation; `nil` when the one at work is the same, or it cannot be had.
    private func load(_ candidate: Candidate) async -> Generation? {
        let platform = candidate.platform
        switch candidate.finding {
        case .refused(let code, let reason, let sum):
            refuse(candidate, code, reason, sum)
            return nil
        case .module(let module):
            if let old = generations[platform], old.module.sha256 == module.sha256, old.state != .quarantined {
                refusals[platform] = nil
                return nil
            }
            let fresh = Generation(
                platform, number: count[platform, default: 0] + 1, path: candidate.path ?? "", module, settings, roster,
                loop: loop, log: log)
            do {
                try await fresh.load()
                return fresh
            } catch {
                fresh.end(error.reason)
                refuse(candidate, error.code, error.reason, module.sha256)
                return nil
            }
        }
    }

    /// Of a network for which nothing is at work.
    private func absence(_ platform: String) -> AdapterStatus? {
        guard loading.contains(platform) else { return refusals[platform] }
        return AdapterStatus(platform: platform, state: .restarting, reason: "it is being loaded")
    }

    private func take(_ candidate: Candidate, in round: LoadingRound) async {
        let platform = candidate.platform
        loading.insert(platform)
        let fresh = await load(candidate)
        loading.remove(platform)
        guard let fresh else {
            // Refused, the one that was at work may be gone, and so is what it claimed.
            round.leave(platform, at: generations[platform])
            return settle(round)
        }
        round.bring(fresh, candidate)
        settle(round)
    }

    /// Puts to work what this look has brought so far. Whichever is ready first, it ends as if they had come one after the other, those
    /// that were here earlier first: what a network claims is its own at every start.
    private func settle(_ round: LoadingRound) {
        for (brought, claim) in round.judged {
            let platform = brought.fresh.platform
            if let claim {
                generations[platform] = round.before[platform]
                guard refusals[platform]?.reason != claim else { continue }
                refuse(brought.candidate, .badManifest, claim, brought.fresh.module.sha256)
            } else if generations[platform] !== brought.fresh {
                (refusals[platform], count[platform]) = (nil, brought.fresh.number)
                generations[platform] = brought.fresh
                announce(brought.fresh)
            }
        }
    }

    private func refuse(_ candidate: Candidate, _ code: AdapterStatus.Code, _ reason: String, _ sum: String?) {
        let (platform, reason) = (candidate.platform, reason.readable(upTo: AdapterStatus.longestReason))
        let old = generations[platform]
        let isKept = old.map { candidate.keeps($0.module.sha256) } ?? false
        refusals[platform] = AdapterStatus(
            platform: platform, state: .refused, code: code, reason: reason, sha256: sum, path: candidate.path,
            generation: old?.number ?? 0)
        log.warning(
            "adapter not loaded: \(reason)",
            ["platform": .text(platform), "code": .text(code.rawValue), "kept": .flag(isKept)])
        if old != nil, !isKept { retire(platform) }
    }

    private func retire(_ platform: String) {
        guard let old = generations.removeValue(forKey: platform) else { return }
        retired.append(old)
        old.retire()
    }

    private func announce(_ fresh: Generation) {
        log.info(
            "adapter loaded",
            [
                "platform": .text(fresh.platform), "version": .text(fresh.version ?? ""),
                "generation": .number(Int64(fresh.number)), "sha256": .text(fresh.module.sha256),
            ])
    }
}

extension Generation {
    var status: AdapterStatus {
        let known: AdapterStatus.State =
            switch state {
            case .ready: .ready
            case .quarantined: .quarantined
            case .loading, .restarting, .ended: .restarting
            }
        let trouble = known == .ready ? earTrouble : reason
        return AdapterStatus(
            platform: platform, state: known, code: known == .ready && trouble == nil ? nil : .crashed,
            reason: trouble, version: version, sha256: module.sha256, path: path,
            generation: number, manifest: manifest)
    }
}
