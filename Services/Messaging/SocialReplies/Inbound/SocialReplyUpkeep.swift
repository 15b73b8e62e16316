package import Database

/// Throws away what replies leave behind and nobody needs any more.
package struct SocialReplyUpkeep: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// A reply that was taken back before it was here may still come for so long: networks repeat a call for some days.
    static let removedDays: Int64 = 30
    /// For so long after somebody's last reply it is told how many of theirs were not kept.
    static let surplusDays: Int64 = 90
    /// Rows of each table, whatever their age: the newest.
    static let most: Int64 = 100_000

    /// Now and then, by whoever keeps the house.
    package func tend() async throws { try await tend(most: SocialReplyUpkeep.most) }

    func tend(most: Int64) async throws {
        for shedding in [
            Shedding("social.social_removed_replies", by: "removed_at", after: SocialReplyUpkeep.removedDays),
            Shedding("social.social_surplus_replies", by: "last_at", after: SocialReplyUpkeep.surplusDays),
        ] { try await shedding.shed(most: most, in: database) }
    }
}
