internal import Database
internal import JSON
internal import Quarantine
internal import SocialContract

/// Exact counts of people by status and by how far they ever got: a sum over 64 rows, whatever the number of people.
struct SocialPipelineCounts: Sendable {
    let database: Database

    struct Snapshot: Sendable {
        var current: [(name: String, count: Int64)]
        var ever: [SocialPipelineStage: Int64]
        var reached: SocialPipelineStage.Reached
        /// A restore keeps everything from going on.
        var isQuarantined: Bool

        /// Shape: design section 7.
        var json: JSONValue {
            let stages = SocialPipelineStage.allCases.map { stage -> JSONValue in
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
        SocialDiscoveryStatus.allCases.map(\.rawValue) + SocialOutreachStatus.allCases.map(\.rawValue)

    func read() async throws -> Snapshot {
        let row = try await database.first(
            """
            SELECT sum(discovered)::bigint AS discovered, sum(reviewed)::bigint AS reviewed, sum(qualified)::bigint AS qualified,
                   sum(rejected)::bigint AS rejected, sum(pending)::bigint AS pending, sum(drafted)::bigint AS drafted,
                   sum(sent)::bigint AS sent, sum(followup)::bigint AS followup, sum(closed)::bigint AS closed,
                   sum(ever_discovered)::bigint AS ever_discovered, sum(ever_reviewed)::bigint AS ever_reviewed,
                   sum(ever_qualified)::bigint AS ever_qualified, sum(ever_drafted)::bigint AS ever_drafted,
                   sum(ever_sent)::bigint AS ever_sent, sum(ever_followup)::bigint AS ever_followup,
                   \(sql: QuarantineStanding.stands) AS is_quarantined
            FROM social.social_profile_counts
            """)
        func sum(_ name: String) throws(DatabaseError) -> Int64 {
            let sum: Int64? = try row.flatMap { row throws(DatabaseError) in try row[name] }
            return sum ?? 0
        }
        let (discovered, drafted, sent) = (try sum("ever_discovered"), try sum("ever_drafted"), try sum("ever_sent"))
        return Snapshot(
            current: try SocialPipelineCounts.statuses.map { status throws(DatabaseError) in
                (name: status, count: try sum(status))
            },
            ever: [
                .discovery: discovered, .review: try sum("ever_reviewed"), .drafting: drafted, .sending: sent,
                .followups: try sum("ever_followup"),
            ],
            reached: .init(
                discovered: discovered, qualified: try sum("ever_qualified"), drafted: drafted, sent: sent),
            isQuarantined: try row?["is_quarantined"] ?? false)
    }
}
