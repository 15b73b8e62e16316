/// When a host is started again after it ended, and when the adapter is left alone. Source: design section 4.
package struct Endings {
    /// How often hosts ended since the last answer, and since the last one that loaded its module.
    private var sinceAnswer = 0
    private var sinceStart = 0
    private var inputs: [(at: ContinuousClock.Instant, fingerprint: [UInt8])] = []

    private static let pauses: [Duration] = [
        .zero, .milliseconds(50), .milliseconds(100), .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2),
        .seconds(5), .seconds(10), .seconds(30),
    ]
    package static let longestWhileLoadable = Duration.milliseconds(700)

    /// The module, which was loaded before, is not loaded any more: nobody is kept waiting for it.
    var isHopeless: Bool { sinceStart >= 4 }

    package init() {}

    package mutating func started() { sinceStart = 0 }
    mutating func answered() { sinceAnswer = 0 }

    /// - Returns: how long to wait before the next start. While the module can be loaded it is so short that a host is back within
    ///   a second of its end, loading included, because others wait behind the input that crashes.
    package mutating func hostEnded() -> Duration {
        (sinceAnswer, sinceStart) = (sinceAnswer + 1, sinceStart + 1)
        let pause = Endings.pauses[min(sinceAnswer, Endings.pauses.count) - 1]
        return sinceStart == 1 ? min(pause, Endings.longestWhileLoadable) : pause
    }

    /// Notes an input that ended two hosts.
    /// - Returns: how many different ones there were within `window`.
    mutating func inputCrashed(
        _ fingerprint: [UInt8], within window: Duration, now: ContinuousClock.Instant = .now
    ) -> Int {
        inputs.removeAll { $0.at + window < now || $0.fingerprint == fingerprint }
        inputs.append((now, fingerprint))
        return inputs.count
    }
}
