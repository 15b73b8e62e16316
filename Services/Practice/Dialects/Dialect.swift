internal import EventLoop
internal import HTTPServer
internal import Telemetry

/// One network's way of speaking. Confined to the loop; nothing in ``answer(_:_:)`` waits, so calls never interleave.
protocol Dialect {
    var network: PracticeNetwork { get }
    /// Judges a call and does what it asks. Says in `call` what it is about as soon as that is known, and gives faults their
    /// chance (``World/strike(_:)``) after the credentials and before the input is judged.
    /// - Throws: ``PracticeRefusal`` or ``Struck``.
    func answer(_ request: DialectRequest, _ call: CallUnderWay) throws -> Reply
    /// How the network says that a fault happened; not asked for resets and slowness.
    func reply(to fault: Fault) -> Reply
    /// Headers that every answer carries.
    func dress(_ reply: Reply, _ request: DialectRequest) -> Reply
}
