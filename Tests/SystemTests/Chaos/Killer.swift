import Database
import EventLoop
import FoundationEssentials
import Glibc
import TestKit

/// Kills replicas and adapters' processes, by a seed: some at any moment, some while they are between intent and outcome.
struct Killer {
    let rig: ChaosRig
    let plan: ChaosPlan
    private(set) var forced = 0
    private(set) var random = 0
    private(set) var hosts = 0
    private var choices: FixedRandom

    init(rig: ChaosRig, plan: ChaosPlan) {
        (self.rig, self.plan) = (rig, plan)
        choices = FixedRandom(seed: plan.seed)
    }

    /// Until the plan is fulfilled, or nothing is left to disturb.
    mutating func run() async throws {
        while forced + random + hosts < plan.kills || forced < plan.forcedKills {
            try await rig.product.loop.sleep(for: .milliseconds(Int(choices.next() % 400) + 100))
            let name = rig.replicas.keys.sorted()[Int(choices.next() % UInt64(rig.replicas.count))]
            switch choices.next() % 8 {
            case 0, 1, 2, 3, 4: try await killBetween(name)
            case 5: killHost(name)
            default:
                try await rig.crashReplica(name)
                random += 1
            }
            if try await isOver() { return }
        }
    }

    private func isOver() async throws -> Bool {
        let row = try await rig.product.database.first(
            "SELECT count(*) FROM platform.actions WHERE delivery = 'api' AND status IN ('queued', 'intent', 'calling')"
        )
        return try row?[0] ?? 0 == Int64(0)
    }

    /// Stops the process, sees in the tables that it is between intent and outcome, and ends it there.
    private mutating func killBetween(_ name: String) async throws {
        let worker = try await rig.worker(name)
        for _ in 0..<40 {
            guard let program = rig.replicas[name], program.exitCode() == nil else { break }
            guard try await hasCallUnderWay(worker) else {
                try await rig.product.loop.sleep(for: .milliseconds(15))
                continue
            }
            program.signal(SIGSTOP)
            if try await hasCallUnderWay(worker) {
                try await rig.crashReplica(name)
                forced += 1
                return
            }
            program.signal(SIGCONT)
        }
        try await rig.crashReplica(name)
        random += 1
    }

    private func hasCallUnderWay(_ worker: UUID) async throws -> Bool {
        let row = try await rig.product.database.first(
            "SELECT 1 FROM platform.actions WHERE worker = \(worker) AND status IN ('intent', 'calling') LIMIT 1")
        return row != nil
    }

    private mutating func killHost(_ name: String) {
        guard let program = rig.replicas[name] else { return }
        let hosts = rig.hosts(of: program)
        guard !hosts.isEmpty else { return }
        kill(hosts[Int(choices.next() % UInt64(hosts.count))], SIGKILL)
        self.hosts += 1
    }
}
