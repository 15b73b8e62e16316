package import AdapterWire
internal import Timekeeping

extension WireResult {
    /// What the network's clock said when it answered: the header `Date`. An adapter has no other clock.
    private var answeredAt: Timestamp? { header("date").flatMap(Timestamp.init(httpDate:)) }

    /// Seconds that `Retry-After` asks for, given as a number or as a date (RFC 9110 section 10.2.3).
    package var retryAfter: Double? {
        guard let text = header("retry-after") else { return nil }
        if let seconds = Double(text), seconds.isFinite { return seconds > 0 ? seconds : nil }
        return Timestamp(httpDate: text).flatMap(seconds(until:))
    }

    /// Seconds from the answer's own date to the RFC 3339 moment in a header.
    package func seconds(untilHeader name: String) -> Double? {
        header(name).flatMap { Timestamp(iso8601: $0) }.flatMap(seconds(until:))
    }

    /// Seconds from the answer's own date to the next midnight in UTC.
    package var secondsUntilMidnightUTC: Double? {
        guard let answeredAt else { return nil }
        let day: Int64 = 86_400_000_000
        let today = ((answeredAt.microseconds % day) + day) % day
        return Double(day - today) / 1_000_000
    }

    private func seconds(until moment: Timestamp) -> Double? {
        guard let answeredAt, moment > answeredAt else { return nil }
        return Double(moment.microseconds - answeredAt.microseconds) / 1_000_000
    }
}

extension Timestamp {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Reads `Sat, 21 Nov 2026 12:01:13 GMT`, the one form that servers may send today (RFC 9110 section 5.6.7).
    init?(httpDate text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 6, words[5] == "GMT", let month = Timestamp.months.firstIndex(of: words[2]) else {
            return nil
        }
        let digits = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        self.init(iso8601: "\(words[3])-\(digits)-\(words[1])T\(words[4])Z")
    }
}
