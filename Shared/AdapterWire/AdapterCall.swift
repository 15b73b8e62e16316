package import JSON

/// What the host asks an adapter.
package enum AdapterCall: Sendable, Equatable {
    case manifest
    case start(Start)
    case resume(operation: String, state: JSONValue, results: [WireResult])
    case inbound(InboundCall)

    package struct Start: Sendable, Equatable {
        package var operation: String
        /// The same for every try of one action.
        package var key: String
        package var handle: String
        package var settings: JSONObject
        package var input: JSONObject

        package init(
            operation: String, key: String, handle: String, settings: JSONObject = [:], input: JSONObject
        ) {
            (self.operation, self.key, self.handle) = (operation, key, handle)
            (self.settings, self.input) = (settings, input)
        }
    }

    package init(_ json: JSONValue) throws(WireError) {
        var members = try Members(json, at: "call")
        switch try members.string("call") {
        case "manifest": self = .manifest
        case "start":
            var account = try Members(members.any("account") ?? [:], at: "call.account")
            self = .start(
                Start(
                    operation: try members.string("operation"), key: try members.string("key"),
                    handle: try account.string("handle"), settings: try account.object("settings"),
                    input: try members.object("input")))
        case "resume":
            var results: [WireResult] = []
            for result in try members.array("results") { results.append(try WireResult(result, at: "call.results")) }
            self = .resume(
                operation: try members.string("operation"), state: members.any("state") ?? .null, results: results)
        case "inbound": self = .inbound(try InboundCall(&members))
        case let other: throw members.error("call", "\"\(other)\" is not known")
        }
    }

    package var json: JSONValue {
        switch self {
        case .manifest: ["call": "manifest"]
        case .start(let start):
            [
                "call": "start", "operation": .string(start.operation), "key": .string(start.key),
                "account": ["handle": .string(start.handle), "settings": .object(start.settings)],
                "input": .object(start.input),
            ]
        case .resume(let operation, let state, let results):
            [
                "call": "resume", "operation": .string(operation), "state": state,
                "results": .array(results.map(\.json)),
            ]
        case .inbound(let call): call.json
        }
    }
}
