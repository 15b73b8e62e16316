/// R0.21.
package enum DiscoveryStatus: String, Sendable, CaseIterable {
    case discovered, reviewed, qualified, rejected
}
