internal import JSON
internal import Timekeeping

/// Calls of the last hour, by the minute. Confined to the loop.
final class UsageMeter {
    private var minutes = [Int](repeating: 0, count: 60)
    private var current: Int64 = 0

    func count() {
        let minute = Timestamp.now().microseconds / 60_000_000
        for passed in 0..<min(60, max(0, minute - current)) { minutes[Int((minute - passed) % 60)] = 0 }
        current = minute
        minutes[Int(minute % 60)] += 1
    }

    /// In percent of an hour's budget (200 calls a person), as `X-App-Usage` tells it.
    func percent(people: Int) -> Int { min(100, minutes.reduce(0, +) * 100 / (200 * max(people, 1))) }
}
