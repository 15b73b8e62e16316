internal import AdapterWire
internal import FoundationEssentials
internal import HTTPClient
internal import JSON

extension OperationRun {
    /// What all results of a step may take as JSON, so that they fit into one call together with the state.
    private static let maxResults = Frame.maxCall - (1 << 20)

    /// Makes a step's requests, one after the other in their order.
    mutating func send(
        _ requests: [WireRequest], _ willCommit: () async throws -> Bool
    ) async throws(AdapterFailure) -> [WireResult] {
        for request in requests { try check(request) }
        var results: [WireResult] = []
        var room = OperationRun.maxResults
        for request in requests {
            var result = WireResult(id: request.id, try await send(request, willCommit))
            let size = result.json.serialized().count
            if size <= room {
                room -= size
            } else {
                result = WireResult(id: request.id, .trouble(.tooLarge, sent: true))
            }
            results.append(result)
        }
        return results
    }

    private mutating func send(
        _ request: WireRequest, _ willCommit: () async throws -> Bool
    ) async throws(AdapterFailure) -> WireResult.Outcome {
        guard var message = try message(of: request) else { return .trouble(.refused, sent: false) }
        try checkTime()
        if request.commits { try await commit(willCommit) }
        if !request.commits, !["GET", "HEAD"].contains(request.method) { mayHaveActed = true }
        message.timeout = min(.seconds(request.timeout), ContinuousClock.now.duration(to: deadline))
        do throws(HTTPClientError) {
            return outcome(of: try await performer.client.send(message), to: request)
        } catch {
            // Only now is it certain that nothing left this machine.
            if request.commits { (mayHaveArrived, isUnanswered) = (error.mayHaveBeenSent, error.mayHaveBeenSent) }
            guard let trouble = WireResult.Trouble(error.code) else { throw .stopped }
            return .trouble(trouble, sent: error.mayHaveBeenSent)
        }
    }

    /// The last moment before the deed. The clock is asked again after `willCommit`: a process that was paused must not
    /// do what somebody else has taken over.
    private mutating func commit(_ willCommit: () async throws -> Bool) async throws(AdapterFailure) {
        guard (try? await willCommit()) == true else {
            throw AdapterFailure(.deadline, "The claim on this action was lost before anything was sent.")
        }
        try checkTime()
        mayHaveArrived = true
    }

    private mutating func outcome(of reply: HTTPReply, to request: WireRequest) -> WireResult.Outcome {
        let document = request.capture.isEmpty ? nil : try? JSONValue.parse(reply.body)
        let captured = hidden.capture(
            request.capture, from: document, succeeded: (200...299).contains(reply.status))
        // After capturing: what was captured is hidden too.
        let scrubber = hidden.scrubber()
        let headers = reply.headers.map {
            WireHeader(name: scrubber.scrubbed($0.name), value: scrubber.scrubbed($0.value))
        }
        return .answer(status: reply.status, headers: headers, body: scrubber.body(reply.body), captured: captured)
    }
}

extension Scrubber {
    fileprivate func body(_ bytes: [UInt8]) -> WireBody {
        let clean = scrubbed(body: bytes)
        return String(validating: clean, as: UTF8.self).map(WireBody.text) ?? .base64(Data(clean).base64EncodedString())
    }
}

extension WireResult.Trouble {
    /// - Returns: `nil` for a call that was cancelled: then there is nobody left to tell.
    fileprivate init?(_ code: HTTPClientError.Code) {
        switch code {
        case .timeout: self = .timeout
        case .unreachable: self = .unreachable
        case .tls: self = .tls
        case .tooLarge: self = .tooLarge
        case .invalidURL, .privateAddress: self = .refused
        case .cancelled: return nil
        }
    }
}
