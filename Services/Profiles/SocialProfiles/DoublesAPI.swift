internal import Database
internal import HTTPServer
internal import Listing
internal import SocialContract

/// Two known people who are one by today's spelling of names: nothing is merged by itself.
extension SocialProfilesAPI {
    var doublesRoutes: [Route] {
        [
            SocialProfilesAPI.doubles.route(
                "/api/social/doubles", .read, "People known twice, under two spellings of one name; close one of each.",
                database: repository.database)
        ]
    }

    private static let doubles = Listing(
        "social.doubles",
        Record(
            "SocialDouble",
            [
                .uuid("profile_id", "d.profile_id"), .uuid("same_as", "d.same_as"), .text("platform", "p.platform"),
                .text("username", "p.username"), .text("other_username", "o.username"),
                .choice("outreach_status", SocialOutreachStatus.allCases.map(\.rawValue), "p.outreach_status"),
                .choice("other_outreach_status", SocialOutreachStatus.allCases.map(\.rawValue), "o.outreach_status"),
                .timestamp("found_at", "d.found_at"),
            ]),
        from: """
            social.social_doubles d JOIN social.social_profiles p ON p.id = d.profile_id
            JOIN social.social_profiles o ON o.id = d.same_as
            """, orders: [Order(by: "found_at")])
}
