import Telemetry
import Testing

@Suite struct TelemetryTests {
    @Test func aTraceGoesOnInItsChildren() throws {
        let parent = TraceContext.new()
        let child = parent.child()
        #expect(child.traceID == parent.traceID && child.spanID != parent.spanID)
        #expect(TraceContext(traceparent: child.traceparent) == child)
    }

    @Test(
        "Headers that W3C Trace Context refuses",
        arguments: [
            "", "00-abc-def-01", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        ])
    func refused(header: String) { #expect(TraceContext(traceparent: header) == nil) }

    @Test func metricsReadAsPrometheusText() async {
        let metrics = Metrics()
        metrics.counter("outreach_things_total", help: "Things.", labels: ["kind": "a\"b\n"]).add(3)
        metrics.gauge("outreach_level", help: "Level.").set(1.5)
        let histogram = metrics.histogram("outreach_wait_seconds", help: "Waits.", buckets: [0.1, 1])
        histogram.observe(0.05)
        histogram.observe(.milliseconds(500))
        histogram.observe(7)
        metrics.register { [Sample("outreach_read_now", help: "Now.", value: 4)] }
        let page = await metrics.exposition()
        for line in [
            "# TYPE outreach_things_total counter", #"outreach_things_total{kind="a\"b\n"} 3"#, "outreach_level 1.5",
            #"outreach_wait_seconds_bucket{le="0.1"} 1"#, #"outreach_wait_seconds_bucket{le="1"} 2"#,
            #"outreach_wait_seconds_bucket{le="+Inf"} 3"#, "outreach_wait_seconds_count 3", "outreach_read_now 4",
        ] {
            #expect(page.contains(line + "\n"), "\(line) is missing")
        }
    }

    @Test func oneNameIsOneSeries() {
        let metrics = Metrics()
        metrics.counter("outreach_same_total", help: "Same.").add()
        metrics.counter("outreach_same_total", help: "Same.").add()
        #expect(metrics.counter("outreach_same_total", help: "Same.").value == 2)
    }
}
