internal import Synchronization

/// The figures of this process, in Prometheus' text format 0.0.4. Names and units: Docs/operations.md.
package final class Metrics: Sendable {
    package static let shared = Metrics()

    package enum Kind: String, Sendable { case counter, gauge, histogram }

    private let families = Mutex<[String: Family]>([:])
    private let collectors = Mutex<[@Sendable () async -> [Sample]]>([])

    package init() {}

    /// A number that only grows; its name ends in `_total`.
    package func counter(_ name: String, help: String, labels: [String: String] = [:]) -> Counter {
        family(name, help, .counter).counter(labels)
    }

    /// A number that goes up and down.
    package func gauge(_ name: String, help: String, labels: [String: String] = [:]) -> Gauge {
        family(name, help, .gauge).gauge(labels)
    }

    /// Seconds by default: from half a millisecond to ten seconds.
    package func histogram(
        _ name: String, help: String, labels: [String: String] = [:], buckets: [Double] = Histogram.latencies
    ) -> Histogram {
        family(name, help, .histogram).histogram(labels, buckets)
    }

    /// Figures that are read only when somebody asks.
    package func register(collector: @escaping @Sendable () async -> [Sample]) {
        collectors.withLock { $0.append(collector) }
    }

    private func family(_ name: String, _ help: String, _ kind: Kind) -> Family {
        families.withLock { all in
            if let known = all[name] { return known }
            let fresh = Family(name: name, help: help, kind: kind)
            all[name] = fresh
            return fresh
        }
    }

    /// The whole page for `GET /metrics`.
    package func exposition() async -> String {
        var page = families.withLock { $0.values.sorted { $0.name < $1.name } }.map { $0.exposition() }.joined()
        var seen: Set<String> = []
        var samples: [Sample] = []
        for collector in collectors.withLock({ $0 }) { samples += await collector() }
        for sample in samples.sorted(by: { $0.name < $1.name }) {
            if seen.insert(sample.name).inserted { page += header(sample.name, sample.help, sample.kind) }
            page += "\(sample.name)\(labelText(sample.labels)) \(numberText(sample.value))\n"
        }
        return page
    }
}

/// One figure of a collector.
package struct Sample: Sendable {
    let name: String
    let help: String
    let kind: Metrics.Kind
    let labels: [String: String]
    let value: Double

    package init(
        _ name: String, help: String, kind: Metrics.Kind = .gauge, labels: [String: String] = [:], value: Double
    ) {
        (self.name, self.help, self.kind, self.labels, self.value) = (name, help, kind, labels, value)
    }
}

func header(_ name: String, _ help: String, _ kind: Metrics.Kind) -> String {
    "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
}

func labelText(_ labels: [String: String], _ extra: (String, String)? = nil) -> String {
    var pairs = labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    if let extra { pairs.append(extra) }
    guard !pairs.isEmpty else { return "" }
    return "{" + pairs.map { "\($0.0)=\"\(escapedLabel($0.1))\"" }.joined(separator: ",") + "}"
}

private func escapedLabel(_ value: String) -> String {
    var out = ""
    for character in value {
        switch character {
        case "\\": out += "\\\\"
        case "\"": out += "\\\""
        case "\n": out += "\\n"
        default: out.append(character)
        }
    }
    return out
}

func numberText(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
}
