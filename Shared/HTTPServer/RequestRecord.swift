internal import Glibc
internal import JSON
internal import Telemetry

/// Access log and request metrics of one loop. Confined to its loop.
final class RequestRecord {
    private let log: Log
    private var series: [SeriesKey: Histogram] = [:]

    private struct SeriesKey: Hashable {
        let route: String
        let method: Method?
        let status: Int
        var product: String?
    }

    init(log: Log) { self.log = log }

    func answered(_ exchange: Exchange, status: Int, bytes: Int) {
        let duration = exchange.started.duration(to: .now)
        let route = exchange.route
        histogram(
            SeriesKey(
                route: route?.pattern ?? "", method: exchange.head.method, status: status, product: route?.product)
        ).observe(duration)
        if route?.options.isSilent == true || !log.writes(.info, of: route?.product) { return }
        ProductScope.of(route?.product) { note(exchange, route, status, bytes, duration) }
    }

    private func note(_ exchange: Exchange, _ route: Route?, _ status: Int, _ bytes: Int, _ duration: Duration) {
        log.info(
            "request",
            [
                "method": .text(exchange.head.method.rawValue), "route": .text(route?.pattern ?? ""),
                "status": .number(Int64(status)), "ms": .decimal(duration.milliseconds), "bytes": .number(Int64(bytes)),
                "request_id": .text(exchange.trail.requestID), "principal": .text(exchange.principal.id),
            ], trace: exchange.trail.trace)
    }

    /// A request that no route ever saw.
    func refused(_ problem: Problem, trail: RequestTrail, after duration: Duration) {
        histogram(SeriesKey(route: "", method: nil, status: problem.status)).observe(duration)
        log.info(
            "request refused",
            [
                "status": .number(Int64(problem.status)), "code": .text(problem.code),
                "ms": .decimal(duration.milliseconds), "request_id": .text(trail.requestID),
            ], trace: trail.trace)
    }

    private func histogram(_ key: SeriesKey) -> Histogram {
        if let known = series[key] { return known }
        let fresh = Metrics.shared.histogram(
            "outreach_http_request_duration_seconds", help: "From a request's arrival to its answer.",
            labels: ProductScope.labels(
                key.product,
                ["route": key.route, "method": key.method?.rawValue ?? "", "code": String(key.status)]))
        series[key] = fresh
        return fresh
    }
}

extension Duration {
    /// With microseconds as decimals.
    fileprivate var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
    }
}
