/// R0.31.
package enum SocialMessageType: String, Sendable, CaseIterable {
    case initial, followup
}
