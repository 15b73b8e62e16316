/// R0.22.
package enum SocialOutreachStatus: String, Sendable, CaseIterable {
    case pending, drafted, sent, followup, closed
}
