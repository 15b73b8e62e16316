internal import Database
internal import Telemetry

/// What the operator must see: how far behind each subscription is, who holds the fence, and what failed.
struct OutboxGauges {
    let outbox: Outbox

    func samples() async throws -> [Sample] {
        var samples = [
            Sample(
                "outreach_outbox_listener_reconnects_total",
                help: "Times the doorbell's connection was lost and renewed.",
                kind: .counter, value: Double(outbox.doorbell.reconnects)),
            Sample(
                "outreach_outbox_lease_rescued_total", help: "Shards taken over from a process that fell silent.",
                kind: .counter, value: Double(outbox.consumers.reduce(0) { $0 + $1.leases.rescued })),
        ]
        for backlog in try await Backlog.all(on: outbox.database) {
            let labels = ProductScope.labels(
                Subscription.product(of: backlog.subscription), ["subscription": backlog.subscription])
            samples.append(
                Sample(
                    "outreach_outbox_pending", help: "Events not applied yet, counted to 10,000.", labels: labels,
                    value: Double(backlog.pending)))
            samples.append(
                Sample(
                    "outreach_outbox_oldest_age_seconds", help: "Age of the oldest event not applied.", labels: labels,
                    value: backlog.oldestAge))
        }
        return samples + (try await fence()) + (try await failures())
    }

    /// The fence waits for the oldest open transaction of the cluster; its pid is what the operator needs.
    private func fence() async throws -> [Sample] {
        let row = try await outbox.database.first(
            """
            SELECT extract(epoch FROM clock_timestamp() - xact_start)::float8 AS age, pid FROM pg_stat_activity
            WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() ORDER BY xact_start LIMIT 1
            """)
        let pid: Int32? = try row?["pid"]
        return [
            Sample(
                "outreach_outbox_fence_lag_seconds",
                help: "Age of the oldest writing transaction; its pid holds the fence.",
                labels: ["pid": pid.map { "\($0)" } ?? "none"], value: try row?["age"] ?? 0)
        ]
    }

    private func failures() async throws -> [Sample] {
        let row = try await outbox.database.first(
            """
            SELECT (SELECT count(*) FROM outbox.dead_letters) AS dead, (SELECT count(*) FROM outbox.parked) AS parked,
                   (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
                    WHERE inhparent = 'outbox.events'::regclass) AS bytes
            """)
        let (dead, parked): (Int64, Int64) = (try row?["dead"] ?? 0, try row?["parked"] ?? 0)
        let bytes: Int64 = try row?["bytes"] ?? 0
        return [
            Sample(
                "outreach_outbox_dead_letters", help: "Events given up after the last attempt.",
                value: Double(dead)),
            Sample(
                "outreach_outbox_parked",
                help: "Events waiting behind a failure of their subject, or tried one by one after a process died.",
                value: Double(parked)),
            Sample("outreach_outbox_held_bytes", help: "Size of the log that is kept.", value: Double(bytes)),
        ]
    }
}
