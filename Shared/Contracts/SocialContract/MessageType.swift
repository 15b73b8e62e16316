/// R0.31.
package enum MessageType: String, Sendable, CaseIterable {
    case initial, followup
}
