internal import Database
package import Telemetry

extension Outbox {
    /// What the operator must see: how far behind each subscription is, who holds the fence, and what failed.
    package func registerGauges(_ metrics: Metrics = .shared) {
        metrics.register { [weak self] in (try? await self?.samples()) ?? [] }
    }

    private func samples() async throws -> [Sample] {
        var samples = [
            Sample(
                "outreach_outbox_listener_reconnects_total",
                help: "Times the doorbell's connection was lost and renewed.",
                kind: .counter, value: Double(doorbell.reconnects)),
            Sample(
                "outreach_outbox_lease_rescued_total", help: "Shards taken over from a process that fell silent.",
                kind: .counter, value: Double(consumers.reduce(0) { $0 + $1.leases.rescued })),
        ]
        for backlog in try await Backlog.all(on: database) {
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
        let row = try await database.first(
            """
            SELECT extract(epoch FROM clock_timestamp() - xact_start)::float8, pid FROM pg_stat_activity
            WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() ORDER BY xact_start LIMIT 1
            """)
        let pid: Int32? = try row?[1]
        return [
            Sample(
                "outreach_outbox_fence_lag_seconds",
                help: "Age of the oldest writing transaction; its pid holds the fence.",
                labels: ["pid": pid.map { "\($0)" } ?? "none"], value: try row?[0] ?? 0)
        ]
    }

    private func failures() async throws -> [Sample] {
        let row = try await database.first(
            """
            SELECT (SELECT count(*) FROM outbox.dead_letters), (SELECT count(*) FROM outbox.parked),
                   (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
                    WHERE inhparent = 'outbox.events'::regclass)
            """)
        let values: [Int64] = [try row?[0] ?? 0, try row?[1] ?? 0, try row?[2] ?? 0]
        return [
            Sample(
                "outreach_outbox_dead_letters", help: "Events given up after the last attempt.",
                value: Double(values[0])),
            Sample(
                "outreach_outbox_parked", help: "Events waiting behind a failure of their subject.",
                value: Double(values[1])),
            Sample("outreach_outbox_held_bytes", help: "Size of the log that is kept.", value: Double(values[2])),
        ]
    }
}
