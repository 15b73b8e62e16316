/// Bulk events wait in a lane of their own, so that a million imported people do not delay one sent message.
package enum Lane: Int16, Sendable, CaseIterable {
    case live = 0
    case bulk = 1
}
