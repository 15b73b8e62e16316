internal import JSON
internal import Timekeeping

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
