package import AdapterWire
package import EventLoop
internal import HTTPClient
package import JSON
package import Telemetry

/// What the host would say of an operation's steps before anything is sent, for whoever tries an adapter out.
package struct Rehearsal {
    private var run: OperationRun

    /// - Throws: when the adapter has no such operation.
    package init(
        _ start: AdapterCall.Start, on session: any AdapterSession, loop: Loop, log: Log
    ) throws(AdapterFailure) {
        let manifest = session.manifest
        guard let operation = manifest.operation(start.operation) else {
            throw AdapterFailure(.notAvailable, "\(manifest.displayName) has no operation \"\(start.operation)\".")
        }
        let performer = Performer(
            client: HTTPClient(loop: loop, log: log), bases: BaseAddresses(), loop: loop, log: log)
        // Whether they are set is the operator's matter; that they are declared is the adapter's.
        let credentials = Dictionary(operation.credentials.map { ($0, "set") }) { first, _ in first }
        run = OperationRun(
            performer: performer, session: session, operation: operation, start: start, credentials: credentials,
            deadline: .now + .seconds(60))
    }

    /// - Throws: what would end the operation there.
    package mutating func check(_ requests: [WireRequest]) throws(AdapterFailure) {
        for request in requests { try run.check(request) }
    }

    /// - Returns: what is wrong with an outcome that the host would take, or half believe.
    package func findings(in outcome: JSONObject) -> [String] {
        var found: [String] = []
        let acts = ![Manifest.Operation.Name.reconcile.rawValue, "inbound"].contains(run.operation.name.rawValue)
        if acts, !run.hasCommitted {
            found.append("it is done, and no request of it commits: the host takes none of this for the deed")
        }
        if run.operation.name.rawValue == "message", outcome["external_id"]?.stringValue == nil {
            found.append("the outcome has no external_id: receipts and replies cannot be matched with the message")
        }
        return found
    }
}
