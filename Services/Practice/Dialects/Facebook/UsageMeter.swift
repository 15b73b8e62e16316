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

/// The two headers by which a sender knows how close the limits are. Source: Graph API, "rate limiting".
enum UsageHeaders {
    /// - Parameter wait: seconds until access comes back; the header tells whole minutes.
    static func make(percent: Int, wait: Double) -> [(String, String)] {
        let used = JSONValue(wait > 0 ? 100 : percent)
        let app: JSONValue = ["call_count": used, "total_time": used, "total_cputime": used]
        let page: JSONValue = [
            PracticeAccounts.page: [
                [
                    "type": "messenger", "call_count": used, "total_cputime": used, "total_time": used,
                    "estimated_time_to_regain_access": JSONValue(Int((wait / 60).rounded(.up))),
                ]
            ]
        ]
        return [("X-App-Usage", app.text), ("X-Business-Use-Case-Usage", page.text)]
    }
}
