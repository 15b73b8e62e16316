internal import Database
internal import Secrets

extension SuppressionList {
    /// Compares the key with the one that is on record, and puts it on record at the very first start.
    /// - Throws: ``SuppressionKeyFault`` with a sentence for the operator, or what the database says.
    package func verifyKey() async throws {
        try await database.transaction { connection in
            // The lock keeps the first replica's answer for the others.
            let inserted = try await connection.execute(
                "INSERT INTO platform.suppression_key (check_value) VALUES (\(checkValue)) ON CONFLICT DO NOTHING")
            let row = try await connection.first(
                """
                SELECT check_value, EXISTS (SELECT FROM platform.suppression_hashes) AS is_used
                FROM platform.suppression_key
                """)
            guard let row else {
                throw SuppressionKeyFault(description: "the record of the suppression key is unreadable")
            }
            let stored: [UInt8] = try row["check_value"]
            let isUsed: Bool = try row["is_used"]
            if inserted > 0, isUsed {
                throw SuppressionKeyFault(
                    description: "the list of people who said no has lost the record of its key; restore a backup")
            }
            guard constantTimeEqual(stored, checkValue) else {
                throw SuppressionKeyFault(
                    description: """
                        OUTREACH_SUPPRESSION_KEY is not the key that the list of people who said no was written with; \
                        give back the old key, or every recorded no would be forgotten
                        """)
            }
        }
    }
}
