import FoundationEssentials

/// How long the long form is. `make chaos` sets these; without them the suite is the slice that CI runs.
struct ChaosPlan: Sendable {
    let sends: Int
    let kills: Int
    let limitSeconds: Int
    let seed: UInt64

    static let current: ChaosPlan = {
        let environment = ProcessInfo.processInfo.environment
        func number(_ name: String, _ usual: Int) -> Int { environment[name].flatMap { Int($0) } ?? usual }
        return ChaosPlan(
            sends: number("CHAOS_SENDS", 450), kills: number("CHAOS_KILLS", 15),
            limitSeconds: number("CHAOS_LIMIT_SECONDS", 70),
            seed: UInt64(number("CHAOS_SEED", Int.random(in: 1...1_000_000))))
    }()

    /// So many of the sends are by hand.
    var byHand: Int { sends / 9 }

    /// At least so many of the kills hit a process between intent and outcome (reliability R30: 30 of 100).
    var forcedKills: Int { max(kills * 3 / 10, 5) }
}
