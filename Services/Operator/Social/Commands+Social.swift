internal import Products

extension Commands {
    /// Everything of Social Outreach, in the order of the help page.
    static let social: [Command] = [
        importing, profiles, pipeline, jobs, drafts, templates, hands, platforms, messages, followups, replies,
    ].flatMap { $0 }.map { $0.of(Product.social.name) }
}
