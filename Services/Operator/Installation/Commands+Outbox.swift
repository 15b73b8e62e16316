internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import Timekeeping

extension Commands {
    private static let cause: [Command.Option] = [
        .init("subscription", "NAME", "of this subscription").needed,
        .init("fingerprint", "HEX", "of this cause only; without it all of the subscription"),
    ]

    static let outbox: [Command] = [
        .list(
            "outbox dead-letters list", nothing: "there are no dead letters",
            [
                .init("SUBSCRIPTION", field: "subscription"), .init("FINGERPRINT", field: "fingerprint"),
                .init("EVENTS", field: "events"), .init("LAST", field: "last"), .init("ERROR", field: "error"),
            ], summary: "events that failed to the end, by cause", examples: ["outreach outbox dead-letters list"]
        ) { invocation, _ in
            try await deadLetters(invocation) { try await $0.causes().map(\.json) }
        },
        Command(
            "outbox dead-letters replay", options: cause, summary: "put them back in line, in their order",
            examples: ["outreach outbox dead-letters replay --subscription social.messaging.recipients"]
        ) { invocation in
            let name = try invocation.required("subscription")
            let count = try await deadLetters(invocation) { letters in
                try await letters.replay(
                    subscription: name, fingerprint: invocation.value("fingerprint"), actor: actor(invocation))
            }
            return say("replayed", count, invocation)
        },
        Command(
            "outbox dead-letters discard", options: cause, summary: "give them up for good",
            examples: [
                "outreach outbox dead-letters discard --subscription social.messaging.recipients --fingerprint 9af1…"
            ]
        ) { invocation in
            let name = try invocation.required("subscription")
            let count = try await deadLetters(invocation) { letters in
                try await letters.discard(
                    subscription: name, fingerprint: invocation.value("fingerprint"), actor: actor(invocation))
            }
            return say("discarded", count, invocation)
        },
        Command(
            "outbox retire", operands: ["NAME"], summary: "free what an abandoned subscription holds back",
            examples: ["outreach outbox retire social.messaging.old"]
        ) { invocation in
            let name = invocation.operands[0]
            try await deadLetters(invocation) { try await $0.retire(subscription: name, actor: actor(invocation)) }
            invocation.terminal.json
                ? invocation.terminal.result(["retired": .string(name)]) : invocation.terminal.result("retired")
            return .ok
        },
    ]

    private static func deadLetters<T: Sendable>(
        _ invocation: Invocation, _ body: (DeadLetters) async throws -> T
    ) async throws -> T {
        try await OperatorDatabase.with(invocation) { try await body(DeadLetters(database: $0)) }
    }

    /// Who is written beside the act.
    private static func actor(_ invocation: Invocation) -> String {
        "operator " + (invocation.environment["SUDO_USER"] ?? invocation.environment["USER"] ?? "unknown")
    }

    private static func say(_ verb: String, _ count: Int, _ invocation: Invocation) -> ExitCode {
        if invocation.terminal.json {
            invocation.terminal.result([verb: JSONValue(count)])
        } else {
            invocation.terminal.result("\(verb) \(count)")
        }
        return .ok
    }
}

extension DeadLetters.Cause {
    fileprivate var json: JSONValue {
        [
            "subscription": .string(subscription), "fingerprint": .string(fingerprint), "error": .string(error),
            "events": .int(events), "first": .string(first.iso8601), "last": .string(last.iso8601),
        ]
    }
}
