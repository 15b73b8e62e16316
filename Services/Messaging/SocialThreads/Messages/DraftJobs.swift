package import Database
package import FoundationEssentials

/// The jobs that stage calls began.
package enum DraftJobs {
    /// A job's row is locked before its items are counted: whoever counted on an older view would leave it running forever.
    package static func complete(_ jobs: Set<UUID>, on connection: Connection) async throws {
        for job in jobs.sorted() {
            try await connection.execute("SELECT FROM social.social_jobs WHERE id = \(job) FOR UPDATE")
            try await connection.execute(
                """
                UPDATE social.social_jobs j SET done = c.done, failed = c.failed,
                    status = CASE WHEN c.pending = 0 AND j.status = 'running' THEN 'completed' ELSE j.status END,
                    completed_at = CASE WHEN c.pending = 0 THEN clock_timestamp() END
                FROM (SELECT count(*) FILTER (WHERE status = 'completed') AS done,
                             count(*) FILTER (WHERE status = 'failed') AS failed,
                             count(*) FILTER (WHERE status = 'pending') AS pending
                      FROM social.social_draft_items WHERE job_id = \(job)) c
                WHERE j.id = \(job)
                """)
        }
    }
}
