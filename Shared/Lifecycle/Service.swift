/// A part of a process that runs until the process ends: a server, a subscription, a pool.
package protocol Service: Sendable {
    /// How log lines call it.
    var name: String { get }
    /// Returns when the service is ready for its neighbours. Throwing ends the process.
    func start() async throws
    /// Finishes what is in flight and lets go. Called once, and only after ``start()`` returned.
    func stop() async
}
