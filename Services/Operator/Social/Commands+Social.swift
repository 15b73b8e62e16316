extension Commands {
    /// Everything of Social Outreach, in the order of the help page.
    static let social =
        importing + profiles + pipeline + jobs + drafts + templates + hands + platforms + messages + followups + replies
}
