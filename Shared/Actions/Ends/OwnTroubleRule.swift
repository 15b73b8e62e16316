/// When something is tried again that our own trouble kept from being called, such as an adapter that is not there.
package enum OwnTroubleRule {
    /// - Parameter unfailed: earlier tries of the action that ended without failing; the pause doubles with each.
    package static func pause(unfailed: Int, retryAfter: Duration?) -> Duration {
        max(retryAfter ?? .zero, Doubling.pause(.seconds(10), unfailed, most: .seconds(300)))
    }
}
