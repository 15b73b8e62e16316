/// Compares what was asked, what the tables say, and what practice says really arrived. Pure, so that it can be tested itself
/// (reliability, section 4: it must catch a planted loss, duplicate and inversion).
struct LedgerChecker {
    /// A message somebody asked to send, and where it stands in the tables.
    struct Asked: Sendable {
        var message: String
        var network: String
        var recipient: String
        var text: String
        var guarantee: String
        /// `SENT`, `FAILED`, `UNKNOWN`, …
        var status: String
        /// Moments in microseconds at which a call was recorded, before it was made.
        var callingAt: [Int64]
        /// The text that the tables say was sent.
        var sentText: String?
        /// A claim is the call of a person's hands.
        var isByHand = false
    }
    struct Arrived: Sendable {
        var network: String
        var recipient: String
        var text: String
        /// Microseconds.
        var at: Int64
    }
    enum Finding: Equatable, CustomStringConvertible {
        /// Reported as sent, and never arrived.
        case lost(String)
        case duplicate(String, times: Int)
        /// Arrived before its call was recorded, or before an earlier message to the same person.
        case inversion(String)
        /// Arrived, and nobody had asked.
        case ghost(String)
        /// Arrived, and the tables say it failed.
        case denied(String)
        /// Ended neither sent, nor failed, nor unknown.
        case stuck(String, status: String)
        /// Another text than the tables say.
        case altered(String)

        var description: String {
            switch self {
            case .lost(let id): "lost: \(id) is SENT and never arrived"
            case .duplicate(let id, let times): "duplicate: \(id) arrived \(times) times"
            case .inversion(let id): "inversion: \(id) arrived before its turn"
            case .ghost(let what): "ghost: \(what) arrived, and nobody asked"
            case .denied(let id): "denied: \(id) is FAILED and arrived"
            case .stuck(let id, let status): "stuck: \(id) is \(status)"
            case .altered(let id): "altered: \(id) arrived with other bytes than were recorded"
            }
        }
    }

    private struct Key: Hashable {
        let network: String
        let recipient: String
        let text: [UInt8]
    }

    static func check(asked: [Asked], arrived: [Arrived]) -> [Finding] {
        var findings: [Finding] = []
        let byKey = Dictionary(grouping: arrived) {
            Key(network: $0.network, recipient: $0.recipient, text: Array($0.text.utf8))
        }
        var wanted: Set<Key> = []
        var latest: [String: Int64] = [:]
        for message in asked {
            let key = Key(
                network: message.network, recipient: message.recipient, text: Array(message.text.utf8))
            wanted.insert(key)
            let found = byKey[key] ?? []
            findings += judge(message, found)
            guard let first = found.map(\.at).min() else { continue }
            let person = message.network + " " + message.recipient
            if let before = latest[person], first < before { findings.append(.inversion(message.message)) }
            latest[person] = max(latest[person] ?? first, first)
        }
        for (key, found) in byKey where !wanted.contains(key) {
            findings.append(.ghost("\(found.count) to \(key.recipient) on \(key.network)"))
        }
        return findings
    }

    private static func judge(_ message: Asked, _ found: [Arrived]) -> [Finding] {
        var findings: [Finding] = []
        if found.count > 1 { findings.append(.duplicate(message.message, times: found.count)) }
        if let first = found.map(\.at).min(), message.callingAt.min().map({ first < $0 }) ?? true {
            findings.append(.inversion(message.message))
        }
        switch message.status {
        case "SENT":
            if found.isEmpty { findings.append(.lost(message.message)) }
            if let sent = message.sentText, Array(sent.utf8) != Array(message.text.utf8) {
                findings.append(.altered(message.message))
            }
        case "FAILED": if !found.isEmpty { findings.append(.denied(message.message)) }
        // Nobody can know: that is an end only where the network gives no way to find out.
        case "UNKNOWN": if message.guarantee != "none" { findings.append(.stuck(message.message, status: "UNKNOWN")) }
        default: findings.append(.stuck(message.message, status: message.status))
        }
        return findings
    }
}

/// Judges a record of times: windows and spacing, as practice saw them.
struct LimitChecker {
    /// The most in any window of a minute, and the shortest distance, in microseconds.
    static func judge(_ times: [Int64]) -> (mostInAMinute: Int, shortest: Int64) {
        let sorted = times.sorted()
        var (most, first) = (0, 0)
        for (index, time) in sorted.enumerated() {
            while time - sorted[first] >= 60_000_000 { first += 1 }
            most = max(most, index - first + 1)
        }
        let distances = zip(sorted, sorted.dropFirst()).map { $1 - $0 }
        return (most, distances.min() ?? .max)
    }
}
