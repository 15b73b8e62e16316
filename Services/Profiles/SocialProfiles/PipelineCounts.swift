internal import Database
internal import JSON
internal import SocialContract

/// Exact counts of people by status and by how far they ever got: a sum over 64 rows, whatever the number of people.
struct PipelineCounts: Sendable {
    let database: Database

    struct Snapshot: Sendable {
        var current: [(name: String, count: Int64)]
        var ever: [PipelineStage: Int64]
        var reached: PipelineStage.Reached

        /// Shape: design section 7.
        var json: JSONValue {
            let stages = PipelineStage.allCases.map { stage -> JSONValue in
                [
                    "stage": .string(stage.rawValue), "unlocked": .bool(stage.isUnlocked(reached)),
                    "requirement": JSONValue(stage.requirement), "count": .int(ever[stage] ?? 0),
                ]
            }
            return [
                "status": "active",
                "counts": .object(JSONObject(current.map { (key: $0.name, value: .int($0.count)) })),
                "stages": .array(stages),
            ]
        }
    }

    private static let statuses =
        DiscoveryStatus.allCases.map(\.rawValue) + OutreachStatus.allCases.map(\.rawValue)

    func read() async throws -> Snapshot {
        let row = try await database.first(
            """
            SELECT sum(discovered)::bigint, sum(reviewed)::bigint, sum(qualified)::bigint, sum(rejected)::bigint,
                   sum(pending)::bigint, sum(drafted)::bigint, sum(sent)::bigint, sum(followup)::bigint, sum(closed)::bigint,
                   sum(ever_discovered)::bigint, sum(ever_reviewed)::bigint, sum(ever_drafted)::bigint,
                   sum(ever_sent)::bigint, sum(ever_followup)::bigint, sum(ever_qualified)::bigint
            FROM social.social_profile_counts
            """)
        let sums: [Int64] = try (0..<15).map { column throws(DatabaseError) in
            let sum: Int64? = try row?[column]
            return sum ?? 0
        }
        return Snapshot(
            current: Array(zip(PipelineCounts.statuses, sums)).map { (name: $0.0, count: $0.1) },
            ever: [
                .discovery: sums[9], .review: sums[10], .drafting: sums[11], .sending: sums[12], .followups: sums[13],
            ],
            reached: .init(discovered: sums[9], qualified: sums[14], drafted: sums[11], sent: sums[12]))
    }
}
