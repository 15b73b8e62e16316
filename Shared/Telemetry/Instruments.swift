internal import Synchronization

package final class Counter: Sendable {
    private let count = Atomic<Int64>(0)
    package func add(_ n: Int = 1) { count.add(Int64(n), ordering: .relaxed) }
    package var value: Int64 { count.load(ordering: .relaxed) }
}

package final class Gauge: Sendable {
    private let bits = Atomic<UInt64>(0)
    package func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
    package var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
}

/// Counts observations in buckets, as Prometheus' histograms do.
package final class Histogram: Sendable {
    package static let latencies = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct State {
        var counts: [Int64]
        var sum = 0.0
    }
    let buckets: [Double]
    private let state: Mutex<State>

    init(buckets: [Double]) {
        self.buckets = buckets
        state = Mutex(State(counts: Array(repeating: 0, count: buckets.count + 1)))
    }

    package func observe(_ value: Double) {
        let index = buckets.firstIndex { value <= $0 } ?? buckets.count
        state.withLock { state in
            state.counts[index] += 1
            state.sum += value
        }
    }

    package func observe(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        observe(Double(seconds) + Double(attoseconds) / 1e18)
    }

    func lines(_ name: String, _ labels: [String: String]) -> String {
        let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
        var out = ""
        var total: Int64 = 0
        for (index, count) in counts.enumerated() {
            total += count
            let bound = index < buckets.count ? numberText(buckets[index]) : "+Inf"
            out += "\(name)_bucket\(labelText(labels, ("le", bound))) \(total)\n"
        }
        return out + "\(name)_sum\(labelText(labels)) \(numberText(sum))\n\(name)_count\(labelText(labels)) \(total)\n"
    }
}

/// All series of one name.
final class Family: Sendable {
    let name: String
    private let help: String
    private let kind: Metrics.Kind
    private struct Series {
        var counters: [[String: String]: Counter] = [:]
        var gauges: [[String: String]: Gauge] = [:]
        var histograms: [[String: String]: Histogram] = [:]
    }
    private let series = Mutex(Series())

    init(name: String, help: String, kind: Metrics.Kind) {
        (self.name, self.help, self.kind) = (name, help, kind)
    }

    func counter(_ labels: [String: String]) -> Counter {
        series.withLock { series in
            if let known = series.counters[labels] { return known }
            let fresh = Counter()
            series.counters[labels] = fresh
            return fresh
        }
    }

    func gauge(_ labels: [String: String]) -> Gauge {
        series.withLock { series in
            if let known = series.gauges[labels] { return known }
            let fresh = Gauge()
            series.gauges[labels] = fresh
            return fresh
        }
    }

    func histogram(_ labels: [String: String], _ buckets: [Double]) -> Histogram {
        series.withLock { series in
            if let known = series.histograms[labels] { return known }
            let fresh = Histogram(buckets: buckets)
            series.histograms[labels] = fresh
            return fresh
        }
    }

    func exposition() -> String {
        var lines: [String] = series.withLock { series in
            series.counters.map { "\(name)\(labelText($0.key)) \($0.value.value)\n" }
                + series.gauges.map { "\(name)\(labelText($0.key)) \(numberText($0.value.value))\n" }
                + series.histograms.map { $0.value.lines(name, $0.key) }
        }
        lines.sort()
        return header(name, help, kind) + lines.joined()
    }
}
