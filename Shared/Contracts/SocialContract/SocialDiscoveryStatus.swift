/// R0.21.
package enum SocialDiscoveryStatus: String, Sendable, CaseIterable {
    case discovered, reviewed, qualified, rejected
}
