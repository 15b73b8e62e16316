package import Jobs
internal import SocialContract

extension JobTables {
    /// The jobs that stage calls began; an item is a draft that is to be written.
    package static let drafting = JobTables(
        path: SocialJobs.path, prefix: "Social", kinds: SocialJobs.kinds, jobs: SocialJobs.table,
        items: "social.social_draft_items",
        subject: "profile_id",
        alike: "o.profile_id = i.profile_id AND o.message_type = i.message_type",
        stoppable: ["review", "draft", "followup"])
}
