internal import Database
internal import HTTPServer
internal import Listing
internal import SocialContract

/// A person as the API shows them: the seed's columns by the seed's names (R0.16) and what was added.
enum SocialProfileRecord {
    static let record = Record(
        "SocialProfile",
        [
            .uuid("id", "p.id"), .text("platform", "p.platform", max: 50),
            .text("username", "p.username", "Their name on the network.", max: 255),
            .text("full_name", "p.full_name", max: 255).nullable,
            .text("profile_url", shownAddress).nullable,
            .text("bio", "p.bio").nullable, .text("location", "p.location", max: 255).nullable,
            .text("category", "p.category", max: 50).nullable,
            .integer("followers_count", "p.followers_count").nullable,
            .hundredths("engagement_score", "p.engagement_score::float8", "How much there is to write about.").nullable,
            .choice("discovery_status", SocialDiscoveryStatus.allCases.map(\.rawValue), "p.discovery_status"),
            .choice("outreach_status", SocialOutreachStatus.allCases.map(\.rawValue), "p.outreach_status"),
            .boolean("is_manual", "coalesce(p.is_manual, false)"),
            .timestamp("last_contacted_at", "p.last_contacted_at", "When the last message to them left.").nullable,
            .timestamp("created_at", "p.created_at").filled, .timestamp("updated_at", "p.updated_at").nullable,
            .text("platform_user_id", "p.platform_user_id", "Their lasting id on the network.", max: 255).nullable,
            .timestamp("last_replied_at", "p.last_replied_at").nullable,
            .timestamp("said_no_at", "p.said_no_at", "Since then nobody writes to them.").nullable,
            .choice("closed_reason", ["operator", "said_no"], "p.closed_reason", "Why the outreach is over.").nullable,
            .integer("version", "p.version", "Raised with every change; the ETag."),
        ])

    /// What `social.shown_address` gives, written out: PostgreSQL reads a function's body anew for each plan (measured: a third of a page).
    /// An address is ASCII, so it equals no other name's; and small letters of ASCII are cheap.
    private static let shownAddress: SQL = """
        CASE WHEN p.platform = 'facebook' AND p.username LIKE '%.%'
              AND p.profile_url = 'https://www.facebook.com/' || lower(replace(p.username, '.', '') COLLATE "C")
             THEN 'https://www.facebook.com/' || lower(p.username COLLATE "C") ELSE p.profile_url END
        """

    static let listing = Listing(
        "social.profiles", record, from: "social.social_profiles p",
        filters: [
            .equals(
                "platform", .known { SocialPlatform.names }, "p.platform", "Only this network."),
            .equals(
                "discovery_status", .choice(SocialDiscoveryStatus.allCases.map(\.rawValue)), "p.discovery_status",
                "Only people at this point."),
            .equals(
                "outreach_status", .choice(SocialOutreachStatus.allCases.map(\.rawValue)), "p.outreach_status",
                "Only people at this point."),
            .equals("category", .string(min: 1, max: 50), "p.category", "Only this category."),
            .equals("username", .string(min: 1, max: 255), "p.username", "Only this name on the network."),
            .flag("said_no", "p.said_no_at IS NOT NULL", "Only people who said no, or who did not."),
            .among("ids", .uuid, "p.id", "Only these people; once for each."),
            .from("created_from", "p.created_at", "Only people who were added then or later."),
            .before("created_before", "p.created_at", "Only people who were added before."),
        ], orders: [Order(by: "created_at")])
}
