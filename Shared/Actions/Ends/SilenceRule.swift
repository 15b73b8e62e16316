/// How long an account is silent when its network says "slow down" (R0.90 "queue and retry"; decision 0018).
package enum SilenceRule {
    /// - Parameters:
    ///   - slowdowns: how often the network has said so before, since this account last got something through.
    ///   - retryAfter: what the network asks for, however long it is. Without it a minute, doubled each time; with it five seconds at
    ///     least, doubled likewise, for a network that asks for too little. Half an hour at most, unless it asks for more.
    package static func silence(slowdowns: Int, retryAfter: Duration?) -> Duration {
        let own = Doubling.pause(
            retryAfter == nil ? .seconds(60) : RetryRule.pauses[0], slowdowns, most: .seconds(1800))
        return max(retryAfter ?? .zero, own)
    }

    /// How much longer the message waits that was refused, so that the next in line gets the first call after the silence.
    /// - Parameter unfailed: its earlier tries that ended without failing; the first time it keeps its place.
    package static func turn(unfailed: Int) -> Duration {
        unfailed < 1 ? .zero : Doubling.pause(.seconds(60), unfailed - 1, most: .seconds(1800))
    }
}
