internal import Products

extension Commands {
    /// Everything of Social Outreach, in the order of the help page.
    static let social =
        (importing + profiles + pipeline + jobs + drafts + templates + hands + platforms + messages + followups
        + replies).map { $0.of(Product.social.name) }
}
