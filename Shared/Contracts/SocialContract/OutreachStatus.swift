/// R0.22.
package enum OutreachStatus: String, Sendable, CaseIterable {
    case pending, drafted, sent, followup, closed
}
