internal import AdapterWire
internal import JSON
internal import Secrets

/// One request, from asking to its answer. Confined to its loop.
final class PendingCall {
    let call: AdapterCall
    /// With its header.
    let frame: [UInt8]
    let asked = ContinuousClock.now
    /// How many hosts it has ended.
    var endedHosts = 0
    private var answer: ((Result<JSONValue, AdapterFailure>) -> Void)?

    init(_ call: AdapterCall, _ bytes: [UInt8], _ answer: @escaping (Result<JSONValue, AdapterFailure>) -> Void) {
        self.call = call
        frame = Frame.header(bytes.count) + bytes
        self.answer = answer
    }

    func finish(_ result: Result<JSONValue, AdapterFailure>) {
        answer?(result)
        answer = nil
    }

    /// What is under way has a lease that runs out: it does not wait behind what has not begun.
    var rank: Int {
        switch call {
        case .manifest, .resume: 0
        case .start: 1
        case .inbound: 2
        }
    }

    /// Two requests of the same bytes are the same input.
    var fingerprint: [UInt8] { sha256(frame) }

    /// The reply, if it has a shape of the contract.
    func read(_ reply: [UInt8]) throws(WireError) -> JSONValue {
        let json: JSONValue
        // What a network sent stands in the answer to its call.
        var isLenient = false
        if case .inbound = call { isLenient = true }
        do { json = try JSONValue.parse(reply, leniently: isLenient) } catch { throw WireError("reply", "is not JSON") }
        switch call {
        case .manifest: break
        case .start, .resume: _ = try Step(json)
        case .inbound: _ = try InboundAnswer(json)
        }
        return json
    }

    /// Why it cannot be asked at all. Something that may be under way already must not look as if it never began.
    func refusal(_ reason: String) -> AdapterFailure {
        if case .resume = call {
            AdapterFailure(.adapterCrashed, reason)
        } else {
            AdapterFailure(.adapterMissing, reason)
        }
    }
}
