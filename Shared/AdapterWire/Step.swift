package import JSON

/// What an adapter wants next.
package enum Step: Sendable, Equatable {
    case http([WireRequest], state: JSONValue)
    /// Seconds, at most 30.
    case wait(Double, state: JSONValue)
    /// W3C WebDriver commands, performed where browser sessions live.
    case browser([JSONValue], state: JSONValue)
    case done(JSONObject)
    case failed(AdapterFailure)

    package static let maxRequests = 8
    package static let maxWait = 30.0
    package static let maxStateBytes = 64 << 10

    /// - Throws: for anything the contract does not know, unknown members included.
    package init(_ json: JSONValue) throws(WireError) {
        var members = try Members(json, at: "step")
        switch try members.string("step") {
        case "http": self = .http(try Step.requests(&members), state: try Step.state(&members))
        case "wait":
            let seconds = try members.number("seconds") ?? 0
            guard seconds <= Step.maxWait else { throw members.error("seconds", "must be at most 30") }
            self = .wait(seconds, state: try Step.state(&members))
        case "browser":
            let commands = try members.array("commands")
            self = .browser(commands, state: try Step.state(&members))
        case "done": self = .done(try members.object("outcome"))
        case "failed": self = .failed(try Step.failure(&members))
        default: throw members.error("step", "must be http, wait, browser, done or failed")
        }
        try members.finish()
    }

    private static func requests(_ members: inout Members) throws(WireError) -> [WireRequest] {
        var requests: [WireRequest] = []
        for (index, json) in try members.array("requests").enumerated() {
            requests.append(try WireRequest(json, at: "step.requests[\(index)]"))
        }
        guard (1...maxRequests).contains(requests.count) else {
            throw members.error("requests", "must hold 1 to \(maxRequests) requests")
        }
        guard Set(requests.map(\.id)).count == requests.count else {
            throw members.error("requests", "has an id twice")
        }
        guard requests.count(where: \.commits) <= 1 else {
            throw members.error("requests", "has more than one request that commits")
        }
        return requests
    }

    private static func state(_ members: inout Members) throws(WireError) -> JSONValue {
        let state = members.any("state") ?? .null
        guard state.serialized().count <= maxStateBytes else { throw members.error("state", "is over 64 KiB") }
        return state
    }

    private static func failure(_ members: inout Members) throws(WireError) -> AdapterFailure {
        let code: AdapterFailure.Code = try members.choice("code")
        guard !code.isHosts else { throw members.error("code", "is the host's to say") }
        return AdapterFailure(code, try members.string("reason"), retryAfter: try members.number("retry_after"))
    }

    package var json: JSONValue {
        switch self {
        case .http(let requests, let state):
            ["step": "http", "requests": .array(requests.map(\.json)), "state": state]
        case .wait(let seconds, let state): ["step": "wait", "seconds": .double(seconds), "state": state]
        case .browser(let commands, let state): ["step": "browser", "commands": .array(commands), "state": state]
        case .done(let outcome): ["step": "done", "outcome": .object(outcome)]
        case .failed(let failure):
            [
                "step": "failed", "code": .string(failure.code.rawValue), "reason": .string(failure.unabridged),
                "retry_after": failure.retryAfter.map(JSONValue.double) ?? .null,
            ]
        }
    }
}
